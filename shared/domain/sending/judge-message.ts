import type { TrailValues } from '#shared/contracts/message.ts'
import type { Language } from '#shared/contracts/primitives.ts'
import { concerns } from '../people/opt-out-entry.ts'
import { nextAllowedInstant, QUIET_HOURS } from '../policies/quiet-hours.ts'
import { quietHoursFor } from '../policies/reach-policy.ts'
import type { Kind } from '../scenarios/kind.ts'
import { countParts } from '../wording/segments.ts'
import { type Case, type Judged, type Reading, verdictOf } from './case.ts'
import { fillIn } from './filled-text.ts'
import { type Refused, refuse, type Waits } from './guards/guard.ts'
import { GUARDS } from './guards.ts'

export type SendDecision =
  | { kind: 'send'; to: string; toHash: string; text: string; parts: number; language: Language; saw: TrailValues }
  | Refused
  | Waits

/**
 * What is to become of a message at `now`: every guard in turn, in the order in which support wants to hear them. Pure;
 * called again with fresh readings when the first are over a second old.
 */
export function judgeMessage(message: Judged, kind: Kind, reading: Reading, now: Date): SendDecision {
  const one = openCase(message, kind, reading, now)
  for (const guard of GUARDS) {
    const answer = guard.check(one)
    if (typeof answer !== 'string') return answer
  }
  return sendCase(one)
}

export function openCase(message: Judged, kind: Kind, reading: Reading, now: Date): Case {
  return { message, kind, reading, now, verdict: undefined, filled: undefined, day: undefined }
}

/** The text that leaves when every guard has passed. */
export function sendCase(one: Case): SendDecision {
  const { destination } = one.reading
  const filled = fillIn(one)
  if (destination === null || filled?.ok !== true) return refuse('suppressed', 'no-usable-phone')
  const { text, language, outside } = filled
  const { parts } = countParts(text, destination.counting)
  return {
    kind: 'send',
    to: destination.phone,
    toHash: destination.phoneHash,
    text,
    parts,
    language,
    saw: { ...sawOf(one, destination.phone), ...outside },
  }
}

/** What the guards saw, as it is kept on the trail of a text that leaves. */
function sawOf(one: Case, phone: string): TrailValues {
  const { message, kind, reading } = one
  const { optOut, contact } = reading
  const verdict = verdictOf(one)
  const quiet = quietHoursFor({ kind, category: message.category, phone, optOut })
  return {
    record: verdict?.kind === 'right' ? verdict.saw : '',
    consent: message.category === 'marketing' ? (contact?.consent.marketing ?? '') : 'not-needed',
    optOut: optOut === null ? 'none' : concerns(optOut, message.category) ? 'passed' : 'marketing-only',
    hours: quiet === null ? 'any' : 'open',
  }
}

/** When a page may leave in a zone: `now`, or the end of the quiet hours that it is in. */
export function openingOf(now: Date, zone: string): Date {
  return nextAllowedInstant(now, zone, QUIET_HOURS)
}
