import { describe, expect, it } from 'vitest'
import type { CampaignId } from '#shared/contracts/ids.ts'
import { recordReceipt } from '#shared/usecases/receipts/record-receipt.ts'
import { readResults } from '#shared/usecases/runs/read-results.ts'
import { aRun } from '../../../builders/campaign.ts'
import { aMessage } from '../../../builders/message.ts'
import { fact, placed, shipped } from '../../../builders/order-events.ts'
import { addCelebrants } from '../../../builders/people.ts'
import { World } from '../../../builders/world.ts'

const DECEMBER = { from: '2026-12-01', until: '2026-12-31' }

async function results(world: World, id: CampaignId, range = DECEMBER) {
  const found = await readResults(world.deps, { id, ...range })
  const days = found.days.filter(({ counts }) => Object.keys(counts).length > 0)
  return { ...found, days: days.map(({ date, counts }) => [date, counts]) }
}

function receipt(providerMessageId: string, acceptedAt: string) {
  const to = '+8619900000001'
  const verdict = { state: 'delivered' as const, because: null, said: 'DELIVRD' }
  return { providerMessageId, to, acceptedAt: new Date(acceptedAt), ...verdict }
}

/** What is read of messages while results are read. */
async function readsOf(world: World, id: CampaignId): Promise<number> {
  const { messages } = world.stores
  const findMany = messages.findMany.bind(messages)
  let reads = 0
  messages.findMany = async (ids) => {
    reads += ids.length
    return findMany(ids)
  }
  await results(world, id)
  messages.findMany = findMany
  return reads
}

/** At 09:00 of 2 December in Shanghai: one nudge left the day before, another waits for half an hour. */
async function twoNudges() {
  const world = new World('2026-12-01T01:00:00Z')
  const id = await world.campaign('unpaid-order-nudge')
  await world.accept(placed('SO-1', '2026-12-01T01:00:00Z'))
  await world.advance('2026-12-02T01:00:00Z')
  await world.accept(placed('SO-2', '2026-12-02T01:00:00Z', { items: [{ sku: 'TEA', name: '茶', quantity: 1 }] }))
  return { world, id }
}

describe('results of a campaign that answers events', () => {
  it('count each message once, by the day of its occasion, as it stands by now', async () => {
    const { world, id } = await twoNudges()
    expect((await results(world, id)).counts).toEqual({ accepted: 1, planned: 1 })

    await world.accept(fact('order.paid', '2026-12-02T01:00:00Z', { orderId: 'SO-2' }))
    await recordReceipt(world.deps, receipt('p-1', '2026-12-01T01:30:00Z'))
    await world.advance('2026-12-02T01:01:00Z')

    expect(await results(world, id)).toMatchObject({
      days: [
        ['2026-12-01', { delivered: 1 }],
        ['2026-12-02', { cancelled: 1 }],
      ],
      counts: { delivered: 1, cancelled: 1 },
      reasons: { 'order-paid': 1 },
      parts: 1,
      isComplete: true,
    })
    expect((await results(world, id, { from: '2026-12-02', until: '2026-12-02' })).counts).toEqual({ cancelled: 1 })
  })

  it('read no message again once nothing may move, and at most once a minute before that', async () => {
    const { world, id } = await twoNudges()
    await world.advance('2026-12-03T00:00:00Z')

    expect(await readsOf(world, id)).toBe(2)
    expect(await readsOf(world, id)).toBe(0)
    await world.advance('2026-12-03T00:02:00Z')
    expect(await readsOf(world, id)).toBe(2)
    await world.advance('2026-12-20T00:00:00Z')
    await results(world, id)
    await world.advance('2026-12-21T00:00:00Z')
    expect(await readsOf(world, id)).toBe(0)
    expect((await results(world, id)).asOf?.toISOString()).toBe('2026-12-21T00:00:00.000Z')
    expect((await results(world, id, { from: '2026-12-01', until: '2026-12-05' })).asOf).toBeNull()
  })

  it.each([
    [
      'a receipt',
      (world: World) => recordReceipt(world.deps, receipt('p-1', '2026-12-01T01:30:00Z')),
      { delivered: 1, accepted: 1 },
    ],
    [
      'an event',
      (world: World) =>
        world.accept(placed('SO-3', '2026-12-01T05:00:00Z', { items: [{ sku: 'NUT', name: '果', quantity: 1 }] })),
      { accepted: 2, expired: 1 },
    ],
  ] as const)('count what %s brings weeks after the day was settled', async (_, late, counts) => {
    const { world, id } = await twoNudges()
    await world.advance('2026-12-20T00:00:00Z')
    await results(world, id)
    await world.advance('2026-12-21T00:00:00Z')
    expect((await results(world, id)).counts).toEqual({ accepted: 2 })

    await late(world)
    await world.advance('2026-12-21T00:02:00Z')

    expect((await results(world, id)).counts).toEqual(counts)
  })

  it('count what is written while a day is counted for the first time', async () => {
    const { world, id } = await twoNudges()
    await world.advance('2026-12-20T00:00:00Z')
    const { runs } = world.stores
    const save = runs.saveDay.bind(runs)
    runs.saveDay = async (day, rev) => {
      runs.saveDay = save
      await world.accept(placed('SO-3', '2026-12-01T05:00:00Z'))
      return save(day, rev)
    }
    await results(world, id)
    await world.advance('2026-12-20T01:00:00Z')

    expect((await results(world, id)).counts).toEqual({ accepted: 2, expired: 1 })
  })

  it('leave out what another campaign answers', async () => {
    const { world, id } = await twoNudges()
    const other = await world.campaign('shipment-notice')
    await world.accept(shipped('SO-2', '2026-12-02T01:00:00Z'))
    await world.advance('2026-12-02T03:00:00Z')

    expect((await results(world, id)).counts).toEqual({ accepted: 1, cancelled: 1 })
    expect((await results(world, other)).counts).toEqual({ accepted: 1 })
  })
})

describe('results of a campaign that the clock starts', () => {
  it('are those of its runs by their dates, with reasons and parts, also once the runs are closed', async () => {
    const world = new World('2026-12-01T00:00:00Z')
    await addCelebrants(world, 3)
    const id = await world.campaign('birthday-greeting')
    world.answers.push({ kind: 'rejected', because: 'bad-number', code: '1' })

    await world.advance('2026-12-05T02:00:00Z')
    const before = await results(world, id)
    await world.advance('2026-12-08T00:00:00Z')
    const after = await results(world, id)

    expect(before).toMatchObject({
      days: [['2026-12-05', { accepted: 2, rejected: 1 }]],
      reasons: { 'bad-number': 1 },
      uncounted: 0,
      isComplete: true,
    })
    const parts = (await Promise.all(['C0001', 'C0002', 'C0003'].map((one) => world.messagesOf(one))))
      .flat()
      .reduce((sum, one) => sum + (one.state === 'accepted' ? (one.parts ?? 0) : 0), 0)
    expect(parts).toBeGreaterThan(0)
    expect(before.parts).toBe(parts)
    expect(after).toEqual(before)
    const { items } = await world.stores.runs.listRuns(id, { limit: 50 })
    const run = items.find(({ date }) => date === '2026-12-05')
    expect(run).toMatchObject({ state: 'closed', reasons: { 'bad-number': 1 }, parts })
  })

  it('tell how many people stand on pages that are not counted', async () => {
    const world = new World('2026-12-01T00:00:00Z')
    const id = await world.campaign('birthday-greeting')
    await world.stores.runs.saveRun(aRun({ campaignId: id, planned: 40, pages: 1 }), 'absent')

    expect(await results(world, id)).toMatchObject({ counts: {}, uncounted: 40 })
  })

  it('count a run that was missed whole as too late, with its reason', async () => {
    const world = new World('2026-12-01T00:00:00Z')
    const id = await world.campaign('birthday-greeting')
    const missed = { people: 7, after: null }
    await world.stores.runs.saveRun(aRun({ campaignId: id, state: 'closed', planned: 7, pages: 0, missed }), 'absent')

    expect(await results(world, id)).toMatchObject({ counts: { expired: 7 }, reasons: { 'missed-while-paused': 7 } })
  })
})

it('never counts what stands on a page among the single ones', async () => {
  const world = new World('2026-12-01T00:00:00Z')
  const id = await world.campaign('unpaid-order-nudge')
  await world.stores.messages.save(aMessage({ campaignId: id, page: { runId: aRun().id, number: 1 } }), 'absent')

  expect((await results(world, id)).counts).toEqual({})
})
