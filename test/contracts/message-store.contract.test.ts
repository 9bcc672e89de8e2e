import { expect, it } from 'vitest'
import { MessageId, messageIdOf, RunId } from '#shared/contracts/ids.ts'
import type { Message } from '#shared/contracts/message.ts'
import { shardOf } from '#shared/contracts/table.ts'
import { aMessage } from '../builders/message.ts'
import { describeStores } from './implementations.ts'

const WAKE = new Date('2026-12-01T00:35:00.123Z')
const LATER = new Date('2026-12-01T00:40:00Z')

describeStores('MessageStore', (stores) => {
  const dueOf = async (message: Message, until: Date, limit = 1000) => {
    const { messages } = stores()
    const due = await messages.listDue(shardOf(message.id, messages.dueShards), until, limit)
    return due.filter(({ id }) => id === message.id)
  }

  it('gives back every field as it was saved', async () => {
    const full = aMessage({
      contactId: 'full',
      subject: { type: 'order', id: 'SO:1:2' },
      details: { period: '3', stage: '2' },
      state: 'rejected',
      reason: 'bad-number',
      notAfter: new Date('2026-12-01T12:00:00.001Z'),
      attempt: 2,
      lease: { until: LATER, holder: 'wrk_1' },
      submittedAt: WAKE,
      toHash: 'hash',
      language: 'zh',
      text: '您好，订单 SO-1 还没有付款。😀',
      parts: 1,
      providerMessageId: 'a1b2',
      trail: [
        { at: new Date('2026-12-01T00:05:00Z'), code: 'planned', values: {} },
        {
          at: new Date('2026-12-01T00:04:58Z'),
          code: 'claimed',
          values: { attempt: 1, late: false, guard: 'consent' },
        },
      ],
      wakeAt: WAKE,
      rev: 7,
    })

    await stores().messages.save(full, 'absent')

    expect(await stores().messages.find(full.id)).toEqual(full)
  })

  it('keeps the instants of a trail to the second', async () => {
    const at = new Date('2026-12-01T00:05:00.999Z')
    const message = aMessage({ contactId: 'trail', trail: [{ at, code: 'planned', values: {} }] })

    await stores().messages.save(message, 'absent')

    const found = await stores().messages.find(message.id)
    expect(found?.trail[0]?.at).toEqual(new Date('2026-12-01T00:05:00Z'))
  })

  it('finds nothing under an id that was never saved or never ours', async () => {
    const { messages } = stores()
    const stranger = MessageId.parse('msg_AAAA')

    expect(await messages.find(aMessage({ contactId: 'nobody' }).id)).toBeUndefined()
    expect(await messages.find(stranger)).toBeUndefined()
    expect(await messages.findMany([stranger])).toEqual(new Map())
  })

  it('writes only over the revision that was read', async () => {
    const { messages } = stores()
    const first = aMessage({ contactId: 'rev' })

    expect(await messages.save(first, 3)).toBe(false)
    expect(await messages.save(first, 'absent')).toBe(true)
    expect(await messages.save({ ...first, attempt: 9 }, 'absent')).toBe(false)
    expect(await messages.save({ ...first, attempt: 1, rev: 2 }, 1)).toBe(true)
    expect(await messages.save({ ...first, attempt: 9, rev: 2 }, 1)).toBe(false)
    expect(await messages.find(first.id)).toMatchObject({ attempt: 1, rev: 2 })
  })

  it('is not changed by what happens later to an object that it was given or gave', async () => {
    const { messages } = stores()
    const given = aMessage({ contactId: 'alias', details: { period: '1' } })
    await messages.save(given, 'absent')
    given.details.period = '2'
    const found = await messages.find(given.id)
    if (found) found.details.period = '3'

    expect(await messages.find(given.id)).toMatchObject({ details: { period: '1' } })
  })

  it('finds any number of messages at once, each once', async () => {
    const { messages } = stores()
    const many = Array.from({ length: 130 }, (_, n) => aMessage({ contactId: `many-${n}` }))
    for (const message of many) await messages.save(message, 'absent')
    const ids = many.map(({ id }) => id)

    const found = await messages.findMany([...ids, ...ids.slice(0, 5), aMessage({ contactId: 'nobody' }).id])

    expect(new Set(found.keys())).toEqual(new Set(ids))
    expect(found.get(ids[77] ?? stranger())).toEqual(many[77])
  })

  it('tells how any number of messages stand, as their items say, and nothing of those that are not there', async () => {
    const { messages } = stores()
    const page = { runId: RunId.parse('run_stands.greeting.29000000.Asia/Shanghai'), number: 3 }
    const many = Array.from({ length: 130 }, (_, n) =>
      aMessage({ contactId: `stands-${n}`, ...(n % 2 === 0 ? { page } : { state: 'claimed', wakeAt: WAKE }) }),
    )
    for (const message of many) await messages.save(message, 'absent')

    const found = await messages.findStandings([...many, ...many.slice(0, 5), aMessage({ contactId: 'nobody' })])

    const stands = many.map(({ id, state, page, wakeAt }) => [id, { id, state, page, wakeAt }] as const)
    expect(found).toEqual(new Map(stands))
  })

  it('lists the messages of one contact only', async () => {
    const { messages } = stores()
    const occurrences = ['2026-12-01#a', '2027#birthday-greeting', '2026-11-05#b']
    for (const occurrence of occurrences) await messages.save(aMessage({ contactId: 'lister', occurrence }), 'absent')
    await messages.save(aMessage({ contactId: 'lister2' }), 'absent')

    const listed = await messages.listOfContact('lister')

    expect(listed.map(({ occurrence }) => occurrence).sort()).toEqual([...occurrences].sort())
    expect(await messages.listOfContact('nobody')).toEqual([])
  })

  it('lists what is due, at its instant and not before, oldest first, in the shard of its id', async () => {
    const { messages } = stores()
    const all = Array.from({ length: 200 }, (_, n) =>
      aMessage({ contactId: `due-${n}`, wakeAt: new Date(WAKE.getTime() + ((n * 37) % 200)) }),
    )
    for (const message of all) await messages.save(message, 'absent')
    const [one] = all
    if (!one?.wakeAt) throw new Error('made above')

    expect(await dueOf(one, one.wakeAt)).toEqual([{ id: one.id, wakeAt: one.wakeAt, campaignId: one.campaignId }])
    expect(await dueOf(one, new Date(one.wakeAt.getTime() - 1))).toEqual([])
    const shard = shardOf(one.id, messages.dueShards)
    const due = await messages.listDue(shard, LATER, 1000)
    const instants = due.map(({ wakeAt }) => wakeAt.getTime())
    expect(instants).toEqual(instants.toSorted((a, b) => a - b))
    expect(due.length).toBeGreaterThan(1)
    expect(await messages.listDue(shard, LATER, 1)).toEqual(due.slice(0, 1))
  })

  it('has a message no longer due once it is saved without wakeAt', async () => {
    const message = aMessage({ contactId: 'woken', wakeAt: WAKE })
    await stores().messages.save(message, 'absent')
    await stores().messages.save({ ...message, wakeAt: null, rev: 2 }, 1)

    expect(await dueOf(message, LATER)).toEqual([])
  })

  it('hands a due message over once, leaving its revision', async () => {
    const { messages } = stores()
    const message = aMessage({ contactId: 'hand', wakeAt: WAKE })
    await messages.save(message, 'absent')
    const [due] = await dueOf(message, LATER)
    if (!due) throw new Error('saved above')

    expect(await messages.handOver(due, new Date('2026-12-01T01:00:00Z'))).toBe(true)
    expect(await messages.handOver(due, new Date('2026-12-01T01:00:01Z'))).toBe(false)
    expect(await dueOf(message, LATER)).toEqual([])
    expect(await messages.find(message.id)).toEqual({ ...message, wakeAt: new Date('2026-12-01T01:00:00Z') })
    expect(await messages.save({ ...message, rev: 2 }, 1)).toBe(true)
  })

  it('hands nothing over that is final or was never there', async () => {
    const { messages } = stores()
    const message = aMessage({ contactId: 'final' })
    await messages.save(message, 'absent')

    expect(await messages.handOver({ id: message.id, wakeAt: WAKE, campaignId: 'c' }, LATER)).toBe(false)
    expect(await messages.handOver({ id: stranger(), wakeAt: WAKE, campaignId: 'c' }, LATER)).toBe(false)
    expect(await messages.find(stranger())).toBeUndefined()
  })
})

function stranger() {
  return messageIdOf({ contactId: 'stranger', occurrence: 'never' })
}
