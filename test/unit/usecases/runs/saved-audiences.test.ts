import { describe, expect, it } from 'vitest'
import type { AudienceChange } from '#shared/contracts/campaign.ts'
import type { CampaignId } from '#shared/contracts/ids.ts'
import { activateCampaign } from '#shared/usecases/campaigns/activate-campaign.ts'
import { changeCampaign } from '#shared/usecases/campaigns/change-campaign.ts'
import { createCampaign } from '#shared/usecases/campaigns/create-campaign.ts'
import { changeSavedAudience, createAudience } from '#shared/usecases/campaigns/keep-audiences.ts'
import { explain } from '#shared/usecases/history/explain.ts'
import { runDryRun } from '#shared/usecases/runs/run-dry-run.ts'
import { startDryRun } from '#shared/usecases/runs/start-dry-run.ts'
import { placed } from '../../../builders/order-events.ts'
import { addContact } from '../../../builders/people.ts'
import { anOrderScenario } from '../../../builders/scenario.ts'
import { World } from '../../../builders/world.ts'

const BY = 'admin/test'

async function save(world: World, audience: AudienceChange) {
  const outcome = await createAudience(world.deps, { name: '贵宾', audience, by: BY })
  if (outcome.kind !== 'done') throw new Error(outcome.kind)
  return outcome.audience.id
}

async function greeting(world: World, audience: AudienceChange): Promise<CampaignId> {
  const settings = { date: '2026-12-05' }
  const made = await createCampaign(world.deps, { by: BY, kind: 'holiday-greeting', settings, audience })
  if (made.kind !== 'created') throw new Error(made.kind)
  return made.campaign.id
}

/** A world of two who may be texted, one of them with the tag. */
async function twoPeople() {
  const world = new World('2026-12-01T01:00:00Z')
  await addContact(world, { id: 'C1', phone: '+8619900000001', tags: ['贵宾'] })
  await addContact(world, { id: 'C2', phone: '+8619900000002', tags: ['新客'] })
  return world
}

async function dryRun(world: World, campaignId: CampaignId) {
  const started = await startDryRun(world.deps, { campaignId, by: BY })
  if (started.kind !== 'started') throw new Error(started.kind)
  await runDryRun(world.deps, started.id)
  return world.stores.dryRuns.find(started.id)
}

describe('a campaign that names a saved audience', () => {
  it('texts those who are in it when it fires', async () => {
    const world = await twoPeople()
    const saved = await save(world, { tags: ['贵宾'] })
    const id = await greeting(world, { saved: [saved] })
    await activateCampaign(world.deps, { id, by: BY })
    await changeSavedAudience(world.deps, { id: saved, by: BY, audience: { tags: ['新客'] } })

    await world.advance('2026-12-05T02:00:00Z')

    expect(world.sent.map(({ to }) => to)).toEqual(['+8619900000002'])
  })

  it('reads it once a run, however many are in it', async () => {
    const world = await twoPeople()
    for (let place = 0; place < 250; place += 1)
      await addContact(world, { id: `M${place}`, phone: `+861990001${String(place).padStart(4, '0')}`, tags: ['贵宾'] })
    const id = await greeting(world, { saved: [await save(world, { tags: ['贵宾'] })] })
    await activateCampaign(world.deps, { id, by: BY })
    let reads = 0
    const { findShelf } = world.stores.campaigns
    world.stores.campaigns.findShelf = async () => {
      reads += 1
      return findShelf.call(world.stores.campaigns)
    }

    await world.advance('2026-12-05T02:00:00Z')

    expect([world.sent.length, reads]).toEqual([251, 1])
  })

  it('has drifted where it says something else than in the dry run, and not where it was renamed', async () => {
    const world = await twoPeople()
    const saved = await save(world, { tags: ['贵宾'] })
    const id = await greeting(world, { saved: [saved] })
    const told = await dryRun(world, id)
    const fingerprint = told?.fingerprint ?? ''

    await changeSavedAudience(world.deps, { id: saved, by: BY, audience: { tags: [] } })
    const drifted = await activateCampaign(world.deps, { id, by: BY, fingerprint })
    await changeSavedAudience(world.deps, { id: saved, by: BY, name: '大贵宾', audience: { tags: ['贵宾'] } })
    const active = await activateCampaign(world.deps, { id, by: BY, fingerprint })

    expect([told?.selected, drifted.kind, active.kind]).toEqual([1, 'drifted', 'done'])
  })

  it('is not taken for one that nobody else’s campaign can meet', async () => {
    const world = await twoPeople()
    const saved = await save(world, { tags: ['贵宾'] })
    const [one, other] = [await greeting(world, { saved: [saved] }), await greeting(world, { tags: ['新客'] })]
    await activateCampaign(world.deps, { id: one, by: BY })

    const outcome = await activateCampaign(world.deps, { id: other, by: BY })

    expect(outcome).toEqual({ kind: 'same-occasion', campaignId: one })
  })

  it('tells by name why somebody is not in its audience', async () => {
    const world = await twoPeople()
    const id = await greeting(world, { saved: [await save(world, { tags: ['贵宾'] })] })
    await activateCampaign(world.deps, { id, by: BY })

    const { items } = await explain(world.deps, { contact: 'C2', campaign: id, at: new Date('2026-12-05T02:00:00Z') })

    expect(items.flatMap(({ checks }) => checks).find(({ code }) => code === 'audience-saved')).toMatchObject({
      ...{ result: 'no', zh: '不在这些已保存的人群内：贵宾' },
      en: 'The contact is in none of the saved audiences that the campaign names: 贵宾',
    })
  })

  it('answers events of those alone who are in it', async () => {
    const world = await twoPeople()
    const made = await createCampaign(world.deps, { by: BY, kind: 'unpaid-order-nudge' })
    if (made.kind !== 'created') throw new Error(made.kind)
    const { id } = made.campaign
    const saved = await save(world, { tags: ['没有人'] })
    await changeCampaign(world.deps, { id, by: BY, change: { audience: { saved: [saved] } } })
    await activateCampaign(world.deps, { id, by: BY })

    await world.accept(placed('SO-1', '2026-12-01T01:00:00Z'))

    expect(await world.messagesOf('C00001')).toEqual([])
  })
})

describe('a scenario whose condition names a saved audience', () => {
  it.each([
    ['those in it', ['华东'], ['accepted']],
    ['nobody else', ['没有人'], []],
  ])('texts %s', async (_, tags, states) => {
    const world = new World('2026-12-01T01:00:00Z')
    await addContact(world, { id: 'C00001', phone: '+8619900000003', tags: ['华东'] })
    const saved = await save(world, { tags })
    await world.scenario(anOrderScenario({ only: { audience: saved } }))

    await world.accept(placed('SO-1', '2026-12-01T01:00:00Z'))
    await world.advance('2026-12-02T02:00:00Z')

    expect((await world.messagesOf('C00001')).map(({ state }) => state)).toEqual(states)
  })
})
