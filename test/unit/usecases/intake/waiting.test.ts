import { describe, expect, it } from 'vitest'
import type { Campaign } from '#shared/contracts/campaign.ts'
import { activateCampaign } from '#shared/usecases/campaigns/activate-campaign.ts'
import { createCampaign } from '#shared/usecases/campaigns/create-campaign.ts'
import { pauseCampaign } from '#shared/usecases/campaigns/pause-campaign.ts'
import { stopCampaign } from '#shared/usecases/campaigns/stop-campaign.ts'
import { reconcile } from '#shared/usecases/runs/reconcile.ts'
import { ProcessGone } from '../../../builders/life.ts'
import { fact, placed } from '../../../builders/order-events.ts'
import { statesOf } from '../../../builders/people.ts'
import { World } from '../../../builders/world.ts'

const AT = '2026-12-01T02:00:00Z'
const BY = 'admin/test'

async function draftOf(world: World) {
  const created = await createCampaign(world.deps, { by: BY, kind: 'unpaid-order-nudge' })
  if (created.kind !== 'created') throw new Error('not created')
  return created.campaign.id
}

async function statesKept(world: World) {
  const waiting = await world.stores.campaigns.findWaiting()
  return waiting?.campaigns.map(({ state, pending }) => (pending === null ? state : `${state}?`))
}

describe('the campaigns that wait for events', () => {
  it('are kept with each step of a campaign', async () => {
    const world = new World('2026-12-01T01:00:00Z')
    const id = await draftOf(world)
    const kept = []

    for (const step of [activateCampaign, pauseCampaign, activateCampaign, stopCampaign]) {
      await step(world.deps, { id, by: BY })
      kept.push(await statesKept(world))
    }

    expect(kept).toEqual([['active'], ['paused'], ['active'], []])
  })

  it('are all that an event reads: the other campaigns of the company are not listed', async () => {
    const world = new World('2026-12-01T01:00:00Z')
    await world.campaign('unpaid-order-nudge')
    await world.campaign('birthday-greeting')
    let lists = 0
    const { list } = world.stores.campaigns
    world.stores.campaigns.list = async () => {
      lists += 1
      return list.call(world.stores.campaigns)
    }

    await world.accept(placed('SO-1', AT))
    await world.accept(fact('order.paid', '2026-12-01T02:10:00Z', { orderId: 'SO-1' }))

    expect([lists, await statesOf(world, 'C00001')]).toEqual([0, ['cancelled: order-paid']])
  })

  it('are read from the list where nobody has kept them yet, as after an upgrade', async () => {
    const world = new World('2026-12-01T01:00:00Z')
    await world.formerCampaign('unpaid-order-nudge')

    await world.accept(placed('SO-1', AT))

    expect(await statesOf(world, 'C00001')).toEqual(['planned'])
    await reconcile(world.deps)
    expect(await statesKept(world)).toEqual(['active'])
  })

  it('answer an event wherever the activation was cut off, just as the campaign stands', async () => {
    for (let nth = 1; ; nth += 1) {
      const world = new World('2026-12-01T01:00:00Z')
      await world.campaign('shipment-notice')
      const id = await draftOf(world)
      const life = world.crashAt(nth, 'before')
      await activateCampaign(world.deps, { id, by: BY }).catch((error: unknown) => {
        if (!(error instanceof ProcessGone)) throw error
      })
      if (!life.isOver) break
      const stands: Campaign['state'] | undefined = (await world.stores.campaigns.find(id))?.state

      await world.accept(placed('SO-1', AT))

      const isAnswered = (await statesOf(world, 'C00001')).length > 0
      expect([nth, isAnswered]).toEqual([nth, stands === 'active'])
    }
  })

  it('are mended where a step was cut off: by the campaign as it stands', async () => {
    const world = new World('2026-12-01T01:00:00Z')
    await world.campaign('unpaid-order-nudge')
    const waiting = await world.stores.campaigns.findWaiting()
    if (waiting === undefined) throw new Error('nothing is kept')
    const rev = waiting.rev + 1
    const campaigns = waiting.campaigns.map((one) => ({ ...one, pending: { rev: one.rev + 1, at: world.clock.now() } }))
    await world.stores.campaigns.saveWaiting({ campaigns, rev }, waiting.rev)

    await reconcile(world.deps)
    const atOnce = await statesKept(world)
    world.nowMs += 11 * 60_000
    await reconcile(world.deps)

    expect([atOnce, await statesKept(world)]).toEqual([['active?'], ['active']])
  })
})
