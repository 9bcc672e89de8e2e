import type { Reason, TrailValues } from '#shared/contracts/message.ts'

/** What decides whether a campaign means somebody, before any guard. Words for each are in `domain/wording/check-words.ts`. */
export type SelectionCode =
  | 'answered-then'
  | 'fires-that-day'
  | 'audience-kind'
  | 'audience-tag'
  | 'audience-except-tag'
  | 'audience-region'
  | 'audience-where'
  | 'audience-saved'
  | 'audience-list'
  | 'birthday-known'
  | 'birthday-that-day'
  | 'instalment-due'
  | 'date-that-day'
  | 'selected'
  | 'order-placed'
  | 'order-shipped'
  | 'order-heard'
  | 'record-heard'
  | 'record-owned'
  | 'step-begun'
  | 'entry-condition'
  | 'not-ended'
  | 'after-activation'
  | 'not-answered-yet'

/** One step of the way to a text: `because` where a reason of messages says it better than the code. */
export type Check<Code extends string = SelectionCode> = {
  code: Code
  result: 'yes' | 'no' | 'unknown' | 'not-asked'
  because: Reason | null
  values: TrailValues
}

export function checkOf(code: SelectionCode, holds: boolean, values: TrailValues = {}): Check {
  return { code, result: holds ? 'yes' : 'no', because: null, values }
}

/** What would have been looked at, had the one before it held. */
export function notAsked(code: SelectionCode): Check {
  return { code, result: 'not-asked', because: null, values: {} }
}
