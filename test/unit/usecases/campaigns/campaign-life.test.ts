import { describe, expect, it } from 'vitest'
import { activateCampaign } from '#shared/usecases/campaigns/activate-campaign.ts'
import { changeCampaign } from '#shared/usecases/campaigns/change-campaign.ts'
import { pauseCampaign } from '#shared/usecases/campaigns/pause-campaign.ts'
import { stopCampaign } from '#shared/usecases/campaigns/stop-campaign.ts'
import { reconcile } from '#shared/usecases/runs/reconcile.ts'
import { aBirthday } from '../../../builders/contact.ts'
import { placed } from '../../../builders/order-events.ts'
import { addCelebrants, addContact, addInstalment, stateOf, statesOf } from '../../../builders/people.ts'
import { World } from '../../../builders/world.ts'

/** In another currency, so that its text is one of its own in the same hour too. */
const OTHER_BASKET = { currency: 'USD', items: [{ sku: 'TEA', name: '茶叶', quantity: 1 }] }

/** An order placed at 10:00 in Shanghai, its nudge planned for 10:30. */
async function withPlannedNudge(settings = {}) {
  const world = new World('2026-12-01T01:00:00Z')
  const id = await world.campaign('unpaid-order-nudge', settings)
  await world.advance('2026-12-01T02:00:00Z')
  await world.accept(placed('SO-1', '2026-12-01T02:00:00Z'))
  return { world, id }
}

async function runsOf(world: World, id: Awaited<ReturnType<World['campaign']>>) {
  return (await world.stores.runs.listRuns(id, { limit: 10 })).items
}

describe('a paused campaign', () => {
  it('sends nothing; what was planned goes on when it is active again', async () => {
    const { world, id } = await withPlannedNudge()

    await pauseCampaign(world.deps, { id, by: 'admin/test' })
    await world.advance('2026-12-01T05:00:00Z')
    const meanwhile = [...world.sent]
    await activateCampaign(world.deps, { id, by: 'admin/test' })
    await world.advance('2026-12-01T06:00:00Z')

    expect(meanwhile).toEqual([])
    expect(await statesOf(world)).toEqual(['accepted'])
    expect(world.sent).toHaveLength(1)
  })

  it('holds a text back for good once it is too late, and says why', async () => {
    const { world, id } = await withPlannedNudge()

    await pauseCampaign(world.deps, { id, by: 'admin/test' })
    await world.advance('2026-12-03T01:00:00Z')

    expect(await statesOf(world)).toEqual(['expired: campaign-paused'])
  })

  it('plans what happens meanwhile, and sends it once it goes on', async () => {
    const { world, id } = await withPlannedNudge()
    await pauseCampaign(world.deps, { id, by: 'admin/test' })
    await world.advance('2026-12-01T02:05:00Z')
    await world.accept(placed('SO-2', '2026-12-01T02:05:00Z', OTHER_BASKET))
    await world.advance('2026-12-01T02:10:00Z')

    await activateCampaign(world.deps, { id, by: 'admin/test' })
    await world.accept(placed('SO-2', '2026-12-01T02:05:00Z', OTHER_BASKET))
    await world.advance('2026-12-02T01:00:00Z')

    expect((await world.messagesOf('C00001')).map(({ subject, state }) => [subject.id, state])).toEqual([
      ['SO-1', 'accepted'],
      ['SO-2', 'accepted'],
    ])
  })

  it('lets the pages that wait go on when it is active again', async () => {
    const world = new World('2026-11-30T00:00:00Z')
    await addContact(world)
    await addInstalment(world)
    const id = await world.campaign('repayment-reminder', { time: '06:00' })
    await world.advance('2026-11-30T22:30:00Z')

    await pauseCampaign(world.deps, { id, by: 'admin/test' })
    await world.advance('2026-12-01T02:00:00Z')
    const meanwhile = [...world.sent]
    await activateCampaign(world.deps, { id, by: 'admin/test' })
    await world.advance('2026-12-01T03:00:00Z')

    expect(meanwhile).toEqual([])
    expect(world.sent).toHaveLength(1)
    expect(await runsOf(world, id)).toMatchObject([{ state: 'closed', planned: 1 }])
  })

  it('fires no schedule', async () => {
    const world = new World('2026-12-04T00:00:00Z')
    await addCelebrants(world, 1)
    const id = await world.campaign('birthday-greeting')

    await pauseCampaign(world.deps, { id, by: 'admin/test' })
    await world.advance('2026-12-06T00:00:00Z')

    expect(await runsOf(world, id)).toEqual([])
  })
})

describe('a stopped campaign', () => {
  it('cancels what it had planned at once, not at its hour', async () => {
    const { world, id } = await withPlannedNudge()

    await stopCampaign(world.deps, { id, by: 'admin/test' })
    await world.drain()

    expect(await statesOf(world)).toEqual(['cancelled: campaign-stopped'])
  })

  it('cancels a waiting page, person by person, and its run closes', async () => {
    const world = new World('2026-11-30T00:00:00Z')
    await addContact(world)
    await addInstalment(world)
    const id = await world.campaign('repayment-reminder', { time: '06:00' })
    await world.advance('2026-11-30T22:30:00Z')

    await stopCampaign(world.deps, { id, by: 'admin/test' })
    await world.drain()
    await reconcile(world.deps)

    expect(await statesOf(world)).toEqual(['cancelled: campaign-stopped'])
    expect(await runsOf(world, id)).toMatchObject([{ state: 'closed', planned: 1 }])
    expect(world.sent).toEqual([])
  })

  it('and one made anew repeat nothing', async () => {
    const world = new World('2026-12-04T00:00:00Z')
    await addCelebrants(world, 2)
    const first = await world.campaign('birthday-greeting')
    await world.advance('2026-12-05T01:00:00Z')

    await stopCampaign(world.deps, { id: first, by: 'admin/test' })
    await world.campaign('birthday-greeting', { time: '10:00' })
    await world.advance('2026-12-06T00:00:00Z')

    expect(world.sent).toHaveLength(2)
  })
})

describe('a new version', () => {
  it('holds for what is planned too, which then leaves with the new words', async () => {
    const { world, id } = await withPlannedNudge()

    await changeCampaign(world.deps, {
      by: 'admin/test',
      id,
      change: { template: { zh: '{{name}}，订单{{order}}还未付款。' } },
    })
    await world.accept(placed('SO-2', '2026-12-01T02:00:00Z', OTHER_BASKET))
    await world.advance('2026-12-01T03:00:00Z')

    expect(world.sent.map(({ text }) => text).toSorted()).toEqual([
      '王先生/女士，订单SO-1还未付款。',
      '王先生/女士，订单SO-2还未付款。',
    ])
    expect((await world.messagesOf('C00001')).map(({ campaignVersion }) => campaignVersion)).toEqual([2, 2])
  })

  it('fires at its new hour only', async () => {
    const world = new World('2026-12-04T00:00:00Z')
    await addCelebrants(world, 1)
    const id = await world.campaign('birthday-greeting')

    await changeCampaign(world.deps, { by: 'admin/test', id, change: { settings: { time: '10:00' } } })
    await world.advance('2026-12-06T00:00:00Z')

    expect(world.sent.map(({ at }) => at.toISOString())).toEqual(['2026-12-05T02:00:00.000Z'])
  })

  it('whose schedules were lost in a crash gets them from the reconcile', async () => {
    const world = new World('2026-12-04T00:00:00Z')
    await addCelebrants(world, 1)
    const id = await world.campaign('birthday-greeting')
    const change = { id, by: 'admin/test', change: { settings: { time: '10:00' } } }
    const deps = {
      ...world.deps,
      schedules: { ...world.deps.schedules, list: async () => Promise.reject(new Error()) },
    }

    await changeCampaign(deps, change).catch(() => undefined)
    await reconcile(world.deps)
    await world.advance('2026-12-06T00:00:00Z')

    expect(world.sent.map(({ at }) => at.toISOString())).toEqual(['2026-12-05T02:00:00.000Z'])
  })
})

describe('nothing that happened before a campaign was active is answered', () => {
  it.each([
    ['2026-12-01T01:59:59.999Z', []],
    ['2026-12-01T02:00:00.000Z', ['accepted']],
  ])('an order of %s, activated at 02:00:00: %j', async (timestamp, states) => {
    const world = new World('2026-12-01T02:00:00Z')
    await world.campaign('unpaid-order-nudge')

    await world.accept(placed('SO-1', timestamp))
    await world.advance('2026-12-01T06:00:00Z')

    expect(await statesOf(world)).toEqual(states)
  })

  it('a firing of this very morning is not made up for', async () => {
    const world = new World('2026-12-05T01:00:01Z')
    await addContact(world, { birthday: aBirthday() })
    await world.campaign('birthday-greeting')

    await world.advance('2026-12-06T00:00:00Z')

    expect((await world.messagesOf('C00001')).map(stateOf)).toEqual([])
  })
})
