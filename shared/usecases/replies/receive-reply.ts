import type { Subject } from '#shared/contracts/message.ts'
import { type InboundText, type Reply, ReplyId, type ReplyResult } from '#shared/contracts/reply.ts'
import { parsePhone } from '#shared/domain/people/phone.ts'
import { adviseOnPhone } from '#shared/domain/people/phone-advice.ts'
import { canonicalJson, type EventPrint, isSameEvent } from '#shared/domain/records/event-print.ts'
import { readReply } from '#shared/domain/replies/read-reply.ts'
import type { EventLog } from '#shared/ports/event-log.ts'
import type { InboxStore } from '#shared/ports/inbox-store.ts'
import type { PhoneHasher } from '#shared/ports/phone-hasher.ts'
import { announce } from '../webhooks/announce.ts'
import { type AnswerDeps, answerQuestion } from './answer-question.ts'
import { type BeginUnaskedDeps, beginUnasked, findBeginnings } from './begin-unasked.ts'
import { type EndTextsDeps, endTexts, reopenNumber } from './end-texts.ts'
import { eventsOfReply, type Understood } from './events-of-reply.ts'
import { type MeetWriterDeps, meetWriter, type Writer } from './meet-writer.ts'
import { planServiceText } from './plan-service-text.ts'

export type ReceiveReplyDeps = MeetWriterDeps &
  EndTextsDeps &
  AnswerDeps &
  BeginUnaskedDeps & {
    events: Pick<EventLog, 'findSeen' | 'markSeen'>
    inbox: Pick<InboxStore, 'find' | 'save'>
    hasher: PhoneHasher
  }

export type ReceiveOutcome =
  | { kind: 'received'; id: string; result: ReplyResult | 'repeat' }
  | { kind: 'conflict'; id: string }
  | { kind: 'malformed'; faults: { path: string; message: string }[] }

const HELP = {
  zh: '我们用这个号码发送与您的订单和服务有关的短信。需要人工帮助请直接回复您的问题，退订请回复 R。',
  en: 'We text you here about your orders and services. Reply with your question and we will answer, or reply STOP to end texts.',
}
const HELP_MINUTES = 24 * 60

/**
 * Takes one text of a person: ends texts, opens them again, answers what was asked, begins what a scenario knows it by, or lays it
 * in the inbox, in that order; what begins something lies in the inbox too.
 * The mark that tells a repeat is written last, so a crash anywhere in between is healed by the sender's next try: every
 * step gives the same result again. A seen id with another text is a conflict.
 */
export async function receiveReply(deps: ReceiveReplyDeps, inbound: InboundText): Promise<ReceiveOutcome> {
  const parsed = parsePhone(inbound.from)
  if (!parsed.ok)
    return { kind: 'malformed', faults: [{ path: 'from', message: adviseOnPhone(parsed.because).message }] }
  const { id } = inbound
  const print = printOf(deps.hasher, inbound)
  const seen = await deps.events.findSeen(seenIdOf(id))
  if (seen !== undefined) return isSameEvent(print, seen.print) ? received(id, 'repeat') : { kind: 'conflict', id }
  const writer = await meetWriter(deps, parsed.e164, deps.hasher.hash(parsed.e164))
  const replyId = ReplyId.parse(`rpl_${deps.hasher.hash(`reply\n${id}`)}`)
  const kept = await deps.inbox.find(replyId)
  const at = kept?.at ?? receivedAt(inbound, deps.clock.now())
  const understood = await understand(deps, writer, { replyId, at, text: inbound.text })
  if (kept === undefined)
    await deps.inbox.save(replyOf({ replyId, at, text: inbound.text }, writer, understood), 'absent')
  // The words that go with it are read from the inbox when it is posted.
  await announce(deps, eventsOfReply({ replyId, at }, writer, understood))
  const standing = await deps.events.markSeen(seenIdOf(id), print)
  return isSameEvent(print, standing.print) ? received(id, understood.result) : { kind: 'conflict', id }
}

type Heard = { replyId: ReplyId; at: Date; text: string }

async function understand(deps: ReceiveReplyDeps, writer: Writer, heard: Heard): Promise<Understood> {
  const sense = readReply(heard.text)
  const about: Subject = { type: 'contact', id: mainOf(writer) }
  if (sense.kind === 'stop') {
    await endTexts(deps, writer, { scope: sense.scope, text: heard.text, at: heard.at, key: heard.replyId, about })
    return { result: 'stop', scope: sense.scope }
  }
  if (sense.kind === 'start') {
    const wasClosed = await reopenNumber(deps, writer, heard.text)
    if (wasClosed || sense.isCertain) return { result: 'start' }
  }
  if (sense.kind === 'help') {
    const { at } = heard
    const text = { kind: 'service-text', contactId: about.id, key: 'help', at, text: HELP } as const
    await planServiceText(deps, { ...text, subject: about, minutesOfUse: HELP_MINUTES })
    return { result: 'help' }
  }
  const answered = await answerQuestion(deps, writer, heard)
  if (answered.result === 'answer' || answered.why === 'not-possible') return answered
  const beginnings = await findBeginnings(deps, writer, heard)
  if (beginnings.length === 0) return answered
  // The instant of what follows is that of the text as it is kept, which a repeat after a crash finds.
  await deps.inbox.save(replyOf(heard, writer, { ...answered, why: 'begun' }), 'absent')
  return { ...answered, why: 'begun', begun: await beginUnasked(deps, beginnings, heard) }
}

function replyOf({ replyId, at, text }: Heard, writer: Writer, { result, why, asked }: Understood): Reply {
  const isOpen = result === 'inbox'
  return {
    id: replyId,
    contactId: asked?.contactId ?? mainOf(writer),
    text,
    at,
    result,
    why: why ?? null,
    messageId: asked?.id ?? null,
    state: isOpen ? 'open' : 'done',
    doneAt: isOpen ? null : at,
    note: null,
    lastChange: null,
    rev: 1,
  }
}

function mainOf({ owners, former, all }: Writer): string {
  return (owners[0] ?? former[0] ?? all[0])?.id ?? ''
}

function received(id: string, result: ReplyResult | 'repeat'): ReceiveOutcome {
  return { kind: 'received', id, result }
}

/** Apart from the ids of order events. */
function seenIdOf(id: string): string {
  return `reply\n${id}`
}

/** A line's clock may be ahead of ours; nothing was said in the future. */
function receivedAt({ receivedAt: said }: InboundText, now: Date): Date {
  return said === undefined || said > now ? now : said
}

function printOf(hasher: PhoneHasher, { from, to, text, receivedAt: said }: InboundText): EventPrint {
  const raw = hasher.hash(canonicalJson({ from, to, text, at: said?.toISOString() }))
  return { type: 'reply', timestamp: said ?? new Date(0), raw, read: null }
}
