import { describe, expect, it } from 'vitest'
import type { Consent } from '#shared/contracts/contact.ts'
import type { ContactChange } from '#shared/domain/lists/contact-change.ts'
import { mergeContact } from '#shared/domain/lists/merge-contact.ts'
import { optIn } from '#shared/usecases/people/opt-in.ts'
import { optOut } from '#shared/usecases/people/opt-out.ts'
import { aBirthday } from '../../../builders/contact.ts'
import { aContactRow } from '../../../builders/import.ts'
import { placed, shipped } from '../../../builders/order-events.ts'
import { addContact, addInstalment, statesOf } from '../../../builders/people.ts'
import { World } from '../../../builders/world.ts'

const ASKED = { contactId: 'C00001', note: 'asked on the phone', by: 'support/1' }

function consent(marketing: Consent['marketing']): Consent {
  return { marketing, at: null, source: 'list' }
}

/** As a row of a list does that says this of the contact. */
async function changeByList(world: World, said: Pick<ContactChange, 'phone' | 'consent'>): Promise<void> {
  const stored = await world.stores.contacts.find(ASKED.contactId)
  const stamp = { now: world.clock.now(), phoneHash: world.hasher.hash(said.phone), writtenBy: 'imp_1#2' }
  const merge = mergeContact(stored, aContactRow(said), stamp)
  if (merge.kind === 'write') await world.stores.contacts.save(merge.contact, stored?.rev ?? 'absent')
}

describe('marketing reaches only whose consent is recorded', () => {
  it.each([
    ['birthday-greeting', {}],
    ['holiday-greeting', { date: '2026-12-05' }],
  ] as const)('%s', async (kind, settings) => {
    const world = new World('2026-12-04T00:00:00Z')
    for (const marketing of ['granted', 'refused', 'unknown'] as const) {
      const phone = `+861990000000${marketing.length}`
      await addContact(world, { id: marketing, phone, birthday: aBirthday(), consent: consent(marketing) })
    }
    await world.campaign(kind, settings)

    await world.advance('2026-12-06T00:00:00Z')

    expect(await statesOf(world, 'granted')).toEqual(['accepted'])
    expect(await statesOf(world, 'refused')).toEqual(['suppressed: consent-refused'])
    expect(await statesOf(world, 'unknown')).toEqual(['suppressed: no-consent'])
    expect(world.sent).toHaveLength(1)
  })

  it('a buyer who became a contact by ordering has not consented', async () => {
    const world = new World('2026-12-04T00:00:00Z')
    await world.campaign('holiday-greeting', { date: '2026-12-05' })

    await world.accept(placed('SO-1', '2026-12-04T02:00:00Z'))
    await world.advance('2026-12-06T00:00:00Z')

    expect(await statesOf(world)).toEqual(['suppressed: no-consent'])
  })

  it('a reminder and a nudge need none', async () => {
    const world = new World('2026-11-30T00:00:00Z')
    await addContact(world, { consent: consent('refused') })
    await addInstalment(world)
    await world.campaign('repayment-reminder', { days: [1] })
    await world.campaign('unpaid-order-nudge')

    await world.accept(placed('SO-1', '2026-11-30T02:00:00Z'))
    await world.advance('2026-12-02T00:00:00Z')

    expect(await statesOf(world)).toEqual(['accepted', 'accepted'])
  })
})

describe('a number that wants no more texts', () => {
  it('is left alone from that second: a waiting nudge is held back', async () => {
    const world = new World('2026-12-01T01:00:00Z')
    await world.campaign('unpaid-order-nudge')
    await world.accept(placed('SO-1', '2026-12-01T02:00:00Z'))
    await world.advance('2026-12-01T02:29:59Z')

    await optOut(world.deps, ASKED)
    await world.advance('2026-12-02T10:00:00Z')

    expect(world.sent).toEqual([])
    expect(await statesOf(world)).toEqual(['suppressed: opted-out'])
  })

  it('still gets the notice that its parcel left', async () => {
    const world = new World('2026-12-01T01:00:00Z')
    await world.campaign('shipment-notice')
    await world.accept(placed('SO-1', '2026-12-01T02:00:00Z'))

    await optOut(world.deps, ASKED)
    await world.accept(shipped('SO-1', '2026-12-01T03:00:00Z'))
    await world.advance('2026-12-01T04:00:00Z')

    expect(await statesOf(world)).toEqual(['accepted'])
  })

  it('is left alone whichever contact it belongs to', async () => {
    const world = new World('2026-12-04T00:00:00Z')
    await addContact(world, { birthday: aBirthday() })
    await addContact(world, { id: 'C00002', birthday: aBirthday() })
    await world.campaign('birthday-greeting')

    await optOut(world.deps, ASKED)
    await world.advance('2026-12-06T00:00:00Z')

    expect(await statesOf(world, 'C00002')).toEqual(['suppressed: opted-out'])
    expect(world.sent).toEqual([])
  })

  it('leaves its contact without marketing also when a list gives that contact another number', async () => {
    const world = new World('2026-12-04T00:00:00Z')
    await addContact(world, { birthday: aBirthday() })
    await world.campaign('birthday-greeting')

    await optOut(world.deps, ASKED)
    await changeByList(world, { phone: '+8619900000009', consent: { marketing: 'granted', at: world.clock.now() } })
    await world.advance('2026-12-06T00:00:00Z')

    expect(await statesOf(world)).toEqual(['suppressed: consent-refused'])
    expect(world.sent).toEqual([])
  })

  it('speaks for its person: an order of theirs with another number brings no nudge there', async () => {
    const world = new World('2026-12-01T01:00:00Z')
    await world.campaign('unpaid-order-nudge')
    await addContact(world, { phone: '+8619900000009' })
    await world.accept(placed('SO-1', '2026-12-01T02:00:00Z'))

    await optOut(world.deps, ASKED)
    await world.advance('2026-12-02T00:00:00Z')

    expect(await statesOf(world)).toEqual(['suppressed: opted-out'])
    expect(world.sent).toEqual([])
  })

  it('gets what it needs for an order, and no marketing, where it wants none of that alone', async () => {
    const world = new World('2026-12-04T00:00:00Z')
    await addContact(world, { birthday: aBirthday() })
    await world.campaign('birthday-greeting')
    await world.campaign('unpaid-order-nudge')

    await optOut(world.deps, { ...ASKED, scope: 'marketing' })
    await world.accept(placed('SO-1', '2026-12-04T02:00:00Z'))
    await world.advance('2026-12-06T00:00:00Z')

    expect(await statesOf(world)).toEqual(['accepted', 'suppressed: opted-out-of-marketing'])
    expect(world.sent).toHaveLength(1)
  })

  it('holds marketing back for everybody with the number, whose consent nobody asked about', async () => {
    const world = new World('2026-12-04T00:00:00Z')
    await addContact(world)
    await addContact(world, { id: 'C00002', birthday: aBirthday() })
    await world.campaign('birthday-greeting')

    await optOut(world.deps, { ...ASKED, scope: 'marketing' })
    await world.advance('2026-12-06T00:00:00Z')

    expect(await statesOf(world, 'C00002')).toEqual(['suppressed: opted-out-of-marketing'])
  })

  it('gets texts again after it asked for them, but not what was held back before', async () => {
    const world = new World('2026-12-01T01:00:00Z')
    await world.campaign('unpaid-order-nudge')
    await world.accept(placed('SO-1', '2026-12-01T02:00:00Z'))
    await optOut(world.deps, ASKED)
    await world.advance('2026-12-01T03:00:00Z')

    await optIn(world.deps, { ...ASKED, note: 'asked again' })
    await world.accept(placed('SO-2', '2026-12-01T03:00:00Z', { items: [{ sku: 'TEA', name: '茶叶', quantity: 1 }] }))
    await world.advance('2026-12-02T00:00:00Z')

    expect(await statesOf(world)).toEqual(['suppressed: opted-out', 'accepted'])
  })
})
