import { expect, it } from 'vitest'
import { type Reply, ReplyId } from '#shared/contracts/reply.ts'
import { allPages, describeStores } from './implementations.ts'

const aReply = (name: string, fields: Partial<Reply> = {}): Reply => ({
  id: ReplyId.parse(`rpl_${name.padEnd(8, '0')}`),
  contactId: 'C1',
  text: '什么时候发货',
  at: new Date('2026-12-01T09:00:00Z'),
  result: 'inbox',
  why: 'no-question',
  messageId: null,
  state: 'open',
  doneAt: null,
  note: null,
  lastChange: null,
  rev: 1,
  ...fields,
})
const done = (reply: Reply): Reply => ({ ...reply, state: 'done', doneAt: new Date('2026-12-01T10:00:00Z'), rev: 2 })

describeStores('InboxStore', (stores) => {
  it('keeps a reply over the revision that was read', async () => {
    const { inbox } = stores()
    const reply = aReply('kept', { contactId: 'kept' })

    expect(await inbox.save(reply, 'absent')).toBe(true)
    expect(await inbox.save({ ...reply, text: 'other' }, 'absent')).toBe(false)
    expect(await inbox.find(reply.id)).toEqual(reply)
    expect(await inbox.save(done(reply), 1)).toBe(true)
    expect(await inbox.save({ ...reply, rev: 2 }, 1)).toBe(false)
    expect(await inbox.find(reply.id)).toEqual(done(reply))
  })

  it('lists a reply once, in the state that it is in, newest first, by person or of all', async () => {
    const { inbox } = stores()
    const at = (minute: number) => new Date(Date.UTC(2027, 0, 1, 0, minute))
    const replies = [1, 2, 3].map((n) => aReply(`list${n}`, { contactId: n === 3 ? 'other' : 'lister', at: at(n) }))
    for (const reply of replies) await inbox.save(reply, 'absent')
    const [first, second, third] = replies
    if (first === undefined) throw new Error('three replies were made')
    await inbox.save(done(first), 1)

    const open = await allPages((page) => inbox.list({ state: 'open' }, page), 1)
    expect(open.filter(({ at: when }) => when >= at(1))).toEqual([third, second])
    expect(await allPages((page) => inbox.list({ state: 'open', contactId: 'lister' }, page), 1)).toEqual([second])
    expect(await allPages((page) => inbox.list({ state: 'done', contactId: 'lister' }, page), 1)).toEqual([done(first)])
  })

  it('passes over a reply that somebody else has changed meanwhile', async () => {
    const { inbox } = stores()
    const reply = aReply('stale', { contactId: 'stale' })
    await inbox.save(reply, 'absent')

    expect(await inbox.save({ ...done(reply), rev: 9 }, 8)).toBe(false)

    expect((await inbox.list({ state: 'done', contactId: 'stale' }, { limit: 10 })).items).toEqual([])
    expect((await inbox.list({ state: 'open', contactId: 'stale' }, { limit: 10 })).items).toEqual([reply])
  })
})
