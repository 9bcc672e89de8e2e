import type { Reply } from '#shared/contracts/reply.ts'
import { ReplyId } from '#shared/contracts/reply.ts'
import { AppError } from '#shared/domain/errors.ts'
import { type ExpectedRevs, isExpected } from '#shared/domain/expected-revs.ts'
import type { Clock } from '#shared/ports/clock.ts'
import type { InboxStore } from '#shared/ports/inbox-store.ts'
import { type AuditDeps, recordLastChange } from '../history/keep-audit.ts'
import { untilSaved } from '../until-saved.ts'

export type CloseReplyDeps = AuditDeps & { inbox: Pick<InboxStore, 'find' | 'save'>; clock: Clock }
export type ReplyAct = {
  id: string
  note: string | null
  by: string
  what: 'reply.done' | 'reply.answered'
  expected?: ExpectedRevs
}

/** @throws AppError NOT_FOUND */
export async function getReply({ inbox }: Pick<CloseReplyDeps, 'inbox'>, id: string): Promise<Reply> {
  const read = ReplyId.safeParse(id)
  const reply = read.success ? await inbox.find(read.data) : undefined
  if (reply === undefined) throw new AppError('NOT_FOUND', 'There is no such reply.', { retryable: false })
  return reply
}

/**
 * Marks a reply as dealt with. One that is done already stays as it was; a crash after the write leaves the audit's entry to
 * a repeat.
 * @throws AppError NOT_FOUND, CONFLICT (retryable) while others keep changing the reply
 */
export async function closeReply(
  deps: CloseReplyDeps,
  { id, note, by, what, expected }: ReplyAct,
): Promise<{ kind: 'done' | 'changed-meanwhile'; reply: Reply }> {
  return untilSaved({ what: 'this reply', context: { replyId: id } }, async () => {
    const reply = await getReply(deps, id)
    if (reply.state === 'done') {
      await recordLastChange(deps, { type: 'reply', id }, reply)
      return { kind: 'done', reply }
    }
    if (!isExpected(reply.rev, expected)) return { kind: 'changed-meanwhile', reply }
    const [at, rev] = [deps.clock.now(), reply.rev + 1]
    const lastChange = { rev, at, by, what, before: { state: 'open' }, after: { state: 'done' } }
    const done: Reply = { ...reply, state: 'done', doneAt: at, note, lastChange, rev }
    if (!(await deps.inbox.save(done, reply.rev))) return 'lost'
    await recordLastChange(deps, { type: 'reply', id }, done)
    return { kind: 'done', reply: done }
  })
}
