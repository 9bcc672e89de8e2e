import { describe, expect, it } from 'vitest'
import { createMemoryStores } from '#shared/adapters/memory/stores.ts'
import type { Delivery, Webhook } from '#shared/contracts/webhook.ts'
import { newLine } from '#shared/domain/line/line-lease.ts'
import { moveMessage } from '#shared/domain/sending/message-lifecycle.ts'
import type { WebhookPost } from '#shared/ports/webhook-post.ts'
import type { WebhookStore } from '#shared/ports/webhook-store.ts'
import { announceMoves, hearFromLine } from '#shared/usecases/webhooks/announce-moves.ts'
import { deliverWebhook } from '#shared/usecases/webhooks/deliver-webhook.ts'
import { sweepDeliveries } from '#shared/usecases/webhooks/sweep-deliveries.ts'
import { aWebhook } from '../../../builders/delivery.ts'
import { aMessage } from '../../../builders/message.ts'

const START = Date.parse('2026-12-01T01:00:00Z')
const LINE = { provider: 'test', rates: { transactional: 1, bulk: 1 }, priceMicros: 1, zone: 'Asia/Shanghai' }

async function world(items: Webhook[] = [aWebhook()]) {
  const stores = createMemoryStores()
  let nowMs = START
  const clock = { now: () => new Date(nowMs), monotonicMs: () => nowMs }
  if (items.length > 0) await stores.webhooks.saveShelf({ items, version: 1, lastChange: null }, 'absent')
  for (const { id } of items) await stores.webhooks.keepSecret(id, 'whsec_x')
  const errors: string[] = []
  const log = { error: (code: string) => void errors.push(code) }
  const posts: WebhookPost[] = []
  const webhookPoster = {
    post: async (post: WebhookPost) => {
      posts.push(post)
      return { kind: 'answered' as const, status: 204 }
    },
  }
  const handed: Parameters<typeof deliverWebhook>[1][] = []
  const webhookQueue = { deliver: async (ids: readonly (typeof handed)[number][]) => void handed.push(...ids) }
  const deps = { ...stores, clock, log, webhookPoster, webhookQueue, remainingMs: () => 60_000 }
  return {
    ...{ deps, stores, errors, posts },
    wait: (seconds: number) => {
      nowMs += seconds * 1000
    },
    messages: announceMoves(stores.messages, deps),
    /** What the sweep of this minute hands over, and what comes of it. */
    async sweep() {
      await sweepDeliveries(deps)
      const outcomes: string[] = []
      for (const id of handed.splice(0)) outcomes.push(await deliverWebhook(deps, id))
      return outcomes
    },
    async deliveries(): Promise<Delivery[]> {
      return (await stores.webhooks.listDeliveries(aWebhook().id, { limit: 100 })).items
    },
  }
}

const planned = aMessage()
const at = new Date(START)
const claimed = moveMessage(planned, { state: 'claimed' }, { at, code: 'claimed' })
const accepted = moveMessage(claimed, { state: 'accepted' }, { at, code: 'accepted' })

/** A store whose calls still know it when they are taken off it. */
function boundOf(store: WebhookStore): WebhookStore {
  return {
    findShelf: () => store.findShelf(),
    saveShelf: (shelf, expected) => store.saveShelf(shelf, expected),
    findSecret: (id) => store.findSecret(id),
    keepSecret: (id, secret) => store.keepSecret(id, secret),
    removeSecret: (id) => store.removeSecret(id),
    findDelivery: (id) => store.findDelivery(id),
    saveDelivery: (delivery, expected) => store.saveDelivery(delivery, expected),
    removeDelivery: (id, expected) => store.removeDelivery(id, expected),
    listDeliveries: (id, page) => store.listDeliveries(id, page),
    listDue: (shard, until, limit) => store.listDue(shard, until, limit),
    handOver: (due, next) => store.handOver(due, next),
  }
}

/** The process dies after it has foretold a move. */
function saveOnlyOnce(store: WebhookStore): WebhookStore['saveDelivery'] {
  return async (delivery, expected) => {
    if (expected !== 'absent') throw new Error('gone')
    return store.saveDelivery(delivery, expected)
  }
}

function watchCalls(store: WebhookStore, asked: string[]): WebhookStore {
  return new Proxy(boundOf(store), {
    get(target, method, receiver) {
      asked.push(String(method))
      return Reflect.get(target, method, receiver)
    },
  })
}

describe('a message that moves', () => {
  it('is told of once it is written, and not before', async () => {
    const { messages, sweep, posts } = await world()
    await messages.save(planned, 'absent')
    await messages.save(claimed, planned.rev)
    expect(await sweep()).toEqual([])

    expect(await messages.save(accepted, claimed.rev)).toBe(true)

    expect(await sweep()).toEqual(['delivered'])
    expect(JSON.parse(posts[0]?.body ?? '')).toMatchObject({
      type: 'message.accepted',
      data: { messageId: planned.id },
    })
  })

  it('is told of by the sweep where its writer died right after the write', async () => {
    const { deps, stores, wait, sweep, posts, deliveries } = await world()
    await stores.messages.save(claimed, 'absent')
    const { webhooks } = stores
    const dying: WebhookStore = { ...boundOf(webhooks), saveDelivery: saveOnlyOnce(webhooks) }

    await announceMoves(stores.messages, { ...deps, webhooks: dying }).save(accepted, claimed.rev)

    expect(await deliveries()).toMatchObject([{ state: 'foretold' }])
    expect(await sweep()).toEqual([])
    wait(60)
    expect(await sweep()).toEqual(['delivered'])
    expect(posts).toHaveLength(1)
  })

  it('is not told of where its writer died before the write, and leaves nothing behind', async () => {
    const { stores, messages, wait, sweep, posts, deliveries } = await world()
    await stores.messages.save(claimed, 'absent')
    stores.messages.save = () => Promise.reject(new Error('gone'))

    await expect(messages.save(accepted, claimed.rev)).rejects.toThrow('gone')

    wait(60)
    expect(await sweep()).toEqual(['early'])
    wait(1_800)
    expect(await sweep()).toEqual(['void'])
    expect([await deliveries(), posts]).toEqual([[], []])
  })

  it('is written all the same where endpoints cannot be told, which is logged', async () => {
    const { stores, messages, errors } = await world()
    stores.webhooks.findShelf = () => Promise.reject(new Error('away'))

    expect(await messages.save(accepted, 'absent')).toBe(true)

    expect(errors).toEqual(['WEBHOOK_ANNOUNCE_FAILED'])
  })

  it('is not told of again when a reply is noted on it', async () => {
    const { messages, sweep, posts } = await world()
    await messages.save(accepted, 'absent')
    await messages.save(moveMessage(accepted, {}, { at, code: 'replied' }), accepted.rev)

    await sweep()

    expect(posts).toHaveLength(1)
  })

  it('is not told of to an endpoint that is off or wants something else', async () => {
    const { messages, deliveries } = await world([
      aWebhook({ active: false }),
      aWebhook({ types: ['message.delivered'] }),
    ])

    await messages.save(accepted, 'absent')

    expect(await deliveries()).toEqual([])
  })
})

describe('without an endpoint', () => {
  it('a sender that reads its line asks and writes nothing more', async () => {
    const { deps, stores } = await world([])
    const asked: string[] = []
    const watched = watchCalls(stores.webhooks, asked)
    await stores.lines.save(newLine({ ...LINE, countries: ['CN'], dailyBudgetMicros: null }), 'absent')

    await hearFromLine(stores.lines, { ...deps, webhooks: watched }).find('test')
    const telling = announceMoves(stores.messages, { ...deps, webhooks: watched })
    for (let n = 0; n < 100; n += 1) {
      const { id } = aMessage({ occurrence: `2026-12-01#x#${n}` })
      await telling.save({ ...accepted, id, occurrence: `2026-12-01#x#${n}` }, 'absent')
    }

    expect(asked).toEqual([])
  })

  it('any other process reads one small item in ten seconds', async () => {
    const { stores, messages, wait } = await world([])
    let reads = 0
    const find = stores.webhooks.findShelf.bind(stores.webhooks)
    stores.webhooks.findShelf = () => {
      reads += 1
      return find()
    }

    await messages.save(accepted, 'absent')
    await messages.save({ ...accepted, rev: accepted.rev + 1 }, accepted.rev)
    expect(reads).toBe(1)
    wait(10)
    await messages.save({ ...accepted, rev: accepted.rev + 2 }, accepted.rev + 1)
    expect(reads).toBe(2)
  })
})
