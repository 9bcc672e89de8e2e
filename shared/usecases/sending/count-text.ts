import type { Message } from '#shared/contracts/message.ts'
import { isCountedOn, withText } from '#shared/domain/policies/caps.ts'
import { kindFor } from '#shared/domain/scenarios/registry.ts'
import type { Reading } from '#shared/domain/sending/case.ts'
import { askingOf, withinCaps } from '#shared/domain/sending/guards/caps.ts'
import type { Refused } from '#shared/domain/sending/guards/guard.ts'
import { openCase } from '#shared/domain/sending/judge-message.ts'
import type { NumberTextStore } from '#shared/ports/number-texts.ts'
import { untilSaved } from '../until-saved.ts'

/** As many workers as may want one number at once. */
const TRIES = 20

export type CountTextDeps = { counts: NumberTextStore }

/**
 * Counts a text for its number right before its claim, and answers null; or the refusal, where others took the last room
 * meanwhile. The count is one conditional write, so of two that want the last room one gets it. A message counts once: a
 * repeat, and a retry after a crash, find it counted, and write again only on another day. What is counted and then does not
 * leave stays counted: a number rather gets one text too few.
 * @throws AppError CONFLICT (retryable) when others were first each time
 */
export async function countText(
  deps: CountTextDeps,
  message: Message,
  reading: Reading,
  now: Date,
): Promise<Refused | null> {
  const kind = kindFor({ kind: message.kind, content: reading.campaign.content })
  const asking = askingOf(openCase(message, kind, reading, now))
  const phoneHash = reading.destination?.phoneHash
  if (asking === null || phoneHash === undefined) return null
  const { isSingle: _, ...text } = asking
  let counted = reading.counted
  return untilSaved<Refused | null>({ what: 'the texts of this number', tries: TRIES }, async () => {
    const answer = withinCaps.check(openCase(message, kind, { ...reading, counted }, now))
    if (typeof answer !== 'string') return answer.kind === 'final' ? answer : null
    if (isCountedOn(counted, text)) return null
    if (await deps.counts.save(withText(counted, phoneHash, text), counted?.rev ?? 'absent')) return null
    counted = (await deps.counts.findMany([phoneHash])).get(phoneHash) ?? null
    return 'lost'
  })
}
