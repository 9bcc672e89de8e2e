import { expect, it } from 'vitest'
import { deliveryIdOf, MessageId, WebhookId } from '#shared/contracts/ids.ts'
import { DELIVERY_SHARDS } from '#shared/contracts/table.ts'
import type { WebhookStore } from '#shared/ports/webhook-store.ts'
import { aDelivery, aWebhook } from '../builders/delivery.ts'
import { allPages, describeStores } from './implementations.ts'

const HOOK = aWebhook().id
const LATE = new Date('2027-01-01T00:00:00Z')

async function allDue(webhooks: WebhookStore, until = LATE) {
  const shards = Array.from({ length: DELIVERY_SHARDS }, (_, shard) => webhooks.listDue(shard, until, 100))
  return (await Promise.all(shards)).flat()
}

describeStores('WebhookStore', (stores) => {
  it('keeps the endpoints over the version that was read, and each secret apart', async () => {
    const { webhooks } = stores()
    const shelf = { items: [aWebhook()], version: 1, lastChange: null }

    expect(await webhooks.findShelf()).toBeUndefined()
    expect(await webhooks.saveShelf(shelf, 'absent')).toBe(true)
    expect(await webhooks.saveShelf({ ...shelf, items: [] }, 'absent')).toBe(false)
    expect(await webhooks.saveShelf({ ...shelf, version: 3 }, 2)).toBe(false)
    expect(await webhooks.findShelf()).toEqual(shelf)
    expect(await webhooks.findSecret(HOOK)).toBeUndefined()
    await webhooks.keepSecret(HOOK, 'whsec_x')
    expect(await webhooks.findSecret(HOOK)).toBe('whsec_x')
    await webhooks.removeSecret(HOOK)
    await webhooks.removeSecret(HOOK)
    expect(await webhooks.findSecret(HOOK)).toBeUndefined()
  })

  it('keeps a delivery over the revision that was read, and removes one of it', async () => {
    const { webhooks } = stores()
    const delivery = aDelivery(1, { move: { messageId: MessageId.parse('msg_QzEK'), code: 'receipt', at: LATE } })
    const tried = { ...delivery, answer: { status: 500, code: null }, tries: 1, triedAt: LATE, rev: 2 }

    expect(await webhooks.saveDelivery(delivery, 'absent')).toBe(true)
    expect(await webhooks.saveDelivery({ ...delivery, tries: 9 }, 'absent')).toBe(false)
    expect(await webhooks.findDelivery(delivery.id)).toEqual(delivery)
    expect(await webhooks.saveDelivery(tried, 1)).toBe(true)
    expect(await webhooks.saveDelivery(tried, 1)).toBe(false)
    expect(await webhooks.findDelivery(delivery.id)).toEqual(tried)
    expect(await webhooks.removeDelivery(delivery.id, 1)).toBe(false)
    expect(await webhooks.removeDelivery(delivery.id, 2)).toBe(true)
    expect(await webhooks.findDelivery(delivery.id)).toBeUndefined()
  })

  it('lists what is due, until it is handed over or done', async () => {
    const { webhooks, runs } = stores()
    const [one, other] = [aDelivery(11), aDelivery(12)]
    for (const delivery of [one, other]) await webhooks.saveDelivery(delivery, 'absent')
    const due = await allDue(webhooks)

    expect(due.map(({ id }) => id).toSorted()).toEqual([one.id, other.id].toSorted())
    const [first] = due.filter(({ id }) => id === one.id)
    if (first === undefined) throw new Error('it was due')
    expect(await webhooks.handOver(first, new Date(LATE.getTime() + 1))).toBe(true)
    expect(await webhooks.handOver(first, LATE)).toBe(false)
    expect((await webhooks.findDelivery(one.id))?.rev).toBe(1)
    await webhooks.saveDelivery({ ...other, state: 'delivered', wakeAt: null, rev: 2 }, 1)
    expect(await allDue(webhooks)).toEqual([])
    const pages = Array.from({ length: runs.dueShards }, (_, shard) => runs.listDuePages(shard, LATE, 100))
    expect((await Promise.all(pages)).flat()).toEqual([])
  })

  it('lists the deliveries of one endpoint, the newest event first', async () => {
    const { webhooks } = stores()
    const webhookId = WebhookId.parse('whk_00000000000000000777')
    const mine = [21, 22, 23].map((n) => {
      const { event } = aDelivery(n)
      return aDelivery(n, { webhookId, id: deliveryIdOf(webhookId, event) })
    })
    for (const delivery of [...mine, aDelivery(24)]) await webhooks.saveDelivery(delivery, 'absent')

    const listed = await allPages((page) => webhooks.listDeliveries(webhookId, page), 2)

    expect(listed).toEqual(mine.toReversed())
  })
})
