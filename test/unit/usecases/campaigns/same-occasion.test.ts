import { describe, expect, it } from 'vitest'
import type { ShippedKindId } from '#shared/contracts/message.ts'
import { activateCampaign } from '#shared/usecases/campaigns/activate-campaign.ts'
import { changeCampaign } from '#shared/usecases/campaigns/change-campaign.ts'
import { copyCampaign } from '#shared/usecases/campaigns/copy-campaign.ts'
import { createCampaign } from '#shared/usecases/campaigns/create-campaign.ts'
import { pauseCampaign } from '#shared/usecases/campaigns/pause-campaign.ts'
import { aScenario } from '../../../builders/scenario.ts'
import { World } from '../../../builders/world.ts'

const BY = 'marketing/test'

type Given = { settings?: Record<string, unknown>; audience?: Record<string, string[]> }

async function draft(world: World, kind: ShippedKindId, given: Given = {}) {
  const created = await createCampaign(world.deps, { by: BY, kind, ...given })
  if (created.kind !== 'created') throw new Error(JSON.stringify(created))
  return created.campaign.id
}

async function activeAndDraft(kind: ShippedKindId, active: Given, other: Given) {
  const world = new World('2026-12-01T00:00:00Z')
  const first = await draft(world, kind, active)
  await activateCampaign(world.deps, { id: first, by: BY })
  return { world, first, second: await draft(world, kind, other) }
}

describe('a campaign that answers what an active one answers', () => {
  it.each<[ShippedKindId, Given, Given]>([
    ['unpaid-order-nudge', { settings: { delayMinutes: 30 } }, { settings: { delayMinutes: 1440 } }],
    [
      'holiday-greeting',
      { settings: { festival: 'new-year' } },
      { settings: { festival: 'new-year' }, audience: { tags: ['贵宾'] } },
    ],
    ['repayment-reminder', { settings: { days: [1, 5] } }, { settings: { days: [5, 8] } }],
  ])('%s %j beside %j is refused with its id', async (kind, one, other) => {
    const { world, first, second } = await activeAndDraft(kind, one, other)

    expect(await activateCampaign(world.deps, { id: second, by: BY })).toEqual({
      kind: 'same-occasion',
      campaignId: first,
    })
    expect(await world.stores.campaigns.find(second)).toMatchObject({ state: 'draft' })
  })

  it.each<[ShippedKindId, Given, Given]>([
    [
      'holiday-greeting',
      { settings: { festival: 'new-year' }, audience: { exceptTags: ['贵宾'] } },
      { settings: { festival: 'new-year' }, audience: { tags: ['贵宾'] } },
    ],
    ['repayment-reminder', { settings: { days: [1, 5, 8] } }, { settings: { days: [3, 10] } }],
    ['birthday-greeting', { audience: { kinds: ['customer'] } }, { audience: { kinds: ['employee'] } }],
  ])('%s %j beside %j is no such one', async (kind, one, other) => {
    const { world, second } = await activeAndDraft(kind, one, other)

    expect(await activateCampaign(world.deps, { id: second, by: BY })).toMatchObject({ kind: 'done' })
  })

  it('may become active once the other is paused, and then keeps that one from going on', async () => {
    const { world, first, second } = await activeAndDraft('birthday-greeting', {}, {})
    await pauseCampaign(world.deps, { id: first, by: BY })

    expect(await activateCampaign(world.deps, { id: second, by: BY })).toMatchObject({ kind: 'done' })
    expect(await activateCampaign(world.deps, { id: first, by: BY })).toEqual({
      kind: 'same-occasion',
      campaignId: second,
    })
  })

  it('is not made of an active one by a change', async () => {
    const { world, first, second } = await activeAndDraft(
      'repayment-reminder',
      { settings: { days: [1, 5] } },
      { settings: { days: [8] } },
    )
    await activateCampaign(world.deps, { id: second, by: BY })

    const change = { settings: { days: [5, 8] } }
    expect(await changeCampaign(world.deps, { id: second, by: BY, change })).toEqual({
      kind: 'same-occasion',
      campaignId: first,
    })
    expect(await changeCampaign(world.deps, { id: second, by: BY, change: { settings: { days: [9] } } })).toMatchObject(
      {
        kind: 'done',
      },
    )
  })

  it('of release 0.1 stays active, and may change its words', async () => {
    const world = new World('2026-12-01T00:00:00Z')
    const [one] = [await world.formerCampaign('birthday-greeting'), await world.formerCampaign('birthday-greeting')]

    expect(await activateCampaign(world.deps, { id: one, by: BY })).toMatchObject({ kind: 'done' })
    expect(await changeCampaign(world.deps, { id: one, by: BY, change: { name: '生日' } })).toMatchObject({
      kind: 'done',
    })
    expect(
      await changeCampaign(world.deps, { id: one, by: BY, change: { settings: { time: '10:00' } } }),
    ).toMatchObject({
      kind: 'same-occasion',
    })
  })
})

describe('two that are activated at once', () => {
  it.each(['list', 'saveClaims', 'keepVersion', 'save'] as const)(
    'cannot both become active, when the second comes while the first is at %s',
    async (step) => {
      const world = new World('2026-12-01T00:00:00Z')
      const [one, other] = [await draft(world, 'birthday-greeting'), await draft(world, 'birthday-greeting')]
      const { campaigns } = world.stores
      const original = Reflect.get(campaigns, step)
      const outcomes: string[] = []
      Reflect.set(campaigns, step, async (...args: unknown[]) => {
        Reflect.deleteProperty(campaigns, step)
        outcomes.push((await activateCampaign(world.deps, { id: other, by: BY })).kind)
        return Reflect.apply(original, campaigns, args)
      })

      outcomes.push((await activateCampaign(world.deps, { id: one, by: BY })).kind)

      const active = (await campaigns.list()).filter(({ state }) => state === 'active')
      expect(active).toHaveLength(1)
      expect(outcomes.toSorted()).toEqual(['done', 'same-occasion'])
    },
  )

  it('are not kept waiting by one that was cut off, whose write fails if it comes yet', async () => {
    const world = new World('2026-12-01T00:00:00Z')
    const [one, other] = [await draft(world, 'birthday-greeting'), await draft(world, 'birthday-greeting')]
    const { campaigns } = world.stores
    const before = await campaigns.find(one)
    Reflect.set(campaigns, 'keepVersion', () => Promise.reject(new Error('cut off')))
    await activateCampaign(world.deps, { id: one, by: BY }).catch(() => undefined)
    Reflect.deleteProperty(campaigns, 'keepVersion')

    expect(await activateCampaign(world.deps, { id: other, by: BY })).toEqual({
      kind: 'same-occasion',
      campaignId: one,
    })
    world.nowMs += 61_000
    expect(await activateCampaign(world.deps, { id: other, by: BY })).toMatchObject({ kind: 'done' })
    if (before === undefined) throw new Error('the campaign is gone')
    expect(await campaigns.save({ ...before, state: 'active', rev: before.rev + 1 }, before.rev)).toBe(false)
  })
})

describe('a copy of a scenario of one’s own', () => {
  it('has an id of its own, and may be active beside the first', async () => {
    const world = new World('2026-12-01T00:00:00Z')
    const id = await world.scenario(aScenario())

    const copied = await copyCampaign(world.deps, { id, by: BY })

    if (copied.kind !== 'created') throw new Error(JSON.stringify(copied))
    const { slug } = copied.campaign.content.scenario ?? {}
    expect(slug).toMatch(/^car-insurance-[a-z0-9]{4}$/)
    expect(await activateCampaign(world.deps, { id: copied.campaign.id, by: BY })).toMatchObject({ kind: 'done' })
  })
})
