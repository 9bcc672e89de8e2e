import type { Instalment } from '#shared/contracts/record.ts'
import { addDays, type LocalDate } from '../calendar/time.ts'

/** The instalment as disputed: the newest word counts, unless it was taken back since, so that the order of words means nothing. */
export function dispute(instalment: Instalment, at: Date): Instalment {
  const { disputedAt } = instalment
  if (isTakenBack(instalment, 'disputed', at) || (disputedAt !== null && at <= disputedAt)) return instalment
  return { ...instalment, disputedAt: at }
}

/** The instalment with the promise to pay on a day: the newest promise counts, unless it was taken back since. */
export function promise(instalment: Instalment, { at, on }: { at: Date; on: LocalDate }): Instalment {
  const { promise: known } = instalment
  if (isTakenBack(instalment, 'payment-promised', at) || (known !== null && at <= known.at)) return instalment
  return { ...instalment, promise: { at, on } }
}

/** The instalment without what was said up to then of a dispute, or of a promise. */
export function takeBack(instalment: Instalment, fact: 'disputed' | 'payment-promised', at: Date): Instalment {
  if (isTakenBack(instalment, fact, at)) return instalment
  const { disputedAt, promise: promised } = instalment
  const kept = { ...instalment, takenBackAt: { ...instalment.takenBackAt, [fact]: at } }
  if (fact === 'disputed') return disputedAt !== null && disputedAt <= at ? { ...kept, disputedAt: null } : kept
  return promised !== null && promised.at <= at ? { ...kept, promise: null } : kept
}

/** The last day on which nobody is asked for money that was promised: the day after the promised one, when it may still arrive. */
export function lastDayOfPromise({ promise: promised }: Pick<Instalment, 'promise'>): LocalDate | null {
  return promised === null ? null : addDays(promised.on, 1)
}

function isTakenBack({ takenBackAt }: Instalment, fact: string, at: Date): boolean {
  const before = takenBackAt?.[fact]
  return before !== undefined && at <= before
}
