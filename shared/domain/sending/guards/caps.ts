import { type Category, holdsScenario, type MessageKind, type TrailValues } from '#shared/contracts/message.ts'
import type { NumberTexts } from '#shared/contracts/number-texts.ts'
import { localDateOf } from '../../calendar/time.ts'
import { countryOfNumber } from '../../people/number-country.ts'
import { type Asking, type Capped, cappedBy, isCounted, withReserved } from '../../policies/caps.ts'
import { followsAnswer } from '../../scenarios/follows-answer.ts'
import type { Case } from '../case.ts'
import { fillIn } from '../filled-text.ts'
import { type Guard, refuse } from './guard.ts'

/** Whether the number still has room for this text by what was counted; the count itself is written right before the claim. */
export const withinCaps: Guard = {
  code: 'caps',
  check(one) {
    const { destination, counted, rules, reserved = [] } = one.reading
    if (destination === null || one.reading.zones.length === 0) return 'not-asked'
    const asking = askingOf(one)
    if (asking === null) return 'pass'
    const all = withReserved(counted, reserved, asking.day)
    const capped = cappedBy(asking, all, { country: countryOfNumber(destination.phone), rules })
    return capped === null ? 'pass' : refuse('suppressed', 'capped', cappedValues(capped, counted))
  },
}

/** `yet`: the winner has not left so far, and goes first by its precedence. */
function cappedValues({ by, winner }: Capped, counted: NumberTexts | null): TrailValues {
  const hasLeft = counted?.texts.some(({ id }) => id === winner) === true
  return { cap: by, winner, ...(!hasLeft && { yet: 'yes' }) }
}

/** What is counted when this text leaves now; null where nothing is. */
export function askingOf(one: Case): Asking | null {
  const { message, reading, now } = one
  const [west] = reading.zones
  const isSingle = message.page === null || goesElsewhere(one)
  if (west === undefined || !isCounted(message.category, isSingle)) return null
  const filled = fillIn(one)
  const print = filled?.ok === true ? printOfText(filled.text) : ''
  return {
    ...{ id: message.id, at: now, day: localDateOf(now, west), category: countedAs(one) },
    ...{ isBroad: isBroad(message.kind) && countedAs(one) === message.category, print, isSingle },
  }
}

/** To another number than its person's: its receipt is found by what was counted for that number. */
function goesElsewhere({ message, kind }: Case): boolean {
  return kind.scenario?.steps.some(({ id, to }) => id === message.details.step && to !== null) === true
}

/** What somebody asked for by their answer a moment ago is no marketing that comes unasked: it counts as a single service text. */
function countedAs({ message, kind }: Case): Category {
  const isAnswer =
    message.page === null && kind.scenario !== undefined && followsAnswer(kind.scenario, message.details.step)
  return isAnswer ? 'transactional' : message.category
}

/** Whether texts of the kind count in a month: what a company sends by its own choice, no greeting of a day. */
export function isBroad(kind: MessageKind): boolean {
  return holdsScenario(kind) || kind === 'broadcast'
}

/** 32 bits are enough to tell a text from the few that the number got in half a minute (FNV-1a). */
export function printOfText(text: string): string {
  let print = 0x811c9dc5
  for (const unit of text) print = Math.imul(print ^ (unit.codePointAt(0) ?? 0), 0x01000193)
  return (print >>> 0).toString(36)
}
