import type { ForeseenPerson } from '#shared/contracts/dry-run.ts'
import type { Message } from '#shared/contracts/message.ts'
import type { Kind } from '../scenarios/kind.ts'
import type { Reading } from './case.ts'
import { judgeMessage, openingOf } from './judge-message.ts'
import { answeredElsewhere, isLeftByAStop, isOfRun } from './message-lifecycle.ts'
import { countOf, numberOf } from './texts-ahead.ts'

/** `at`: when it is looked at first. `found` holds its key already. */
export type Looked = { reading: Reading; at: Date; found: Message | undefined }

type Due = Pick<Message, 'notAfter' | 'category'>

/** A text waits for an opening, then for the reader's day: a third wait would be one that never ends. */
const MOST_WAITS = 4

/** When a page that is due at `at` is begun: at the end of the quiet hours of its zone, unless a text of its would be too late then. */
export function whenPageBegins(page: readonly Due[], at: Date, zone: string): Date {
  const opening = openingOf(at, zone, page)
  return page.every(({ notAfter }) => notAfter === null || opening < notAfter) ? opening : at
}

/**
 * What becomes of a message by the judge that judges each text right before it leaves: with an empty queue, a line that is
 * open, and nothing changed until then.
 */
export function foresee(message: Message, kind: Kind, { reading, at, found }: Looked): ForeseenPerson {
  const held = heldBackIn(message, at)
  if (found !== undefined && isAnswered(message, found)) {
    return held(answeredElsewhere(message, found, at).reason ?? 'answered-by-another-run')
  }
  let now = at
  for (let waits = 0; waits < MOST_WAITS; waits += 1) {
    const decision = judgeMessage(message, kind, reading, now)
    if (decision.kind === 'final') return held(decision.because)
    if (decision.kind === 'wait') {
      if (decision.because === 'countries-unknown' || decision.because === 'campaign-paused') {
        return held(decision.because)
      }
      now = decision.until
      continue
    }
    const { text, parts } = decision
    return {
      contactId: message.contactId,
      key: message.occurrence,
      outcome: 'send',
      reason: null,
      text,
      parts,
      dueAt: now,
      counts: countsOf({ message, kind, reading }, now),
    }
  }
  return held('too-late')
}

function countsOf(judged: Parameters<typeof countOf>[0], now: Date): ForeseenPerson['counts'] {
  const count = countOf(judged, now)
  return count && { number: numberOf(count.phoneHash), day: count.text.day, category: count.text.category }
}

/** A single message is found as itself; what a stopped campaign left unsent is taken over. */
function isAnswered(message: Message, found: Message): boolean {
  if (message.page === null || isOfRun(found, message.page.runId)) return false
  return !isLeftByAStop(found) || found.campaignId === message.campaignId
}

function heldBackIn({ contactId, occurrence }: Message, dueAt: Date) {
  return (reason: NonNullable<ForeseenPerson['reason']>): ForeseenPerson => ({
    contactId,
    key: occurrence,
    outcome: 'held-back',
    reason,
    text: null,
    parts: 0,
    dueAt,
    counts: null,
  })
}
