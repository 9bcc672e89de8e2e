import { describe, expect, it } from 'vitest'
import type { Contact } from '#shared/contracts/contact.ts'
import { explain } from '#shared/usecases/history/explain.ts'
import { searchMessages } from '#shared/usecases/history/search-messages.ts'
import { startLine, stopLine } from '#shared/usecases/line/steer-line.ts'
import { changeContact } from '#shared/usecases/people/change-contact.ts'
import { getContact } from '#shared/usecases/people/get-contact.ts'
import { holdContact } from '#shared/usecases/people/hold-contact.ts'
import { mergeContacts } from '#shared/usecases/people/merge-contacts.ts'
import { noteOnContact } from '#shared/usecases/people/note-on-contact.ts'
import { optIn } from '#shared/usecases/people/opt-in.ts'
import { optOut } from '#shared/usecases/people/opt-out.ts'
import { searchContacts } from '#shared/usecases/people/search-contacts.ts'
import { searchRecords } from '#shared/usecases/records/search-records.ts'
import { aBirthday } from '../../../builders/contact.ts'
import { placed } from '../../../builders/order-events.ts'
import { addContact, addInstalment, statesOf } from '../../../builders/people.ts'
import { World } from '../../../builders/world.ts'

const [OLD, KEPT] = ['C00001', 'C00002']
const [OLD_PHONE, KEPT_PHONE] = ['+8619900000001', '+8619900000002']
const BY = 'support/1'

async function openWorld(old: Partial<Contact> = {}, kept: Partial<Contact> = {}): Promise<World> {
  const world = new World('2026-12-01T01:00:00Z')
  await addContact(world, { id: OLD, phone: OLD_PHONE, ...old })
  await addContact(world, { id: KEPT, phone: KEPT_PHONE, ...kept })
  return world
}

const merge = (world: World, contactId = OLD, into = KEPT) => mergeContacts(world.deps, { contactId, into, by: BY })

const find = async (world: World, id: string) => {
  const contact = await world.stores.contacts.find(id)
  if (contact === undefined) throw new Error(`no contact ${id}`)
  return contact
}

describe('two contacts that are one person', () => {
  it('keep what the one that stays has, and take what it lacks', async () => {
    const world = await openWorld(
      { name: '朱慧', birthday: aBirthday(), tags: ['vip'], custom: { 门店: '一店', 车牌: '沪A' } },
      { name: '朱小慧', birthday: null, tags: ['new'], custom: { 门店: '二店' } },
    )

    await merge(world)

    expect(await find(world, KEPT)).toMatchObject({
      ...{ name: '朱小慧', phone: KEPT_PHONE, birthday: aBirthday(), absorbed: [OLD] },
      ...{ tags: ['new', 'vip'], custom: { 门店: '二店', 车牌: '沪A' } },
    })
    expect(await find(world, OLD)).toMatchObject({ name: null, phone: null, phoneHash: null, mergedInto: KEPT })
  })

  it('are on hold for all that either was on hold for', async () => {
    const world = await openWorld()
    const hold = { until: null, record: null, by: BY, note: 'said so' }
    await holdContact(world.deps, { ...hold, contactId: OLD, why: 'wrong-number' })
    await holdContact(world.deps, { ...hold, contactId: KEPT, why: 'complaint' })
    const oldHash = (await find(world, OLD)).phoneHash

    await merge(world)

    const holds = (await find(world, KEPT)).holds ?? []
    expect(holds.map(({ why, phoneHash }) => [why, phoneHash])).toEqual([
      ['complaint', null],
      ['wrong-number', oldHash],
    ])
    expect((await find(world, OLD)).holds).toBeNull()
    await expect(holdContact(world.deps, { ...hold, contactId: OLD, why: 'dispute' })).rejects.toMatchObject({
      code: 'CONFLICT',
    })
  })

  it.each([
    ['granted', 'refused', 'refused'],
    ['refused', 'granted', 'refused'],
    ['unknown', 'granted', 'granted'],
    ['granted', 'unknown', 'granted'],
  ] as const)('have the stricter word on marketing: %s and %s are %s', async (one, other, both) => {
    const said = (marketing: Contact['consent']['marketing']) =>
      ({ consent: { marketing, at: null, source: 'list' } }) as const
    const world = await openWorld(said(one), said(other))

    await merge(world)

    expect((await find(world, KEPT)).consent.marketing).toBe(both)
  })

  it.each(['marketing', 'all'] as const)('keep an opt-out of %s for the number that is texted', async (scope) => {
    const world = await openWorld()
    await optOut(world.deps, { contactId: OLD, note: 'asked', by: BY, scope })

    await merge(world)

    expect((await getContact(world.deps, KEPT)).optOut).toMatchObject({ scope, note: 'asked' })
  })

  it('are found as one, by the old id, by either number, with the texts, orders, loans and notes of both', async () => {
    const world = await openWorld()
    await world.campaign('unpaid-order-nudge')
    await world.accept(placed('SO-1', '2026-12-01T01:00:00Z', { buyer: { id: OLD, phone: OLD_PHONE, name: '朱慧' } }))
    await world.advance('2026-12-01T02:00:00Z')
    await addInstalment(world, { contactId: OLD, due: '2026-12-20' })
    await noteOnContact(world.deps, { contactId: OLD, text: '下午再打', by: BY })

    await merge(world)

    const { deps } = world
    const page = { limit: 10, cursor: null }
    const hasKept = { page: { items: [{ contact: { id: KEPT } }] } }
    expect(await searchContacts(deps, { phone: OLD_PHONE, ...page })).toMatchObject(hasKept)
    expect(await searchContacts(deps, { id: OLD, ...page })).toMatchObject(hasKept)
    for (const contact of [OLD, KEPT]) {
      const texts = await searchMessages(deps, { contact, ...page })
      expect(texts).toMatchObject({ page: { items: [{ subject: { id: 'SO-1' } }] } })
      expect(await searchRecords(deps, { type: 'order', contact, ...page })).toMatchObject({ items: [{ id: 'SO-1' }] })
      expect((await searchRecords(deps, { type: 'instalment', contact, ...page }))?.items).toHaveLength(1)
    }
    expect((await getContact(deps, KEPT)).notes).toMatchObject([{ text: '下午再打' }])
    expect((await explain(deps, { order: 'SO-1' })).contactIds).toEqual([KEPT])
  })
})

describe('texts of a person of two ids', () => {
  it('go to the number that stands, also where they were planned for the old id', async () => {
    const world = await openWorld()
    await world.campaign('repayment-reminder', { days: [5] })
    await addInstalment(world, { contactId: OLD, due: '2026-12-20' })

    await merge(world)
    await world.advance('2026-12-06T00:00:00Z')

    expect(world.sent.map(({ to }) => to)).toEqual([KEPT_PHONE])
  })

  it('greet once on the birthday that both have', async () => {
    const world = await openWorld({ birthday: aBirthday() }, { birthday: aBirthday() })
    await world.campaign('birthday-greeting')

    await merge(world)
    await world.advance('2026-12-06T00:00:00Z')

    expect(world.sent.map(({ to }) => to)).toEqual([KEPT_PHONE])
  })

  it('hold back for the old id what a run had selected it for before, since the one that stands is meant too', async () => {
    const world = await openWorld({ birthday: aBirthday() }, { birthday: aBirthday() })
    await world.campaign('birthday-greeting')
    await stopLine(world.deps, { by: BY, why: 'drill' })
    await world.advance('2026-12-05T01:30:00Z')

    await merge(world)
    await startLine(world.deps, { by: BY })
    await world.advance('2026-12-06T00:00:00Z')

    expect(world.sent.map(({ to }) => to)).toEqual([KEPT_PHONE])
    expect(await statesOf(world, OLD)).toEqual(['suppressed: contact-merged'])
  })

  it('do not repeat for the one that stands what the old id was sent for the same occasion', async () => {
    const world = await openWorld({ birthday: aBirthday() }, { birthday: null })
    await world.campaign('birthday-greeting')
    await world.advance('2026-12-05T03:00:00Z')
    expect(await statesOf(world, OLD)).toEqual(['accepted'])

    await merge(world)
    const stands = await find(world, KEPT)
    const later = { calendar: 'solar', year: 1990, month: 12, day: 7, leap: false, source: 'list' } as const
    await world.stores.contacts.save({ ...stands, birthday: later, rev: stands.rev + 1 }, stands.rev)
    await world.advance('2026-12-08T00:00:00Z')

    expect(await statesOf(world, KEPT)).toEqual(['suppressed: told-before-merge'])
    expect(world.sent).toHaveLength(1)
  })
})

describe('merging', () => {
  it('changes nothing when it is repeated, also after a newer word', async () => {
    const world = await openWorld({ consent: { marketing: 'refused', at: null, source: 'list' } })
    await merge(world)
    await optIn(world.deps, { contactId: KEPT, note: 'asked', by: BY, scope: 'marketing' })
    const before = await find(world, KEPT)

    expect(await merge(world)).toMatchObject({ kind: 'merged', state: { contact: before } })
  })

  it.each(['save', 'link', 'addZone'] as const)('is finished by a repeat after a crash at any %s', async (call) => {
    for (let crashAt = 1; crashAt <= 3; crashAt += 1) {
      const world = await openWorld({ birthday: aBirthday() })
      const { contacts } = world.stores
      let calls = 0
      const crashing = new Proxy(contacts, {
        get(target, name, receiver) {
          const value: unknown = Reflect.get(target, name, receiver)
          if (typeof value !== 'function') return value
          return (...args: unknown[]) => {
            calls += name === call ? 1 : 0
            if (name === call && calls === crashAt) return Promise.reject(new Error('crash'))
            return Reflect.apply(value, target, args)
          }
        },
      })
      await mergeContacts({ ...world.deps, contacts: crashing }, { contactId: OLD, into: KEPT, by: BY }).catch(
        () => null,
      )

      await merge(world)

      expect(await find(world, KEPT)).toMatchObject({ birthday: aBirthday(), absorbed: [OLD] })
      expect(await find(world, OLD)).toMatchObject({ mergedInto: KEPT, phone: null, birthday: null })
    }
  })

  it.each([
    ['with itself', OLD, OLD, 'itself'],
    ['into nobody', OLD, 'C9', 'unknown'],
  ])('%s is refused', async (_, contactId, into, because) => {
    expect(await merge(await openWorld(), contactId, into)).toEqual({ kind: 'refused', because })
  })

  it('of one that is merged already is refused, and so is one into it', async () => {
    const world = await openWorld()
    await addContact(world, { id: 'C00003', phone: '+8619900000003' })
    await merge(world)

    expect(await merge(world, OLD, 'C00003')).toEqual({ kind: 'refused', because: 'merged-elsewhere' })
    expect(await merge(world, 'C00003', OLD)).toEqual({ kind: 'refused', because: 'gone-itself' })
  })

  it('leads on from the first id when the second is merged too', async () => {
    const world = await openWorld()
    await addContact(world, { id: 'C00003', phone: '+8619900000003' })
    await merge(world)

    await merge(world, KEPT, 'C00003')

    expect((await find(world, 'C00003')).absorbed).toEqual([KEPT, OLD])
    expect((await find(world, OLD)).mergedInto).toBe('C00003')
  })

  it('of two into each other at once loses neither', async () => {
    const world = await openWorld()

    await Promise.allSettled([merge(world, OLD, KEPT), merge(world, KEPT, OLD)])

    const gone = [await find(world, OLD), await find(world, KEPT)].filter(({ mergedInto }) => mergedInto !== null)
    expect(gone.length).toBeLessThan(2)
  })

  it('refuses changes of the old id, which name the one that stands', async () => {
    const world = await openWorld()
    await merge(world)

    const change = changeContact(world.deps, { contactId: OLD, change: { name: '朱' }, by: BY })

    await expect(change).rejects.toMatchObject({ code: 'CONFLICT', message: expect.stringContaining(KEPT) })
  })
})
