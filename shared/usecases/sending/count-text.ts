import type { Message } from '#shared/contracts/message.ts'
import { isCountedOn, withText } from '#shared/domain/policies/caps.ts'
import { kindFor } from '#shared/domain/scenarios/registry.ts'
import type { Reading } from '#shared/domain/sending/case.ts'
import { withinCaps } from '#shared/domain/sending/guards/caps.ts'
import type { Refused } from '#shared/domain/sending/guards/guard.ts'
import { openCase, type SendDecision } from '#shared/domain/sending/judge-message.ts'
import type { NumberTextStore } from '#shared/ports/number-texts.ts'
import { untilSaved } from '../until-saved.ts'

/** As many workers as may want one number at once. */
const TRIES = 20

export type CountTextDeps = { counts: NumberTextStore }

/** A message as it was judged, and what it was judged by. */
type Judged = { draft: { message: Message }; reading: Reading }

/**
 * Counts a text for its number right before its claim, and answers null; or the refusal, where others took the last room
 * meanwhile. The count is one conditional write, so of two that want the last room one gets it. A message counts once: a
 * repeat, and a retry after a crash, find it counted, and write again only on another day. What is counted and then does not
 * leave stays counted: a number rather gets one text too few.
 * @param decision found room for it by the counts of `reading`, at `now`
 * @throws AppError CONFLICT (retryable) when others were first each time
 */
export async function countText(
  deps: CountTextDeps,
  { draft: { message }, reading }: Judged,
  { counts, toHash }: Pick<Extract<SendDecision, { kind: 'send' }>, 'counts' | 'toHash'>,
  now: Date,
): Promise<Refused | null> {
  if (counts === null) return null
  const { isSingle: _, ...text } = counts
  let { counted } = reading
  return untilSaved<Refused | null>({ what: 'the texts of this number', tries: TRIES }, async () => {
    if (counted !== reading.counted) {
      const answer = checkRoom(message, { ...reading, counted }, now)
      if (typeof answer !== 'string') return answer.kind === 'final' ? answer : null
    }
    if (isCountedOn(counted, text)) return null
    if (await deps.counts.save(withText(counted, toHash, text), counted?.rev ?? 'absent')) return null
    counted = (await deps.counts.findMany([toHash])).get(toHash) ?? null
    return 'lost'
  })
}

function checkRoom(message: Message, reading: Reading, now: Date) {
  const kind = kindFor({ kind: message.kind, content: reading.campaign.content })
  return withinCaps.check(openCase(message, kind, reading, now))
}
