import { describe, expect, it } from 'vitest'
import { activateCampaign } from '#shared/usecases/campaigns/activate-campaign.ts'
import { changeCampaign } from '#shared/usecases/campaigns/change-campaign.ts'
import { createCampaign } from '#shared/usecases/campaigns/create-campaign.ts'
import { pauseCampaign } from '#shared/usecases/campaigns/pause-campaign.ts'
import { optOut } from '#shared/usecases/people/opt-out.ts'
import { reconcile } from '#shared/usecases/runs/reconcile.ts'
import { differencesOf, dryRun, messagesOfRuns, peopleOf } from '../../../builders/foreseen.ts'
import { addCelebrants, addContact, changeContact, statesOf } from '../../../builders/people.ts'
import { World } from '../../../builders/world.ts'

const BY = 'admin/test'

/** 11:00 in Shanghai, 22:00 the day before in New York. */
const START = '2026-12-04T03:00:00Z'
const NEW_YORK = { id: 'US1', phone: '+12025550123', zone: 'America/New_York', ownZone: 'America/New_York' }

async function withPeople(count = 3) {
  const world = new World(START)
  await addCelebrants(world, count)
  return world
}

type Given = Omit<Parameters<typeof createCampaign>[1], 'by' | 'kind'>

async function draft(world: World, given: Given = {}) {
  const made = await createCampaign(world.deps, { by: BY, kind: 'broadcast', mayBeTransactional: true, ...given })
  if (made.kind !== 'created') throw new Error(JSON.stringify(made))
  return made.campaign.id
}

const activate = (world: World, id: string, fingerprint?: string) =>
  activateCampaign(world.deps, { id, by: BY, fingerprint })
const leftAt = (world: World) => world.sent.map(({ to, at }) => `${to} ${at.toISOString().slice(0, 16)}`)

describe('a broadcast on a day', () => {
  it('leaves once, at its hour on the clocks of each reader', async () => {
    const world = await withPeople(1)
    await addContact(world, NEW_YORK)
    await activate(world, await draft(world, { settings: { date: '2026-12-05', time: '10:00' } }))

    await world.advance('2026-12-09T00:00:00Z')

    expect(leftAt(world)).toEqual(['+8619900000001 2026-12-05T02:00', '+12025550123 2026-12-05T15:00'])
  })

  it('swallows no other one of the same day: each has its own key', async () => {
    const world = await withPeople(1)
    const settings = { date: '2026-12-05', time: '10:00' }
    const given = { settings, category: 'transactional' as const }
    const [one, other] = [await draft(world, given), await draft(world, given)]

    await activate(world, one)
    await activate(world, other)
    await world.advance('2026-12-06T00:00:00Z')

    const keys = (await world.messagesOf('C0001')).map(({ occurrence }) => occurrence)
    expect(keys.toSorted()).toEqual([one, other].map((id) => `2026-12-05#broadcast#${id}#2026-12-05`).toSorted())
    expect(world.sent).toHaveLength(2)
  })

  it('cannot be moved once its moment has come, and before that texts on the new day alone', async () => {
    const world = await withPeople(1)
    const id = await draft(world, { settings: { date: '2026-12-05' } })
    await activate(world, id)
    const move = (date: string) => changeCampaign(world.deps, { id, by: BY, change: { settings: { date } } })

    const early = await move('2026-12-06')
    await world.advance('2026-12-06T03:00:00Z')
    const late = await move('2026-12-08')
    await world.advance('2026-12-09T00:00:00Z')

    expect(early.kind).toBe('done')
    expect(late).toMatchObject({ kind: 'invalid', faults: [{ path: 'settings.date', code: 'already-sent' }] })
    expect(leftAt(world)).toEqual(['+8619900000001 2026-12-06T02:00'])
  })

  it('that was missed in a pause is answered while it is of use, else each person gets a line', async () => {
    const outcomes = []
    for (const until of ['2026-12-05T06:00:00Z', '2026-12-05T14:00:00Z']) {
      const world = await withPeople(1)
      const id = await draft(world, { settings: { date: '2026-12-05' } })
      await activate(world, id)
      await pauseCampaign(world.deps, { id, by: BY })
      await world.advance(until)
      await activate(world, id)
      await world.advance('2026-12-07T00:00:00Z')
      outcomes.push(...(await statesOf(world, 'C0001')))
    }

    expect(outcomes).toEqual(['accepted', 'expired: missed-while-paused'])
  })

  it('goes on after a pause in the middle of its run', async () => {
    const world = await withPeople(1)
    const id = await draft(world, { settings: { date: '2026-12-05', time: '07:30' } })
    await activate(world, id)
    await world.advance('2026-12-04T23:40:00Z')
    await pauseCampaign(world.deps, { id, by: BY })
    await world.advance('2026-12-05T01:00:00Z')

    const resumed = await activate(world, id)
    await world.advance('2026-12-05T02:00:00Z')

    expect(resumed.kind).toBe('done')
    expect(await statesOf(world, 'C0001')).toEqual(['accepted'])
  })
})

describe('a broadcast that goes at once', () => {
  it('leaves at its activation, once however often that is repeated', async () => {
    const world = await withPeople(3)
    const id = await draft(world, { settings: { now: true } })

    await activate(world, id)
    await world.drain()
    await activate(world, id)
    await reconcile(world.deps)
    await world.advance('2026-12-07T00:00:00Z')

    expect(leftAt(world).map((one) => one.slice(-16))).toEqual(Array(3).fill('2026-12-04T03:00'))
  })

  it('has one day for everybody, whatever date it is where they are: who moves is not told twice', async () => {
    const world = await withPeople(1)
    await addContact(world, NEW_YORK)
    const id = await draft(world, { settings: { now: true } })
    await activate(world, id)

    await world.advance('2026-12-07T00:00:00Z')

    const keys = [...(await world.messagesOf('US1')), ...(await world.messagesOf('C0001'))]
    expect(keys.map(({ occurrence }) => occurrence)).toEqual(Array(2).fill(`2026-12-04#broadcast#${id}#2026-12-04`))
  })

  it('waits at night for the morning, and is too late when the setting says so', async () => {
    const world = await withPeople(1)
    world.nowMs = Date.parse('2026-12-04T14:00:00Z')
    await activate(world, await draft(world, { settings: { now: true } }))
    await activate(world, await draft(world, { settings: { now: true, late: { n: 2, unit: 'hours' } } }))

    await world.advance('2026-12-05T12:00:00Z')

    expect(leftAt(world)).toEqual(['+8619900000001 2026-12-05T01:00'])
    expect((await statesOf(world, 'C0001')).toSorted()).toEqual(['accepted', 'expired: quiet-hours'])
  })

  it('texts those whom its dry run found, page by page, and nobody who came later', async () => {
    const world = await withPeople(250)
    const id = await draft(world, { settings: { now: true } })
    const foreseen = await dryRun(world, id)
    await addContact(world, { id: 'LATE', phone: '+8619900009999' })
    await changeContact(world, 'C0002', { consent: { marketing: 'refused', at: null, source: 'none' } })

    await activate(world, id, foreseen.fingerprint ?? '')
    await world.advance('2026-12-05T00:00:00Z')

    expect(foreseen.selected).toBe(250)
    expect(world.sent).toHaveLength(249)
    expect(await statesOf(world, 'LATE')).toEqual([])
    expect(await statesOf(world, 'C0002')).toEqual(['suppressed: consent-refused'])
  })

  it('freezes anew without a dry run, and in a zone that none has looked at', async () => {
    const world = await withPeople(2)
    const given = { settings: { now: true, late: { n: 3, unit: 'days' } }, category: 'transactional' as const }
    const id = await draft(world, given)
    const foreseen = await dryRun(world, id)
    await addContact(world, NEW_YORK)
    await addContact(world, { id: 'LATE', phone: '+8619900009999' })

    await activate(world, id, foreseen.fingerprint ?? '')
    await activate(world, await draft(world, given))
    await world.advance('2026-12-06T00:00:00Z')

    expect(await statesOf(world, 'US1')).toEqual(['accepted', 'accepted'])
    expect(await statesOf(world, 'LATE')).toEqual(['accepted'])
  })
})

describe('what a broadcast says', () => {
  it('may name columns of contacts; who lacks the value is held back by name before it is active', async () => {
    const world = await withPeople(2)
    await changeContact(world, 'C0001', { custom: { 门店: '南京西路店', 到期: '2027-03-01' } })
    const id = await draft(world, {
      settings: { date: '2026-12-05' },
      template: { zh: '{{name}}，{{门店}}的卡{{到期:date}}到期。', en: 'Hi {{name}}, {{门店}}' },
    })
    const foreseen = await peopleOf(world, await dryRun(world, id))
    await activate(world, id)

    await world.advance('2026-12-06T00:00:00Z')

    expect(foreseen.find(({ contactId }) => contactId === 'C0002')).toMatchObject({
      outcome: 'held-back',
      reason: 'missing-value',
    })
    expect(world.sent.map(({ text }) => text)).toEqual([expect.stringContaining('南京西路店的卡3月1日到期。')])
  })

  it('reaches without consent only where an admin calls it no advertising, and never who opted out', async () => {
    const world = new World(START)
    const NONE = { marketing: 'refused' as const, at: null, source: 'none' as const }
    await addCelebrants(world, 2, { consent: NONE })
    await optOut(world.deps, { contactId: 'C0002', by: BY, note: '' })
    const settings = { now: true }
    await activate(world, await draft(world, { settings }))
    await activate(world, await draft(world, { settings, category: 'transactional' }))

    await world.advance('2026-12-05T00:00:00Z')

    const found = await world.messagesOf('C0001')
    expect((await statesOf(world, 'C0002')).toSorted()).toEqual(['suppressed: opted-out', 'suppressed: opted-out'])
    expect(found.map(({ category, state }) => `${category} ${state}`).toSorted()).toEqual([
      'marketing suppressed',
      'transactional accepted',
    ])
  })
})

it('does what its dry run told, in two zones', async () => {
  const world = await withPeople(4)
  await addContact(world, { ...NEW_YORK, language: 'en' })
  const id = await draft(world, { settings: { date: '2026-12-05', time: '21:30' } })
  const foreseen = await dryRun(world, id)
  const people = await peopleOf(world, foreseen)
  await activate(world, id)

  await world.advance('2026-12-08T00:00:00Z')

  expect(people).toHaveLength(5)
  expect(differencesOf(people, await messagesOfRuns(world, foreseen))).toEqual([])
})
