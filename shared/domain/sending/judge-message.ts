import type { TrailValues } from '#shared/contracts/message.ts'
import type { Language } from '#shared/contracts/primitives.ts'
import type { NamedTemplate } from '#shared/contracts/template.ts'
import { countryOfNumber } from '../people/number-country.ts'
import { concerns } from '../people/opt-out-entry.ts'
import type { Asking } from '../policies/caps.ts'
import { missesHolidays } from '../policies/hours-of-country.ts'
import { nextOpening, WIDEST_HOURS } from '../policies/open-hours.ts'
import { shortVersionOf } from '../policies/policy-version.ts'
import { hoursFor } from '../policies/reach-policy.ts'
import type { Kind } from '../scenarios/kind.ts'
import { countParts } from '../wording/segments.ts'
import { type Case, isUrgent, type Judged, type Reading, verdictOf } from './case.ts'
import { fillIn, signatureIn } from './filled-text.ts'
import { askingOf } from './guards/caps.ts'
import { type Refused, refuse, type Waits } from './guards/guard.ts'
import { GUARDS } from './guards.ts'
import { plainOfText, valuesOf } from './registered-text.ts'

/** `counts`: what is counted for the number when it leaves now; null where nothing is. */
export type SendDecision =
  | {
      kind: 'send'
      to: string
      toHash: string
      text: string
      parts: number
      language: Language
      saw: TrailValues
      counts: Asking | null
      /** Who signs it, without brackets; null for nobody. */
      signature: string | null
      /** The records that it tells of, its own first, null for that alone; left out where its kind gathers none. */
      about?: string[] | null
      /** What a carrier that wants registered templates is told; null where it wants none. */
      template: NamedTemplate | null
    }
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
  const template = templateOf(one)
  return {
    kind: 'send',
    to: destination.phone,
    toHash: destination.phoneHash,
    text,
    parts,
    language,
    saw: { ...sawOf(one, destination.phone), ...(template && { template: template.id }), ...outside },
    counts: askingOf(one),
    signature: signatureIn(one, language),
    template,
    ...aboutIn(one),
  }
}

function aboutIn(one: Case): { about?: string[] | null } {
  const verdict = verdictOf(one)
  if (verdict?.kind !== 'right' || verdict.tells === undefined) return {}
  return { about: verdict.tells.length === 0 ? null : [one.message.subject.id, ...verdict.tells] }
}

function templateOf(one: Case): NamedTemplate | null {
  if (one.reading.destination?.wantsTemplate !== true) return null
  const plain = plainOfText(one)
  const approved = plain && one.reading.templates?.get(plain.id)
  return plain && approved ? { id: plain.id, code: approved.code, values: valuesOf(plain.places) } : null
}

/** What the guards saw, as it is kept on the trail of a text that leaves. */
function sawOf(one: Case, phone: string): TrailValues {
  const { message, kind, reading } = one
  const { optOut, contact, rules } = reading
  const { category } = message
  const verdict = verdictOf(one)
  const isAnyHour = hoursFor({ kind, category, phone, optOut, isUrgent: isUrgent(one) }, rules).length === 0
  const isGuess = missesHolidays({ country: countryOfNumber(phone), category }, rules, one.now.getUTCFullYear())
  return {
    record: verdict?.kind === 'right' ? verdict.saw : '',
    consent: category === 'marketing' ? (contact?.consent.marketing ?? '') : 'not-needed',
    optOut: optOut === null ? 'none' : concerns(optOut, category) ? 'passed' : 'marketing-only',
    hours: isAnyHour ? 'any' : isGuess ? 'open-holidays-unknown' : 'open',
    policy: shortVersionOf(rules),
  }
}

/**
 * When a page of these texts may begin in a zone: `now`, or the next morning, for which texts to staff need not wait. Each is then
 * judged by its own hours.
 */
export function openingOf(now: Date, zone: string, page: readonly Pick<Judged, 'category'>[]): Date {
  if (page.length > 0 && page.every(({ category }) => category === 'internal')) return now
  return nextOpening(now, [zone], [WIDEST_HOURS]) ?? now
}
