import type { Message } from '#shared/contracts/message.ts'
import type { ForgettingRound } from '#shared/contracts/settings.ts'
import { forgetWords } from '#shared/domain/sending/forget-words.ts'
import { isClosed } from '#shared/domain/sending/message-lifecycle.ts'
import type { Clock } from '#shared/ports/clock.ts'
import type { ContactStore } from '#shared/ports/contact-store.ts'
import type { InboxStore } from '#shared/ports/inbox-store.ts'
import type { MessageStore } from '#shared/ports/message-store.ts'
import type { RetentionStore } from '#shared/ports/retention-store.ts'
import { inParallel } from '../in-parallel.ts'
import { allMessagesOf } from './all-messages.ts'
import { getRetention } from './set-retention.ts'

export type ForgetOldWordsDeps = {
  retention: RetentionStore
  contacts: Pick<ContactStore, 'scan'>
  messages: Pick<MessageStore, 'listNewest' | 'save'>
  inbox: Pick<InboxStore, 'list' | 'save'>
  clock: Pick<Clock, 'now'>
}

/** One call takes so many people; called every five minutes, a million take two weeks. */
const PEOPLE_AT_ONCE = 250
const AT_WORK = 8
const REPLIES = 100
/** Words wait up to a day longer than they need, so that few people are not looked at all day long. */
const ROUND_MS = 24 * 60 * 60_000
/** Greater than every letter of an occurrence that begins with the day. */
const LAST = '\u{10ffff}'

/**
 * Takes the words out of texts and replies that are older than the setting says, in rounds through all people, a stretch at
 * each call: at most 250 of them. Who got what kind of text, when and why stays. Answers how many were forgotten. A crash,
 * and another worker beside this one, repeat a stretch, which changes nothing.
 */
export async function forgetOldWords(deps: ForgetOldWordsDeps): Promise<number> {
  const now = deps.clock.now()
  const { textMonths } = await getRetention(deps)
  const round = (await deps.retention.findRound()) ?? { cursor: null, begunAt: new Date(0), rev: 0 }
  if (round.cursor === null && now.getTime() - round.begunAt.getTime() < ROUND_MS) return 0
  const before = monthsBefore(now, textMonths)
  const people = await deps.contacts.scan({ limit: PEOPLE_AT_ONCE, cursor: round.cursor ?? undefined })
  const counts = await inParallel(people.items, AT_WORK, ({ id }) => forgetOf(deps, id, before))
  await keep(deps, round, { cursor: people.next, begunAt: round.cursor === null ? now : round.begunAt })
  return counts.reduce((sum, count) => sum + count, 0)
}

async function keep(
  { retention }: ForgetOldWordsDeps,
  before: ForgettingRound,
  next: Pick<ForgettingRound, 'cursor' | 'begunAt'>,
): Promise<void> {
  await retention.saveRound({ ...next, rev: before.rev + 1 }, before.rev === 0 ? 'absent' : before.rev)
}

async function forgetOf(deps: ForgetOldWordsDeps, contactId: string, before: Date): Promise<number> {
  let forgotten = 0
  const until = `${before.toISOString().slice(0, 10)}${LAST}`
  for await (const message of allMessagesOf(deps, contactId, until))
    if (isOver(message, before) && (await forget(deps, message))) forgotten += 1
  const { items } = await deps.inbox.list({ state: 'done', contactId }, { limit: REPLIES })
  for (const reply of items.filter(({ at, text, note }) => at < before && (text !== '' || note !== null)))
    if (await deps.inbox.save({ ...reply, text: '', note: null, rev: reply.rev + 1 }, reply.rev)) forgotten += 1
  return forgotten
}

/** An occurrence may be older than its text. */
function isOver(message: Message, before: Date): boolean {
  return isClosed(message) && (message.submittedAt ?? message.dueAt) < before
}

/** False where it has no words, or somebody has just changed it: the next round looks again. */
async function forget({ messages }: ForgetOldWordsDeps, message: Message): Promise<boolean> {
  const next = forgetWords(message)
  return next !== message && (await messages.save(next, message.rev))
}

/** The same day of the month that many months earlier, or the month's last. */
function monthsBefore(at: Date, months: number): Date {
  const day = at.getUTCDate()
  const first = new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() - months, 1, at.getUTCHours()))
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate()
  return new Date(first.getTime() + (Math.min(day, last) - 1) * 24 * 60 * 60_000)
}
