import { describe, expect, it } from 'vitest'
import { changeContact } from '#shared/usecases/people/change-contact.ts'
import { optOut } from '#shared/usecases/people/opt-out.ts'
import { aBirthday } from '../../../builders/contact.ts'
import { placed } from '../../../builders/order-events.ts'
import { addContact, statesOf } from '../../../builders/people.ts'
import { World } from '../../../builders/world.ts'

const [WRONG, RIGHT] = ['+8619900000001', '+8619900000009']
const BY = 'support/1'

const correct = (world: World, phone: string | null = '199 0000 0009') =>
  changeContact(world.deps, { contactId: 'C00001', change: { phone }, by: BY })

async function withNudgePlanned(): Promise<World> {
  const world = new World('2026-12-01T01:00:00Z')
  await world.campaign('unpaid-order-nudge')
  await addContact(world, { phone: WRONG })
  await world.accept(placed('SO-1', '2026-12-01T02:00:00Z'))
  return world
}

describe('a number that support corrects', () => {
  it('gets what was planned, also about an order that named the wrong one', async () => {
    const world = await withNudgePlanned()
    await world.advance('2026-12-01T02:10:00Z')

    await correct(world)
    await world.advance('2026-12-01T03:00:00Z')

    expect(world.sent.map(({ to }) => to)).toEqual([RIGHT])
  })

  it('does not take the place of a number that an order names afterwards', async () => {
    const world = await withNudgePlanned()
    await world.advance('2026-12-01T02:10:00Z')
    await correct(world)
    await world.advance('2026-12-01T04:00:00Z')

    await world.accept(placed('SO-2', '2026-12-01T05:00:00Z', { items: [{ sku: 'TEA', name: '茶叶', quantity: 1 }] }))
    await world.advance('2026-12-01T06:00:00Z')

    expect(world.sent.map(({ to }) => to)).toEqual([RIGHT, WRONG])
  })

  it('leaves an opt-out with the number that it was said of', async () => {
    const world = new World('2026-12-04T00:00:00Z')
    await addContact(world, { phone: WRONG, birthday: aBirthday() })
    await addContact(world, { id: 'C00002', phone: WRONG, birthday: aBirthday() })
    await world.campaign('unpaid-order-nudge')
    await world.campaign('birthday-greeting')
    await optOut(world.deps, { contactId: 'C00002', note: 'asked', by: BY })

    await correct(world)
    await world.advance('2026-12-06T00:00:00Z')

    expect(await statesOf(world)).toEqual(['accepted'])
    expect(await statesOf(world, 'C00002')).toEqual(['suppressed: opted-out'])
  })

  it('still leads to the person, with a proof of the change, and so do receipts of before', async () => {
    const world = new World('2026-12-04T00:00:00Z')
    await addContact(world, { phone: WRONG })

    await correct(world)

    const { contacts } = world.stores
    expect(await contacts.listIdsByPhone(world.hasher.hash(WRONG))).toEqual(['C00001'])
    expect(await contacts.listIdsByPhone(world.hasher.hash(RIGHT))).toEqual(['C00001'])
    expect(await contacts.listChanges('C00001')).toMatchObject([{ what: 'phone-changed', by: BY }])
  })

  it('is refused where no text can reach it, by its field, and changes nothing', async () => {
    const world = new World('2026-12-04T00:00:00Z')
    const before = await addContact(world, { phone: WRONG })

    const outcome = await correct(world, '021-5888 0000')

    expect(outcome).toMatchObject({ kind: 'invalid', faults: [{ path: 'phone', code: 'landline' }] })
    expect(await world.stores.contacts.find('C00001')).toEqual(before)
  })

  it('is taken back: then nothing can be sent', async () => {
    const world = new World('2026-12-04T00:00:00Z')
    await addContact(world, { phone: WRONG, birthday: aBirthday() })
    await world.campaign('birthday-greeting')

    await correct(world, null)
    await world.advance('2026-12-06T00:00:00Z')

    expect(await statesOf(world)).toEqual(['suppressed: no-usable-phone'])
  })
})
