import { describe, expect, it } from 'vitest'
import { createMemoryStores } from '#shared/adapters/memory/stores.ts'
import type { CampaignId } from '#shared/contracts/ids.ts'
import { createCampaign } from '#shared/usecases/campaigns/create-campaign.ts'
import { runDryRun } from '#shared/usecases/runs/run-dry-run.ts'
import { startDryRun } from '#shared/usecases/runs/start-dry-run.ts'
import { aBirthday } from '../../../builders/contact.ts'
import { differencesOf, dryRun, messagesOfRuns, peopleOf } from '../../../builders/foreseen.ts'
import { placed } from '../../../builders/order-events.ts'
import { addCelebrants, addContact } from '../../../builders/people.ts'
import { watchWrites } from '../../../builders/watched-writes.ts'
import { World } from '../../../builders/world.ts'

const BY = 'marketing/test'
const START = '2026-12-03T15:00:00Z'

/** Eight birthdays, one of them without consent, and an employee whose manager is nobody's contact yet. */
async function withBirthdays() {
  const watched = watchWrites(createMemoryStores())
  const world = new World(START, watched.stores)
  await addCelebrants(world, 7, { birthday: aBirthday({ day: 4 }) })
  const consent = { marketing: 'unknown' as const, at: null, source: 'none' as const }
  await addContact(world, { id: 'C0008', phone: '+8619900000008', birthday: aBirthday({ day: 4 }), consent })
  const employee = { kind: 'employee' as const, birthday: aBirthday({ day: 4 }), managerPhone: '+8619900000099' }
  await addContact(world, { id: 'E1', phone: '+8619900000011', ...employee })
  const id = await world.campaign('birthday-greeting')
  await world.drain()
  watched.writes.length = 0
  return { world, id, writes: watched.writes }
}

async function draft(world: World, settings: Record<string, unknown>): Promise<CampaignId> {
  const created = await createCampaign(world.deps, { by: BY, kind: 'holiday-greeting', settings })
  if (created.kind !== 'created') throw new Error('no draft')
  return created.campaign.id
}

describe('a dry run', () => {
  it('counts who would be sent to and who held back, with parts and instants, over all parts of the day', async () => {
    const { world, id } = await withBirthdays()

    expect(await dryRun(world, id)).toMatchObject({
      ...{ state: 'done', selected: 9, sendable: 8, heldBack: { 'no-consent': 1 }, parts: 8, byParts: { '1': 8 } },
      firstAt: new Date('2026-12-04T00:30:00Z'),
      lastAt: new Date('2026-12-04T01:00:00Z'),
    })
  })

  it('writes nothing but itself, not even the contact of a manager whom it foresees', async () => {
    const { world, id, writes } = await withBirthdays()

    const people = await peopleOf(world, await dryRun(world, id))

    expect(people.map(({ contactId }) => contactId)).toContain(`manager-${world.hasher.hash('+8619900000099')}`)
    expect(writes.filter((write) => !write.startsWith('dryRuns.'))).toEqual([])
    expect(world.sent).toEqual([])
  })

  it('changes nothing when its job is delivered once more', async () => {
    const { world, id, writes } = await withBirthdays()
    const done = await dryRun(world, id)
    writes.length = 0

    await world.queues.campaignJob({ type: 'dry-run', dryRunId: done.id })
    await world.drain()

    expect(await world.stores.dryRuns.find(done.id)).toEqual(done)
    expect(writes).toEqual([])
  })

  it('goes on in the next worker where the time of one ends, and finds the same', async () => {
    const { world, id } = await withBirthdays()
    const whole = await dryRun(world, id)
    const started = await startDryRun(world.deps, { campaignId: id, by: BY })
    if (started.kind !== 'started') throw new Error('not started')

    const outcomes: string[] = []
    while (outcomes.at(-1) !== 'done' && outcomes.length < 50) {
      let calls = 0
      const deps = { ...world.deps, pageSize: 2, remainingMs: () => (++calls > 3 ? 0 : 900_000) }
      outcomes.push((await runDryRun(deps, started.id)).kind)
    }

    expect(outcomes.length).toBeGreaterThan(3)
    const again = await world.stores.dryRuns.find(started.id)
    expect(again).toMatchObject({ fingerprint: whole.fingerprint, selected: whole.selected, parts: whole.parts })
  })

  it.each(['before', 'after'] as const)('finds the same when it is cut off %s any call', async (when) => {
    for (let nth = 1; ; nth += 1) {
      const { world, id } = await withBirthdays()
      const started = await startDryRun(world.deps, { campaignId: id, by: BY })
      if (started.kind !== 'started') throw new Error('not started')
      const life = world.crashAt(nth, when)
      await world.drain()
      world.nowMs += 200_000
      await world.drain()
      expect(await world.stores.dryRuns.find(started.id), life.isOver ? life.lastCall : '').toMatchObject({
        ...{ state: 'done', selected: 9, sendable: 8, parts: 8 },
      })
      if (!life.isOver) break
    }
  })

  it('tells by its fingerprint whether anybody or any word is another', async () => {
    const { world, id } = await withBirthdays()
    const first = await dryRun(world, id)
    const second = await dryRun(world, id)
    await addContact(world, { id: 'C0009', phone: '+8619900000009', birthday: aBirthday({ day: 4 }) })
    const third = await dryRun(world, id)

    expect(second.fingerprint).toBe(first.fingerprint)
    expect(third.fingerprint).not.toBe(first.fingerprint)
  })

  it('is there for a draft, for the first firing after an instant, and refused when it never fires', async () => {
    const world = new World(START)
    await addContact(world)
    const festival = await draft(world, { festival: 'new-year' })
    const past = await draft(world, { date: '2026-11-01' })

    const next = await dryRun(world, festival)
    const later = await dryRun(world, festival, new Date('2027-06-01T00:00:00Z'))

    expect(next.firings.map(({ firedAt }) => firedAt.toISOString())).toEqual(['2027-01-01T01:00:00.000Z'])
    expect(later.firings.map(({ firedAt }) => firedAt.toISOString())).toEqual(['2028-01-01T01:00:00.000Z'])
    expect(next.sendable).toBe(1)
    const refused = await startDryRun(world.deps, { campaignId: past, by: BY })
    expect(refused).toEqual({ kind: 'refused', because: 'never-fires' })
  })

  it('goes through all zones of a date together, each at its own instant', async () => {
    const world = new World(START)
    await addContact(world)
    await addContact(world, { id: 'C2', phone: '+12025550102', zone: 'America/New_York' })
    const id = await draft(world, { festival: 'new-year' })

    const { firings, sendable } = await dryRun(world, id)

    expect(firings.map(({ zone, firedAt }) => `${zone} ${firedAt.toISOString()}`)).toEqual([
      'Asia/Shanghai 2027-01-01T01:00:00.000Z',
      'America/New_York 2027-01-01T14:00:00.000Z',
    ])
    expect(sendable).toBe(2)
  })

  it('settles where somebody lives as of each firing, as the run does that reads them then', async () => {
    const world = new World('2026-12-02T15:00:00Z')
    const moved = { zone: 'America/Sao_Paulo', ownZone: 'Australia/Lord_Howe' }
    await addContact(world, { phone: '+5511961234001', birthday: aBirthday({ day: 4 }), ...moved })
    await world.stores.contacts.addZone(moved.ownZone)
    const id = await world.campaign('birthday-greeting', { time: '09:00', digestTime: '08:30' })

    const dry = await dryRun(world, id, new Date('2026-12-03T16:00:00Z'))
    const foreseen = await peopleOf(world, dry)

    await world.advance('2026-12-06T00:00:00Z')
    expect(foreseen.map(({ reason }) => reason)).toEqual([null, 'answered-by-another-run'])
    expect(differencesOf(foreseen, await messagesOfRuns(world, dry))).toEqual([])
  })

  it('of a campaign that events start, judges what is planned at its own instant', async () => {
    const world = new World('2026-12-01T02:00:00Z')
    await addContact(world)
    const id = await world.campaign('unpaid-order-nudge')
    await world.accept(placed('SO-1', '2026-12-01T02:00:00Z'))
    await world.drain()

    const found = await dryRun(world, id)

    expect(found).toMatchObject({ state: 'done', firings: [], selected: 1, sendable: 1 })
    const [message] = await world.messagesOf('C00001')
    const [person] = await peopleOf(world, found)
    expect(person).toMatchObject({ contactId: 'C00001', key: message?.occurrence, dueAt: message?.dueAt })
  })
})
