import { addDays, instantOf } from '../../calendar/time.ts'
import { nextOpening } from '../../policies/open-hours.ts'
import { hoursFor } from '../../policies/reach-policy.ts'
import { type Case, isUrgent, type Judged, type ReadersDay, verdictAt } from '../case.ts'
import { type Guard, type GuardAnswer, refuse } from './guard.ts'

export const zoneKnown: Guard = {
  code: 'zone-known',
  check({ reading: { destination, zones } }) {
    if (destination === null) return 'not-asked'
    return zones.length === 0 ? refuse('suppressed', 'zone-unknown') : 'pass'
  },
}

/** A text of a certain day belongs to that day of the reader's. */
export const dayNotOver: Guard = {
  code: 'day-not-over',
  check(one) {
    if (one.reading.zones.length === 0) return 'not-asked'
    const { ends } = readersDay(one)
    return ends !== null && one.now >= ends ? refuse('expired', 'too-late') : 'pass'
  },
}

/**
 * Passes where the hour is right wherever the reader may be. Else the text waits for the next one that is, if it will still
 * be in time and true then, as far as is known now.
 */
export const hoursPermitted: Guard = {
  code: 'hours',
  check(one) {
    const { destination, zones } = one.reading
    return destination === null || zones.length === 0 ? 'not-asked' : checkHours(one, destination.phone)
  },
}

function checkHours(one: Case, phone: string): GuardAnswer {
  const { message, kind, now } = one
  const { zones, optOut, rules } = one.reading
  const { begins, ends } = readersDay(one)
  const from = begins !== null && begins > now ? begins : now
  const hours = hoursFor({ kind, category: message.category, phone, optOut, isUrgent: isUrgent(one) }, rules)
  const opening = nextOpening(from, zones, hours)
  if (opening === null) return refuse('suppressed', 'no-common-hour')
  if (opening <= now) return 'pass'
  const inTime = [message.notAfter, ends].every((end) => end === null || opening < end)
  const stillRight = inTime && verdictAt(one, opening)?.kind === 'right'
  if (!stillRight) return refuse('expired', 'quiet-hours')
  return { kind: 'wait', until: opening, because: from > now ? 'reader-day' : 'quiet-hours' }
}

function readersDay(one: Case): ReadersDay {
  one.day ??= dayOf(one.message, one.reading.zones)
  return one.day
}

function dayOf({ details: { date } }: Judged, [west]: readonly string[]): ReadersDay {
  if (date === undefined || west === undefined) return { begins: null, ends: null }
  return { begins: instantOf(date, '00:00', west), ends: instantOf(addDays(date, 1), '00:00', west) }
}
