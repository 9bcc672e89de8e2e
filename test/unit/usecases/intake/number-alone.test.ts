import { describe, expect, it } from 'vitest'
import { changeContact } from '#shared/usecases/people/change-contact.ts'
import { optOut } from '#shared/usecases/people/opt-out.ts'
import { placed } from '../../../builders/order-events.ts'
import { addContact, changeContact as rewrite } from '../../../builders/people.ts'
import { World } from '../../../builders/world.ts'

const PHONE = '+8619900000001'
const AT = '2026-12-01T01:00:00Z'

async function world(): Promise<World> {
  const made = new World(AT)
  await made.campaign('unpaid-order-nudge')
  return made
}

function orderOf(id: string, phone = PHONE) {
  return placed(id, AT, { buyer: { name: '朱女士', phone } })
}

function visitOf(id: string) {
  const data = {
    type: 'visit',
    id,
    contact: { name: '朱女士', phone: PHONE },
    facts: {},
    fields: { day: '2026-12-03' },
  }
  return { id: `evt-${id}`, type: 'record.changed', timestamp: AT, data }
}

const buyerOf = async (made: World, id: string) => (await made.stores.records.findOrder(id))?.contactId
const visitorOf = async (made: World, id: string) =>
  (await made.stores.records.findKept([{ type: 'visit', id }]))[0]?.contactId
const ownId = (made: World, phone = PHONE) => `phone-${made.hasher.hash(phone)}`

describe('an event that names a number alone means', () => {
  it('the contact who has it, so that there is no second one beside them', async () => {
    const made = await world()
    await addContact(made, { id: 'C1', phone: PHONE })

    await made.accept(orderOf('SO-1'))
    await made.accept(visitOf('V-1'))

    expect([await buyerOf(made, 'SO-1'), await visitorOf(made, 'V-1')]).toEqual(['C1', 'C1'])
    expect(await made.stores.contacts.find(ownId(made))).toBeUndefined()
  })

  it('the contact that an earlier event made of it, also where a list has brought another by now', async () => {
    const made = await world()
    await made.accept(orderOf('SO-1'))
    await addContact(made, { id: 'C1', phone: PHONE })

    await made.accept(orderOf('SO-2'))
    await made.accept(visitOf('V-1'))

    const all = [await buyerOf(made, 'SO-1'), await buyerOf(made, 'SO-2'), await visitorOf(made, 'V-1')]
    expect(all).toEqual([ownId(made), ownId(made), ownId(made)])
  })

  it('nobody of several who have it: a contact of its own', async () => {
    const made = await world()
    for (const id of ['C1', 'C2']) await addContact(made, { id, phone: PHONE })

    await made.accept(orderOf('SO-1'))

    expect(await buyerOf(made, 'SO-1')).toBe(ownId(made))
  })

  it('nobody who had it once, nor whose order it was on', async () => {
    const made = await world()
    await addContact(made, { id: 'C1', phone: '+8619900000002' })
    await made.accept(placed('SO-0', AT, { buyer: { id: 'C1', name: '朱女士', phone: PHONE } }))

    await made.accept(orderOf('SO-1'))

    expect(await buyerOf(made, 'SO-1')).toBe(ownId(made))
  })

  it('whom staff has given another number, where nobody has it by now', async () => {
    const made = await world()
    await made.accept(orderOf('SO-1'))
    const change = { contactId: ownId(made), change: { phone: '+8619900000002' }, by: 'support/1' }
    await changeContact(made.deps, change)

    await made.accept(orderOf('SO-2'))

    expect(await buyerOf(made, 'SO-2')).toBe(ownId(made))
  })

  it('the same where it comes again and the number is somebody else’s by then', async () => {
    const made = await world()
    await addContact(made, { id: 'C1', phone: PHONE })
    await made.accept(orderOf('SO-1'))
    await rewrite(made, 'C1', { phone: '+8619900000002', phoneHash: made.hasher.hash('+8619900000002') })

    await made.accept(orderOf('SO-1'))

    expect(await buyerOf(made, 'SO-1')).toBe('C1')
  })
})

it('names whoever wrote to us before anybody named them, and nobody who has a name', async () => {
  const made = await world()
  const id = ownId(made)
  await addContact(made, { id, phone: PHONE, name: null })
  await addContact(made, { id: 'C2', phone: '+8619900000002', name: '王先生' })

  await made.accept(orderOf('SO-1'))
  await made.accept(orderOf('SO-2', '+8619900000002'))

  const found = await made.stores.contacts.findMany([id, 'C2'])
  expect([found.get(id)?.name, found.get('C2')?.name]).toEqual(['朱女士', '王先生'])
})

it('what holds for a person holds for their order that names the number alone', async () => {
  const made = await world()
  await addContact(made, { id: 'C1', phone: PHONE })
  await optOut(made.deps, { contactId: 'C1', note: 'asked', by: 'support/1' })

  await made.accept(orderOf('SO-1'))
  await made.advance('2026-12-01T03:00:00Z')

  expect((await made.messagesOf('C1')).map(({ reason }) => reason)).toEqual(['opted-out'])
})
