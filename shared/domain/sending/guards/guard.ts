import type { Reason, TrailValues } from '#shared/contracts/message.ts'
import type { Case } from '../case.ts'

/** What is asked of every text before it leaves. Words for each are in `domain/wording/check-words.ts`. */
export type GuardCode =
  | 'campaign-not-stopped'
  | 'in-time'
  | 'contact-known'
  | 'still-true'
  | 'campaign-active'
  | 'says-something'
  | 'countries-known'
  | 'address-usable'
  | 'country-open'
  | 'number-reachable'
  | 'opt-out'
  | 'zone-known'
  | 'consent'
  | 'hold'
  | 'day-not-over'
  | 'hours'
  | 'told-together'
  | 'caps'
  | 'template-approved'
  | 'wording-filled'
  | 'text-not-empty'

export type Refused = {
  kind: 'final'
  state: 'suppressed' | 'cancelled' | 'expired'
  because: Reason
  values: TrailValues
}
export type Waits = {
  kind: 'wait'
  until: Date
  because: 'quiet-hours' | 'reader-day' | 'campaign-paused' | 'countries-unknown' | 'gathering'
}

/** `not-asked` where what it would look at is missing: then a guard before it has refused. */
export type GuardAnswer = 'pass' | 'not-asked' | Refused | Waits

/** One rule common to all kinds. `check` is pure, and answers whatever the guards before it said. */
export type Guard = { readonly code: GuardCode; check(one: Case): GuardAnswer }

export function refuse(state: Refused['state'], because: Reason, values: TrailValues = {}): Refused {
  return { kind: 'final', state, because, values }
}
