import type { OptOutScope } from '#shared/contracts/contact.ts'
import type { ReplyResult } from '#shared/contracts/reply.ts'
import { BY_REPLY, eventOfConsent, eventOfFact, eventOfScenario } from '#shared/domain/webhooks/fact-event.ts'
import type { Announced } from '../webhooks/announce.ts'
import type { Answered, Heard } from './answer-question.ts'
import type { Begun } from './begin-unasked.ts'
import type { Writer } from './meet-writer.ts'

/** What a reply was, and what followed from it. */
export type Understood = Omit<Answered, 'result'> & {
  result: ReplyResult
  scope?: OptOutScope
  /** What it said without being asked. */
  begun?: readonly Begun[]
}

/** What endpoints hear of a reply: what it decided, and what followed from an answer. Tasks tell of themselves. */
export function eventsOfReply(
  { replyId, at }: Pick<Heard, 'replyId' | 'at'>,
  writer: Writer,
  understood: Understood,
): Announced[] {
  const { result, asked, did = [], scope = 'all' } = understood
  if (result === 'stop' || result === 'start') {
    const what = result === 'stop' ? 'opted-out' : 'opted-in'
    const silenced = result === 'stop' ? [...writer.owners, ...writer.former] : writer.owners
    const people = silenced.length > 0 ? silenced : writer.all
    return people.map(({ id }) => {
      const event = eventOfConsent({ what, contactId: id, scope, by: BY_REPLY, key: replyId, at })
      return { ...event, replyId }
    })
  }
  if (understood.begun !== undefined)
    return understood.begun.map(({ contactId, ...fact }) => {
      return { ...eventOfFact({ ...fact, at }, { by: BY_REPLY, contactId }), replyId }
    })
  if (asked === undefined) return []
  const { subject, contactId, id: messageId } = asked
  const whose = { by: BY_REPLY, contactId, messageId } as const
  return did.flatMap(({ action, on }, place) => {
    if ('fact' in action)
      return on.map((record) => ({ ...eventOfFact({ ...record, fact: action.fact, at }, whose), replyId }))
    if (!('webhook' in action)) return []
    const key = `${replyId}\n${place}`
    return [{ ...eventOfScenario(action.webhook, { subject, key, at, ...whose }), replyId }]
  })
}
