import { describe, expect, it } from 'vitest'
import { createSendMessageHandler } from '#functions/send-message/handler.ts'
import { createMemoryStores } from '#shared/adapters/memory/stores.ts'
import type { Stores } from '#shared/adapters/stores.ts'
import { messageIdOf, runIdOf } from '#shared/contracts/ids.ts'
import { AppError } from '#shared/domain/errors.ts'
import type { ContactStore } from '#shared/ports/contact-store.ts'
import { runCampaign } from '#shared/usecases/runs/run-campaign.ts'
import { sqsEventOf } from '../../local/queues/sqs-event.ts'
import { hooked } from '../builders/hooked.ts'
import { placed } from '../builders/order-events.ts'
import { addCelebrants, changeContact, statesOf } from '../builders/people.ts'
import { World } from '../builders/world.ts'

const NOBODY = messageIdOf({ contactId: 'nobody', occurrence: '2026-12-01#unpaid-order-nudge#SO-0#1' })

/** In another currency its text is one of its own, also in the same hour. */
const TEA = { currency: 'USD', items: [{ sku: 'TEA', name: '茶叶', quantity: 1 }] }

/** Two nudges that are due now. */
async function withTwoDue() {
  const world = new World('2026-12-01T02:00:00Z')
  await world.campaign('unpaid-order-nudge')
  await world.accept(placed('SO-1', '2026-12-01T02:00:00Z'))
  await world.accept(placed('SO-2', '2026-12-01T02:00:00Z', TEA))
  world.nowMs = Date.parse('2026-12-01T02:30:00Z')
  const ids = (await world.messagesOf('C00001')).map(({ id }) => id)
  return { world, ids }
}

/** A run whose only page holds so many people. */
async function withPageOf(people: number, stores: Stores = createMemoryStores()) {
  const world = new World('2026-12-05T00:59:00Z', stores)
  await addCelebrants(world, people)
  const campaignId = await world.campaign('birthday-greeting')
  await world.drain()
  world.nowMs = Date.parse('2026-12-05T01:00:00Z')
  const firing = { campaignId, part: 'greeting', zone: 'Asia/Shanghai', firedAt: world.clock.now() }
  await runCampaign(world.deps, { type: 'run', ...firing })
  return { world, campaignId, page: { type: 'page', runId: runIdOf(firing), number: 1 } as const }
}

function deliver(world: World, ...jobs: unknown[]) {
  return deliverWith(world, world.deps, ...jobs)
}

function deliverWith(world: World, deps: World['deps'], ...jobs: unknown[]) {
  const batch = jobs.map((job, index) => ({
    ...{ id: `job-${index}`, queue: 'send-transactional', sentAtMs: 0, failures: 0, dead: null },
    body: JSON.stringify(job),
  }))
  return createSendMessageHandler(deps)(sqsEventOf(batch, world.clock.now()))
}

describe('a batch of send jobs', () => {
  it('sends the texts of a job side by side: none waits for the answer to another', async () => {
    const { world, ids } = await withTwoDue()
    const answer = Promise.withResolvers<void>()
    let begun = 0
    const submit: World['sms']['submit'] = async (text) => {
      begun += 1
      if (begun === 2) answer.resolve()
      await answer.promise
      return world.sms.submit(text)
    }

    await deliverWith(world, { ...world.deps, sms: { ...world.sms, submit } }, { type: 'messages', ids })

    expect(world.sent).toHaveLength(2)
  })

  it('sends each message of each job once', async () => {
    const { world, ids } = await withTwoDue()

    const answer = await deliver(world, { type: 'messages', ids }, { type: 'messages', ids })

    expect(answer).toEqual({ batchItemFailures: [] })
    expect(world.sent).toHaveLength(2)
  })

  it('fails the one record whose message another worker holds, and sends the others', async () => {
    const { world, ids } = await withTwoDue()
    const [held = NOBODY, free = NOBODY] = ids
    const message = await world.stores.messages.find(held)
    if (message === undefined) throw new Error('no message')
    const lease = { until: new Date('2026-12-01T02:31:00Z'), holder: 'another' }
    await world.stores.messages.save({ ...message, state: 'claimed', lease, rev: message.rev + 1 }, message.rev)

    const answer = await deliver(world, { type: 'messages', ids: [held] }, { type: 'messages', ids: [free] })

    expect(answer).toEqual({ batchItemFailures: [{ itemIdentifier: 'job-0' }] })
    expect((await statesOf(world)).toSorted()).toEqual(['accepted', 'claimed'])
  })

  it('puts a job that is none with the dead letters at once', async () => {
    const { world, ids } = await withTwoDue()

    const answer = await deliver(world, { type: 'messages', ids: [] }, { type: 'messages', ids })

    expect(answer).toEqual({ batchItemFailures: [] })
    expect(world.deadLetters).toMatchObject([{ messageId: 'job-0', reason: expect.stringContaining('not such a job') }])
    expect(world.sent).toHaveLength(2)
  })

  it('leaves out a message that is not there', async () => {
    const { world, ids } = await withTwoDue()

    await deliver(world, { type: 'messages', ids: [NOBODY, ...ids] })

    expect(world.sent).toHaveLength(2)
  })

  it('handed over too early sends nothing, and the message is found again at its hour', async () => {
    const { world, ids } = await withTwoDue()
    world.nowMs = Date.parse('2026-12-01T02:10:00Z')

    await deliver(world, { type: 'messages', ids })
    const early = world.sent.length
    await world.advance('2026-12-01T02:30:00Z')

    expect([early, world.sent.length]).toEqual([0, 2])
  })
})

describe('a worker whose time is running out', () => {
  it('begins no text that it might not live to record, and what it leaves is found again', async () => {
    const { world, ids } = await withTwoDue()
    let asked = 0
    // Both are taken up, then the first is begun, and its time is over before the second is.
    const remainingMs = () => (asked++ < 3 ? 30_000 : 9_000)

    const answer = await deliverWith(world, { ...world.deps, remainingMs }, { type: 'messages', ids })
    const [states, early] = [await statesOf(world), world.sent.length]
    await world.advance('2026-12-01T02:34:00Z')

    expect(answer).toEqual({ batchItemFailures: [] })
    expect([early, states.toSorted()]).toEqual([1, ['accepted', 'planned']])
    expect(world.sent).toHaveLength(2)
  })

  it('does not wait for the pace first', async () => {
    const { world, ids } = await withTwoDue()

    await deliverWith(world, { ...world.deps, remainingMs: () => 9_000 }, { type: 'messages', ids })

    expect(await world.stores.lines.find('test')).toBeUndefined()
  })

  it('leaves a page between two blocks, and the next worker goes on with it', async () => {
    const { world, page } = await withPageOf(60)
    const remainingMs = () => (world.sent.length === 0 ? 300_000 : 9_000)

    await deliverWith(world, { ...world.deps, remainingMs }, page)
    const early = world.sent.length
    await world.advance('2026-12-05T01:05:00Z')

    expect([early, world.sent.length, new Set(world.sent.map(({ to }) => to)).size]).toEqual([50, 60, 60])
  })
})

describe('a page', () => {
  it('on which one text fails is answered only when nothing of it is under way any more', async () => {
    const stores = createMemoryStores()
    const messages = hooked(stores.messages, 'save', async (message) => {
      if (isTo(message, 'C0001')) throw new AppError('STORE_UNAVAILABLE', '', { retryable: true })
      for (let turn = 0; turn < 5; turn += 1) await new Promise(setImmediate)
    })
    const { world, page } = await withPageOf(3, { ...stores, messages })

    const { batchItemFailures } = await deliver(world, page)
    const atTheAnswer = world.sent.length
    for (let turn = 0; turn < 50; turn += 1) await new Promise(setImmediate)

    expect(batchItemFailures).toHaveLength(1)
    expect([atTheAnswer, world.sent.length]).toEqual([2, 2])
  })

  it.each([
    ['cannot be judged', { ownZone: 'Nowhere/Land' }, []],
    ['cannot be read', {}, ['C0001']],
  ])('on which one %s is sent to all the others, and stays open for that one', async (_, fields, unreadable) => {
    const stores = createMemoryStores()
    const contacts = hooked(stores.contacts, 'findMany', (ids) => {
      if (Array.isArray(ids) && unreadable.some((id) => ids.includes(id)))
        throw new AppError('MALFORMED_ITEM', 'A stored item cannot be read', { retryable: false })
    })
    const { world, page } = await withPageOf(60, { ...stores, contacts })
    await changeContact(world, 'C0001', fields)

    await deliver(world, page)

    expect(world.sent).toHaveLength(59)
    expect(await stores.runs.findProgress(page.runId, 1)).toMatchObject({ state: 'open' })
  })

  it('that names somebody twice texts once and is finished, with a sum of all that was planned', async () => {
    const stores = createMemoryStores()
    const { world, campaignId, page } = await withPageOf(2, { ...stores, contacts: doubling(stores.contacts) })

    await world.advance('2026-12-05T02:00:00Z')

    const [run] = (await stores.runs.listRuns(campaignId, { limit: 10 })).items
    expect(world.sent).toHaveLength(2)
    expect(run).toMatchObject({ state: 'closed', planned: 4 })
    expect(await stores.runs.findProgress(page.runId, 1)).toMatchObject({ state: 'finished', counts: { accepted: 4 } })
  })
})

function isTo(message: unknown, contactId: string): boolean {
  return typeof message === 'object' && message !== null && 'contactId' in message && message.contactId === contactId
}

/** A contact store that gives everybody twice, as an index does in which people move while it is read. */
function doubling(contacts: ContactStore): ContactStore {
  const listByBirthday: ContactStore['listByBirthday'] = async (key, request) => {
    const page = await contacts.listByBirthday(key, request)
    return { ...page, items: page.items.flatMap((contact) => [contact, contact]) }
  }
  return new Proxy(contacts, {
    get(target, name) {
      if (name === 'listByBirthday') return listByBirthday
      const member: unknown = Reflect.get(target, name)
      return typeof member === 'function' ? member.bind(target) : member
    },
  })
}
