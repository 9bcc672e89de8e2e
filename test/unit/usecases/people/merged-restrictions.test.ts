import { describe, expect, it, onTestFinished } from 'vitest'
import { createTableStores } from '#shared/adapters/dynamo/stores.ts'
import { createMemoryStores } from '#shared/adapters/memory/stores.ts'
import { Database } from '#shared/adapters/sqlite/database.ts'
import { createSqliteTables } from '#shared/adapters/sqlite/sqlite-table.ts'
import type { Stores } from '#shared/adapters/stores.ts'
import { changeContact } from '#shared/usecases/people/change-contact.ts'
import { getContact } from '#shared/usecases/people/get-contact.ts'
import { endHold, holdContact } from '#shared/usecases/people/hold-contact.ts'
import { mergeContacts } from '#shared/usecases/people/merge-contacts.ts'
import { noteOnContact } from '#shared/usecases/people/note-on-contact.ts'
import { optIn } from '#shared/usecases/people/opt-in.ts'
import { optOut } from '#shared/usecases/people/opt-out.ts'
import { addContact, addInstalment, statesOf } from '../../../builders/people.ts'
import { World } from '../../../builders/world.ts'

const [OLD, KEPT] = ['C00001', 'C00002']
const BY = 'support/1'
const START = '2026-12-01T01:00:00Z'

function onSqlite(): Stores {
  const db = new Database(':memory:')
  onTestFinished(() => db.close())
  return createTableStores(createSqliteTables(db), { now: () => new Date(START), monotonicMs: () => 0 })
}

const held = { contactId: OLD, why: 'hardship', until: null, record: null, note: 'asked', by: BY } as const

describe.each([
  ['in memory', createMemoryStores],
  ['on SQLite', onSqlite],
] as const)('what held for one of two contacts that are merged, %s', (_, open) => {
  async function openWorld() {
    const world = new World(START, open())
    await addContact(world, { id: OLD, phone: '+8619900000001' })
    await addContact(world, { id: KEPT, phone: '+8619900000002' })
    return { world, deps: { ...world.deps, ids: { create: (prefix: string) => `${prefix}${Math.random()}` } } }
  }
  const input = { contactId: OLD, into: KEPT, by: BY }

  it.each(['marketing', 'all'] as const)('an opt-out of %s holds for the number that is texted', async (scope) => {
    const { deps } = await openWorld()
    await optOut(deps, { contactId: OLD, note: 'asked', by: BY, scope })

    expect(await mergeContacts(deps, input)).toMatchObject({ kind: 'merged' })

    const kept = await getContact(deps, KEPT)
    expect(kept.optOut).toMatchObject({ scope, note: 'asked' })
    expect(kept.contact).toMatchObject({ absorbed: [OLD], consent: { marketing: 'refused' } })
  })

  it('a hold of either stands for both, and keeps their texts back', async () => {
    const { world, deps } = await openWorld()
    await world.campaign('repayment-reminder', { days: [5] })
    await addInstalment(world, { contactId: OLD, due: '2026-12-20' })
    await holdContact(deps, held)
    await holdContact(deps, { ...held, contactId: KEPT, why: 'complaint' })

    await mergeContacts(deps, input)
    await world.advance('2026-12-06T00:00:00Z')

    const { contact } = await getContact(deps, KEPT)
    expect(contact.holds?.map(({ why }) => why).toSorted()).toEqual(['complaint', 'hardship'])
    expect((await getContact(deps, OLD)).contact.holds).toBeNull()
    expect(await statesOf(world, OLD)).toEqual(['suppressed: on-hold'])
    expect(world.sent).toEqual([])
  })

  it('every change of the old id is refused and names the one that stands', async () => {
    const { deps } = await openWorld()
    await mergeContacts(deps, input)

    const who = { contactId: OLD, note: 'asked', by: BY }
    const changes = [
      holdContact(deps, held),
      endHold(deps, { ...who, holdId: 'hld_1' }),
      optOut(deps, who),
      optIn(deps, who),
      noteOnContact(deps, { contactId: OLD, text: 'a note', by: BY }),
      changeContact(deps, { contactId: OLD, change: { name: '朱' }, by: BY }),
    ]

    for (const change of changes)
      await expect(change).rejects.toMatchObject({ code: 'CONFLICT', message: expect.stringContaining(KEPT) })
  })
})
