import { describe, expect, it } from 'vitest'
import type { ContactPatch } from '#shared/contracts/console-api/contact.ts'
import { numbersOf } from '#shared/domain/people/numbers.ts'
import { eraseContact } from '#shared/usecases/erasure/erase-contact.ts'
import { searchMessages } from '#shared/usecases/history/search-messages.ts'
import { changeContact } from '#shared/usecases/people/change-contact.ts'
import { getContact } from '#shared/usecases/people/get-contact.ts'
import { holdContact } from '#shared/usecases/people/hold-contact.ts'
import { mergeContacts } from '#shared/usecases/people/merge-contacts.ts'
import { optIn } from '#shared/usecases/people/opt-in.ts'
import { optOut } from '#shared/usecases/people/opt-out.ts'
import { searchContacts } from '#shared/usecases/people/search-contacts.ts'
import { receiveReply } from '#shared/usecases/replies/receive-reply.ts'
import { aContact } from '../../../builders/contact.ts'
import { openErasing } from '../../../builders/erasing.ts'
import { placed } from '../../../builders/order-events.ts'
import { addContact, stateOf } from '../../../builders/people.ts'
import { World } from '../../../builders/world.ts'

const [A, B, C] = ['+8619900000001', '+8619900000002', '+8619900000003']
const BY = 'support/1'

/** C1 has A and then B, as support wrote it down. */
async function withTwo() {
  const world = new World('2026-12-01T01:00:00Z')
  await addContact(world, { id: 'C1', phone: A })
  await world.campaign('unpaid-order-nudge')
  const change = (patch: ContactPatch) => changeContact(world.deps, { contactId: 'C1', change: patch, by: BY })
  await change({ phones: [A, B] })
  let heard = 0
  const waitASecond = () => world.advance(new Date(world.clock.now().getTime() + 1_000).toISOString())
  const reply = async (from: string, text: string) => {
    await waitASecond()
    return receiveReply({ ...world.deps, inbox: world.stores.inbox }, { id: `in-${++heard}`, from, text })
  }
  /** What becomes of the text about an order of theirs on this number. */
  const ordersOn = async (order: string, phone: string) => {
    const at = world.clock.now()
    await world.accept(placed(order, at.toISOString(), { buyer: { id: 'C1', name: '朱女士', phone } }))
    await world.advance(new Date(at.getTime() + 60 * 60_000).toISOString())
    return (await world.messagesOf('C1'))
      .filter(({ subject }) => subject.id === order)
      .map(stateOf)
      .at(0)
  }
  const find = async (id = 'C1') => {
    const contact = await world.stores.contacts.find(id)
    if (contact === undefined) throw new Error(`no contact ${id}`)
    return contact
  }
  const phones = async (id?: string) => numbersOf(await find(id)).map(({ phone }) => phone)
  const idsOf = (phone: string) => world.stores.contacts.listIdsByPhone(world.hasher.hash(phone))
  return { world, change, waitASecond, reply, ordersOn, find, phones, idsOf }
}

describe('staff', () => {
  it('gives all numbers in order, each once', async () => {
    const { change, phones } = await withTwo()
    await change({ phones: ['199 0000 0003', B, '19900000003'] })
    expect(await phones()).toEqual([C, B])
  })

  it('gives another first number: it takes the place of the first, and the others stay', async () => {
    const { world, change, phones, find } = await withTwo()
    await change({ phone: C })
    expect(await phones()).toEqual([C, B])
    expect((await find()).corrected).toMatchObject([{ phoneHash: world.hasher.hash(A) }])
  })

  it('takes the first back, and the next one moves up', async () => {
    const { change, phones } = await withTwo()
    await change({ phone: null })
    expect(await phones()).toEqual([B])
    await change({ phones: [] })
    expect(await phones()).toEqual([])
  })

  it('moves the second to the front: neither was wrong, and the audit knows no number', async () => {
    const { world, change, phones, find } = await withTwo()
    await change({ phones: [B, A] })
    expect(await phones()).toEqual([B, A])
    const { corrected, lastChange } = await find()
    expect(corrected).toBeNull()
    expect(lastChange?.after).toEqual({ phoneChanged: true, otherPhonesChanged: true })
    expect(await world.stores.contacts.listLinks('C1')).toEqual([A, B].map((one) => world.hasher.hash(one)).toSorted())
  })

  it('is told which number of several is none, and nothing is changed', async () => {
    const { change, phones } = await withTwo()
    expect(await change({ phones: [A, '1390013900', '010-62345678'] })).toMatchObject({
      kind: 'invalid',
      faults: [
        { path: 'phones[1]', code: 'format' },
        { path: 'phones[2]', code: 'landline' },
      ],
    })
    expect(await phones()).toEqual([A, B])
  })

  it('finds the person and their texts by either number', async () => {
    const { world, ordersOn } = await withTwo()
    await ordersOn('SO-1', A)
    const found = await searchContacts(world.deps, { phone: B, limit: 10 })
    const texts = await searchMessages(world.deps, { phone: B, limit: 10 })
    expect(found).toMatchObject({ page: { items: [{ contact: { id: 'C1' } }] } })
    expect(texts).toMatchObject({ page: { items: [{ contactId: 'C1' }] } })
  })

  it('has a wrong number held alone: what is sent goes on once the next one is first', async () => {
    const { world, change, find } = await withTwo()
    const hold = { contactId: 'C1', why: 'wrong-number' as const, until: null, record: null, by: BY, note: '' }
    await holdContact(world.deps, hold)
    await change({ phones: [B, A] })
    const contact = await find()
    expect(contact.holds).toMatchObject([{ phoneHash: world.hasher.hash(A) }])
    expect(contact.phone).toBe(B)
  })
})

describe('a STOP from the second number', () => {
  it('silences the person on all of theirs, and that number', async () => {
    const { world, reply, ordersOn, find } = await withTwo()
    expect(await reply(B, '退订')).toMatchObject({ result: 'stop' })
    expect(await ordersOn('SO-1', A)).toBe('suppressed: opted-out')
    expect(await ordersOn('SO-2', B)).toBe('suppressed: opted-out')
    expect(await find()).toMatchObject({ consent: { marketing: 'refused' } })
    expect((await getContact(world.deps, 'C1')).optOut).toMatchObject({ source: 'person', scope: 'all' })
  })

  it.each([A, B])('is taken back by a START from %s', async (from) => {
    const { reply, ordersOn } = await withTwo()
    await reply(B, '退订')
    expect(await reply(from, 'START')).toMatchObject({ result: 'start' })
    expect(await ordersOn('SO-1', A)).toBe('accepted')
  })

  it('is taken back by support', async () => {
    const { world, reply, waitASecond, ordersOn } = await withTwo()
    await reply(B, '退订')
    await waitASecond()
    await optIn(world.deps, { contactId: 'C1', note: 'asked for it', by: BY })
    expect(await ordersOn('SO-1', A)).toBe('accepted')
  })

  it('holds on where the first number said STOP itself, whatever the second says', async () => {
    const { reply, ordersOn } = await withTwo()
    await reply(A, '退订')
    await reply(B, '退订')
    await reply(B, 'START')
    expect(await ordersOn('SO-1', A)).toBe('suppressed: opted-out')
  })

  it('is heard again after a START', async () => {
    const { reply, ordersOn } = await withTwo()
    for (const [from, text] of [
      [B, '退订'],
      [A, 'START'],
      [B, '退订'],
    ] as const)
      await reply(from, text)
    expect(await ordersOn('SO-1', A)).toBe('suppressed: opted-out')
  })
})

it('a number that wanted no texts before it was theirs silences them, until they ask for texts again', async () => {
  const { world, change, waitASecond, ordersOn } = await withTwo()
  await addContact(world, { id: 'C2', phone: C })
  await optOut(world.deps, { contactId: 'C2', note: 'enough', by: BY })
  await change({ phones: [A, B, C] })
  expect(await ordersOn('SO-1', A)).toBe('suppressed: opted-out')

  await waitASecond()
  await optIn(world.deps, { contactId: 'C1', note: 'asked for them', by: BY })

  expect(await ordersOn('SO-2', A)).toBe('accepted')
  expect((await getContact(world.deps, 'C2')).optOut).toMatchObject({ scope: 'all' })
})

it('a START from the first number opens it although another one had wanted no texts before it was theirs', async () => {
  const { world, change, reply, ordersOn } = await withTwo()
  await addContact(world, { id: 'C2', phone: C })
  await optOut(world.deps, { contactId: 'C2', note: 'enough', by: BY })
  await change({ phones: [A, B, C] })

  expect(await reply(A, 'START')).toMatchObject({ result: 'start' })

  expect(await ordersOn('SO-1', A)).toBe('accepted')
})

it('two contacts that are merged have the numbers of both, those that stay first', async () => {
  const { world, phones, reply, ordersOn } = await withTwo()
  await addContact(world, { id: 'C2', phone: C })
  await mergeContacts(world.deps, { contactId: 'C2', into: 'C1', by: BY })
  expect(await phones()).toEqual([A, B, C])
  await reply(C, '退订')
  expect(await ordersOn('SO-1', A)).toBe('suppressed: opted-out')
})

it('a merge brings no number back that staff found to be wrong', async () => {
  const { world, change, phones } = await withTwo()
  await change({ phones: [A] })
  await addContact(world, { id: 'C2', phone: B })
  await mergeContacts(world.deps, { contactId: 'C2', into: 'C1', by: BY })
  expect(await phones()).toEqual([A])
})

it('an event that names the second number alone means the person', async () => {
  const { world, idsOf } = await withTwo()
  await world.accept(placed('SO-1', '2026-12-01T01:00:00Z', { buyer: { name: '朱女士', phone: B } }))
  expect((await world.stores.records.findOrder('SO-1'))?.contactId).toBe('C1')
  expect(await idsOf(B)).toEqual(['C1'])
})

it('whoever is texted at a number goes before those who have it after another', async () => {
  const { world } = await withTwo()
  await addContact(world, { id: 'C9', phone: B })
  await world.accept(placed('SO-1', '2026-12-01T01:00:00Z', { buyer: { name: '朱先生', phone: B } }))
  expect((await world.stores.records.findOrder('SO-1'))?.contactId).toBe('C9')
})

describe('an erasure', () => {
  async function withErasing() {
    const { stores, deps } = openErasing()
    const own = (phone: string) => ({ phone, phoneHash: deps.hasher.hash(phone) })
    await stores.contacts.save(aContact({ id: 'C1', ...own(A), otherPhones: [own(B)] }), 'absent')
    for (const phone of [A, B]) {
      const word = { phoneHash: deps.hasher.hash(phone), at: deps.clock.now(), by: BY, note: '朱慧' }
      await stores.optOuts.put({ ...word, source: 'person' })
    }
    return { stores, deps, hashes: [A, B].map((phone) => deps.hasher.hash(phone)) }
  }

  it('takes every number away, and the notes on each; the hashes and what holds for them stay', async () => {
    const { stores, deps, hashes } = await withErasing()
    await eraseContact(deps, { contactId: 'C1', note: 'asked for it', by: BY })
    expect((await stores.erasures.find('C1'))?.phones).toEqual([A, B])
    expect(await stores.contacts.find('C1')).toMatchObject({
      ...{ phone: null, phoneHash: hashes[0], otherPhones: null, formerNumbers: [hashes[1]] },
    })
    const words = [...(await stores.optOuts.findMany(hashes)).values()]
    expect(words.map(({ note, scope }) => [note, scope])).toEqual([
      ['', 'all'],
      ['', 'all'],
    ])
  })

  it('has a note that names none of their numbers', async () => {
    const { deps } = await withErasing()
    const outcome = await eraseContact(deps, { contactId: 'C1', note: 'called from 199 0000 0002', by: BY })
    expect(outcome.kind).toBe('note-names-them')
  })
})
