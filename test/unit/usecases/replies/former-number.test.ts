import { describe, expect, it } from 'vitest'
import { mergeContact } from '#shared/domain/lists/merge-contact.ts'
import { changeContact } from '#shared/usecases/people/change-contact.ts'
import { mergeContacts } from '#shared/usecases/people/merge-contacts.ts'
import { receiveReply } from '#shared/usecases/replies/receive-reply.ts'
import { aContactRow } from '../../../builders/import.ts'
import { placed } from '../../../builders/order-events.ts'
import { addContact, statesOf } from '../../../builders/people.ts'
import { World } from '../../../builders/world.ts'

const [OLD, NEW] = ['+8619900000001', '+8619900000002']
const BY = 'support/1'

async function withPerson() {
  const world = new World('2026-12-01T01:00:00Z')
  await addContact(world, { id: 'C1', phone: OLD })
  await world.campaign('unpaid-order-nudge')
  let heard = 0
  const reply = (from: string, text: string) =>
    receiveReply({ ...world.deps, inbox: world.stores.inbox }, { id: `in-${++heard}`, from, text })
  /** An order of theirs on their present number, and what becomes of the text about it. */
  const ordersNow = async (order: string) => {
    const at = world.clock.now()
    await world.accept(placed(order, at.toISOString(), { buyer: { id: 'C1', name: '朱女士', phone: NEW } }))
    await world.advance(new Date(at.getTime() + 60 * 60_000).toISOString())
    return (await statesOf(world, 'C1')).at(0)
  }
  return { world, reply, ordersNow }
}

type Renumber = (world: World) => Promise<unknown>

const byStaff: Renumber = (world) => changeContact(world.deps, { contactId: 'C1', change: { phone: NEW }, by: BY })

const byList: Renumber = async (world) => {
  const stored = await world.stores.contacts.find('C1')
  const stamp = { now: world.clock.now(), phoneHash: world.hasher.hash(NEW), writtenBy: 'imp_x#2' }
  const merged = mergeContact(stored, aContactRow({ id: 'C1', phone: NEW }), stamp)
  if (merged.kind !== 'write' || stored === undefined) throw new Error('the row says something new')
  await world.stores.contacts.link(world.hasher.hash(OLD), 'C1')
  await world.stores.contacts.save(merged.contact, stored.rev)
}

/** Whoever else is merged into them brings the old number along. */
const byMerge: Renumber = async (world) => {
  await byStaff(world)
  const stored = await world.stores.contacts.find('C1')
  if (stored !== undefined)
    await world.stores.contacts.save({ ...stored, corrected: null, rev: stored.rev + 1 }, stored.rev)
  await addContact(world, { id: 'C2', phone: OLD })
  await mergeContacts(world.deps, { contactId: 'C2', into: 'C1', by: BY })
}

const MADE_WAY = [
  ['staff gave another', byStaff],
  ['a list gave another', byList],
] as const

describe.each([...MADE_WAY, ['somebody with it was merged into them', byMerge] as const])(
  'a STOP from a number that was a person’s until %s',
  (_, renumber) => {
    it('silences them at the number that they have now, with the word as proof', async () => {
      const { world, reply, ordersNow } = await withPerson()
      await renumber(world)

      expect(await reply(OLD, '退订')).toMatchObject({ result: 'stop' })

      expect(await ordersNow('SO-1')).toBe('suppressed: opted-out')
      const optOuts = await world.stores.optOuts.findMany([OLD, NEW].map((phone) => world.hasher.hash(phone)))
      expect([...optOuts.values()].map(({ scope, source }) => [scope, source])).toEqual([
        ['all', 'person'],
        ['all', 'person'],
      ])
      expect(await world.stores.contacts.find('C1')).toMatchObject({ consent: { marketing: 'refused' } })
    })
  },
)

describe.each(MADE_WAY)('a STOP from a number that was a person’s until %s', (_, renumber) => {
  it('is not taken back for their present number by a START from the old one', async () => {
    const { world, reply, ordersNow } = await withPerson()
    await renumber(world)
    await reply(OLD, '退订')

    await reply(OLD, 'START')

    expect(await ordersNow('SO-1')).toBe('suppressed: opted-out')
  })
})

it('a STOP from the number of an order that is somebody else’s does not silence the buyer at their own', async () => {
  const { world, reply, ordersNow } = await withPerson()
  await byStaff(world)
  const gift = { buyer: { id: 'C1', name: '朱女士', phone: '+8619900000003' } }
  await world.accept(placed('SO-0', '2026-12-01T01:00:00Z', gift))

  expect(await reply('+8619900000003', '退订')).toMatchObject({ result: 'stop' })

  expect(await ordersNow('SO-1')).toBe('accepted')
})
