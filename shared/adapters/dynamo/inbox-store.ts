import * as z from 'zod'
import { Reply, ReplyId } from '#shared/contracts/reply.ts'
import { EXPIRES_AT } from '#shared/contracts/table.ts'
import type { InboxFilter, InboxStore } from '#shared/ports/inbox-store.ts'
import type { PageOf, PageRequest } from '#shared/ports/page-of.ts'
import type { Item } from './item.ts'
import type { ItemTable, ItemTables } from './item-table.ts'
import { inboxLine, inboxPk, repliesOfPk, replyKey } from './keys.ts'
import { openField, sealField } from './sealed-fields.ts'
import { readFields, readStored, storedFields } from './stored-fields.ts'

const KEPT_DAYS = 400
const Line = z.object({ id: ReplyId })

/**
 * Replies for 400 days after they are done, each with a line in the list of its state and one among its person's. The lines
 * are written first: one that a crash left behind leads to nothing, or to a reply in another state, and is passed over.
 */
export class DynamoInboxStore implements InboxStore {
  private readonly control: ItemTable

  constructor(tables: Pick<ItemTables, 'control'>) {
    this.control = tables.control
  }

  async find(id: ReplyId): Promise<Reply | undefined> {
    const item = await this.control.get(replyKey(id))
    return item && readReply(item)
  }

  async save(reply: Reply, expectedRev: number | 'absent'): Promise<boolean> {
    const { id, state, contactId } = reply
    const sk = inboxLine(reply)
    const expiry = expiryOf(reply)
    await this.control.put({ pk: inboxPk(state), sk, id, ...expiry })
    await this.control.put({ pk: repliesOfPk(contactId), sk, id, ...expiry })
    const fields = storedFields(z.encode(Reply, { ...reply, text: sealField(contactId, reply.text) }))
    if (!(await this.control.putAtRev({ ...fields, ...replyKey(id), ...expiry }, expectedRev))) return false
    if (state === 'done' && expectedRev !== 'absent') await this.control.remove({ pk: inboxPk('open'), sk })
    return true
  }

  async list({ state, contactId }: InboxFilter, request: PageRequest): Promise<PageOf<Reply>> {
    const hash = contactId === undefined ? inboxPk(state) : repliesOfPk(contactId)
    const { items, next } = await this.control.page({ hash, newestFirst: true }, request)
    const ids = items.map((item) => readStored(Line, item).id)
    const replies = (await this.control.getMany(ids.map(replyKey))).map(readReply)
    const byId = new Map(replies.map((reply) => [reply.id, reply]))
    return { items: ids.flatMap((id) => byId.get(id) ?? []).filter((reply) => reply.state === state), next }
  }
}

function readReply(item: Item): Reply {
  const reply = readFields(Reply, item)
  return { ...reply, text: openField(reply.contactId, reply.text) }
}

/** What nobody has dealt with yet stays. */
function expiryOf({ state, at, doneAt }: Reply): Item {
  if (state === 'open') return {}
  return { [EXPIRES_AT]: Math.floor((doneAt ?? at).getTime() / 1000) + KEPT_DAYS * 86_400 }
}
