import { describe, expect, it } from 'vitest'
import { createMemoryStores } from '#shared/adapters/memory/stores.ts'
import { runDryRun } from '#shared/usecases/runs/run-dry-run.ts'
import { startDryRun } from '#shared/usecases/runs/start-dry-run.ts'
import { aBirthday } from '../../../builders/contact.ts'
import { differencesOf, dryRun, messagesOfRuns, peopleOf } from '../../../builders/foreseen.ts'
import { hooked } from '../../../builders/hooked.ts'
import { placed } from '../../../builders/order-events.ts'
import { addContact } from '../../../builders/people.ts'
import { World } from '../../../builders/world.ts'

const SHARED = '+8619900000001'
const START = '2026-12-03T15:00:00Z'
const BY = 'marketing/test'

/** Contacts with one number and one birthday; the cap lets one greeting go. */
async function withOneNumber(ids: readonly string[]) {
  const reads: number[] = []
  const stores = createMemoryStores()
  const counts = hooked(stores.counts, 'findMany', async (hashes) => void reads.push((hashes as string[]).length))
  const world = new World(START, { ...stores, counts })
  for (const id of ids) await addContact(world, { id, phone: SHARED, birthday: aBirthday({ day: 4 }) })
  const id = await world.campaign('birthday-greeting')
  await world.drain()
  return { world, id, reads }
}

describe('the caps of a dry run', () => {
  it('let one of three greetings to one number go, the one that the run then sends', async () => {
    const { world, id } = await withOneNumber(['C1', 'C2', 'C3'])

    const dry = await dryRun(world, id)
    const foreseen = await peopleOf(world, dry)

    expect(dry).toMatchObject({ selected: 3, sendable: 1, heldBack: { capped: 2 }, parts: 1 })
    await world.advance('2026-12-06T00:00:00Z')
    expect(differencesOf(foreseen, await messagesOfRuns(world, dry))).toEqual([])
  })

  it('read nothing more for the texts that it counts itself', async () => {
    const { world, id, reads } = await withOneNumber(['C1', 'C2', 'C3'])
    reads.length = 0

    await dryRun(world, id)

    expect(reads).toEqual([1])
  })

  it('are known to a worker who goes on where another was cut off', async () => {
    const ids = Array.from({ length: 250 }, (_, index) => `C${String(index).padStart(4, '0')}`)
    const { world, id } = await withOneNumber(ids)
    const started = await startDryRun(world.deps, { campaignId: id, by: BY })
    if (started.kind !== 'started') throw new Error('there is no dry run')

    let looks = 0
    const outcomes: string[] = []
    do {
      looks = 0
      const remainingMs = () => (++looks > 3 ? 0 : 900_000)
      outcomes.push((await runDryRun({ ...world.deps, remainingMs }, started.id)).kind)
    } while (outcomes.at(-1) === 'paused')

    expect(outcomes.length).toBeGreaterThan(1)
    expect(await world.stores.dryRuns.find(started.id)).toMatchObject({ sendable: 1, heldBack: { capped: 249 } })
  })

  it('let the ten nudges of a day go that are due first, of more than are read at once', async () => {
    const world = new World('2026-12-01T02:00:00Z')
    const id = await world.campaign('unpaid-order-nudge')
    for (let order = 1; order <= 300; order += 1) {
      const buyer = { id: `B${order}`, name: `买家${order}`, phone: '19900000001' }
      const at = new Date(Date.parse('2026-12-01T02:00:00Z') + order * 60_000).toISOString()
      await world.accept(placed(`SO-${order}`, at, { buyer }))
    }
    await world.drain()

    const dry = await dryRun(world, id)
    const sent = (await peopleOf(world, dry)).filter(({ outcome }) => outcome === 'send')

    expect(dry).toMatchObject({ selected: 300, sendable: 10, heldBack: { capped: 290 } })
    const first = Array.from({ length: 10 }, (_, index) => `B${index + 1}`)
    expect(sent.map(({ contactId }) => contactId)).toEqual(first)
    await world.advance('2026-12-01T12:00:00Z')
    const found = await world.stores.messages.findMany(world.sent.map(({ messageId }) => messageId))
    expect([...found.values()].map(({ contactId }) => contactId).toSorted()).toEqual(first.toSorted())
  })
})
