import { describe, expect, it } from 'vitest'
import type { Stores } from '#shared/adapters/stores.ts'
import { ImportId, messageIdOf } from '#shared/contracts/ids.ts'
import type { Message } from '#shared/contracts/message.ts'
import { acceptOrderEvent } from '#shared/usecases/intake/accept-order-event.ts'
import { importFileKey } from '#shared/usecases/lists/import-file-key.ts'
import { changeContact } from '#shared/usecases/people/change-contact.ts'
import { noteOnContact } from '#shared/usecases/people/note-on-contact.ts'
import { aContact } from '../../../builders/contact.ts'
import { openErasing } from '../../../builders/erasing.ts'
import { failingAt } from '../../../builders/import-desk.ts'
import { aMessage } from '../../../builders/message.ts'
import { placed } from '../../../builders/order-events.ts'
import { anInstalment, anOrder, aVisit, orderDetails } from '../../../builders/record.ts'
import { anArrival, aSource } from '../../../builders/source.ts'

const PHONE = '+8619900000001'

function aText(key: string, fields: Partial<Message> = {}): Message {
  const occurrence = `2026-11-30#service-text#${key}`
  const id = messageIdOf({ contactId: 'C00001', occurrence })
  return aMessage({ id, contactId: 'C00001', occurrence, text: '朱慧，您好', ...fields })
}

/** A person with a text of each state, an order, an instalment, a visit and an opt-out. */
async function fill() {
  const erasing = openErasing()
  const { stores, deps } = erasing
  const phoneHash = deps.hasher.hash(PHONE)
  await stores.contacts.save(aContact({ phoneHash, tags: ['vip'] }), 'absent')
  const texts = [
    aText('sent', { state: 'delivered' }),
    aText('planned', { state: 'planned', text: null }),
    aText('leaving', { state: 'claimed' }),
  ]
  for (const text of texts) await stores.messages.save(text, 'absent')
  const details = orderDetails({ buyerName: '朱慧', phone: PHONE, phoneHash })
  await stores.records.saveOrder(anOrder({ id: 'SO-1', contactId: 'C00001', details }), 'absent')
  await stores.records.saveInstalment(anInstalment({ contactId: 'C00001', cardTail: '6217' }), 'absent')
  await stores.records.saveKept(aVisit({ contactId: 'C00001' }), 'absent')
  const word = { phoneHash, at: deps.clock.now(), by: 'support/1', note: 'by phone', source: 'person' as const }
  await stores.optOuts.put(word)
  return { ...erasing, phoneHash, texts }
}
type Filled = Awaited<ReturnType<typeof fill>>

/** All that is kept, as text. */
async function everything({ stores, texts, phoneHash }: Filled): Promise<string> {
  const [instalment] = await stores.records.listInstalmentsOfContact('C00001', '2020-01-01', '2040-01-01')
  return JSON.stringify([
    await stores.contacts.find('C00001'),
    [...(await stores.messages.findMany(texts.map(({ id }) => id)))],
    await stores.records.findOrder('SO-1'),
    instalment,
    await stores.records.listKeptOfContact('C00001'),
    [...(await stores.optOuts.findMany([phoneHash]))],
  ])
}

const stateOf = async ({ stores }: Filled, key: string) => (await stores.messages.find(aText(key).id)) ?? null

describe('erasing a person', () => {
  it('blanks the contact at once, and keeps its hash, its consent and the opt-out of its number', async () => {
    const filled = await fill()

    const outcome = await filled.erase()

    expect(outcome).toMatchObject({
      kind: 'erased',
      state: {
        contact: { name: null, phone: null, tags: [], phoneHash: filled.phoneHash, erased: { note: 'ticket 1' } },
      },
    })
    expect((await filled.stores.optOuts.findMany([filled.phoneHash])).size).toBe(1)
    expect(filled.asked).toEqual(['C00001'])
  })

  it('takes words, names and numbers out of texts and records, cancels what is planned, and leaves states and sums', async () => {
    const filled = await fill()
    await filled.erase()

    expect(await filled.look()).toBe('looked')

    expect(await stateOf(filled, 'sent')).toMatchObject({ state: 'delivered', text: null })
    expect(await stateOf(filled, 'planned')).toMatchObject({ state: 'cancelled', reason: 'erased' })
    expect(await filled.stores.records.findOrder('SO-1')).toMatchObject({
      details: { buyerName: null, phone: null, phoneHash: filled.phoneHash, totalMinor: expect.any(Number) },
    })
    expect(await everything(filled)).not.toMatch(/19900000001|6217|by phone/)
  })

  it('leaves a text that is just leaving to its worker, and takes its words at the second look', async () => {
    const filled = await fill()
    await filled.erase()
    await filled.look()
    const leaving = await stateOf(filled, 'leaving')
    expect(leaving).toMatchObject({ state: 'claimed', text: '朱慧，您好' })
    await filled.stores.messages.save({ ...aText('leaving', { state: 'accepted' }), rev: 2 }, 1)

    expect(await filled.look()).toBe('not-yet')
    filled.pass()
    expect(await filled.mend()).toBe(1)
    expect(await filled.look()).toBe('done')

    expect(await everything(filled)).not.toContain('朱慧')
    expect(await filled.stores.erasures.list()).toEqual([])
    expect(await filled.mend()).toBe(0)
  })

  it('changes nothing by a repeat, and writes one entry of the audit, without anything of the person', async () => {
    const filled = await fill()
    await filled.erase()
    await filled.look()
    const before = await everything(filled)

    await filled.erase({ note: 'again' })
    await filled.look()

    expect(await everything(filled)).toBe(before)
    const { items } = await filled.stores.audit.list({ what: 'contact.erased' }, { limit: 10 })
    expect(items).toHaveLength(1)
    expect(JSON.stringify(items)).not.toMatch(/朱慧|19900000001/)
  })

  it('refuses a note that names the person', async () => {
    const filled = await fill()

    expect(await filled.erase({ note: '朱慧 asked' })).toEqual({ kind: 'note-names-them' })
    expect(await filled.erase({ note: 'from 199 0000 0001' })).toEqual({ kind: 'note-names-them' })
    expect(await filled.stores.contacts.find('C00001')).toMatchObject({ erased: null })
  })

  it.each(['before', 'after'] as const)('goes on by itself after a crash %s any write', async (when) => {
    const calm = await fill()
    await calm.erase()
    await calm.look()
    const wanted = await everything(calm)

    const breaks = [
      ({ contacts }: Stores) => ({ contacts: failingAt(contacts, 'save', 1, when) }),
      ({ messages }: Stores) => ({ messages: failingAt(messages, 'save', 1, when) }),
      ({ records }: Stores) => ({ records: failingAt(records, 'saveOrder', 1, when) }),
      ({ records }: Stores) => ({ records: failingAt(records, 'saveKept', 1, when) }),
      ({ erasures }: Stores) => ({ erasures: failingAt(erasures, 'save', 1, when) }),
    ]
    for (const broken of breaks) {
      const filled = await fill()
      await filled.erase()
      await filled.look(broken(filled.stores)).catch(() => undefined)

      if ((await filled.mend()) > 0) await filled.look()

      expect(await everything(filled)).toBe(wanted)
    }
  })
})

describe('what comes back for somebody who was erased', () => {
  it('is a row of a list: refused, by id and by number', async () => {
    const filled = await fill()
    await filled.erase()

    const list = `id,name,phone\nC00001,朱慧,${PHONE}\n,朱慧,${PHONE}\nC2,王芳,19900000002\n`
    const { item, problems } = await filled.bring('contacts', list)

    expect(item).toMatchObject({ accepted: 1, refused: 2 })
    expect(problems.map(({ code }) => code)).toContain('contact-erased')
    expect(await filled.stores.contacts.find('C00001')).toMatchObject({ name: null, phone: null })
  })

  it('is an event about what was before: recorded without name and number', async () => {
    const filled = await fill()
    await filled.erase()
    const buyer = { id: 'C00001', name: '朱慧', phone: PHONE }

    await acceptOrderEvent(filled.deps, placed('SO-2', '2026-11-30T00:00:00Z', { buyer }), 'webhook')

    expect(await filled.stores.records.findOrder('SO-2')).toMatchObject({
      contactId: 'C00001',
      details: { buyerName: null, phone: null },
    })
    expect(await filled.stores.contacts.find('C00001')).toMatchObject({ name: null, phone: null })
  })

  it('is an order placed afterwards: the person is known again by it, and the second look leaves that', async () => {
    const filled = await fill()
    await filled.erase()
    await filled.look()
    filled.pass()
    const buyer = { id: 'C00001', name: '朱慧', phone: PHONE }
    await acceptOrderEvent(filled.deps, placed('SO-3', '2026-12-01T01:05:00Z', { buyer }), 'webhook')

    await filled.look()

    expect(await filled.stores.contacts.find('C00001')).toMatchObject({
      name: '朱慧',
      phone: PHONE,
      erased: null,
      tags: [],
    })
    expect(await filled.stores.records.findOrder('SO-3')).toMatchObject({ details: { buyerName: '朱慧' } })
    expect(await filled.stores.records.findOrder('SO-1')).toMatchObject({ details: { buyerName: null } })
  })

  it('is a number that staff gives them, but no note before it', async () => {
    const filled = await fill()
    await filled.erase()
    const who = { contactId: 'C00001', by: 'support/1' }

    await expect(noteOnContact(filled.deps, { ...who, text: 'hm' })).rejects.toMatchObject({ code: 'CONFLICT' })
    await changeContact(filled.deps, { ...who, change: { phone: '19900000001' } })

    expect(await filled.stores.contacts.find('C00001')).toMatchObject({ phone: PHONE, erased: null })
  })
})

describe('lists that an erased person is on', () => {
  it('end where they wait to be taken in, and keep no row and no column of theirs', async () => {
    const filled = await fill()
    const { stores, files } = filled
    const waiting = await filled.upload('contacts', `id,name,phone\nX,朱慧,${PHONE}\n`)
    const others = await filled.upload('contacts', 'id,name,phone\nC2,王芳,19900000002\n')
    const list = ImportId.parse('imp_00000000000000000099')
    const item = await stores.imports.find(waiting)
    if (item === undefined) throw new Error('it was made')
    await stores.imports.save({ ...item, id: list, what: 'list', state: 'done', rev: 1 }, 'absent')
    await stores.imports.saveMembers(list, [{ contactId: 'C00001', line: 2, values: { 入口: '东门' } }])
    await files.addPart(`refused/${list}`, { number: 0, text: 'id,name,phone\r\n' })
    await files.addPart(`refused/${list}`, { number: 2, text: 'C00001,"朱, 慧",123\r\n,李强,1\r\n' })

    await filled.erase()
    await filled.look()

    expect(await stores.imports.find(waiting)).toMatchObject({ state: 'failed' })
    expect(files.kept.has(importFileKey(waiting))).toBe(false)
    expect(await stores.imports.find(others)).toMatchObject({ state: 'waiting' })
    expect((await stores.imports.findMembers(list, ['C00001'])).get('C00001')?.values).toEqual({})
    expect([...(files.parts.get(`refused/${list}`)?.values() ?? [])]).toEqual(['id,name,phone\r\n', ',李强,1\r\n'])
  })
})

describe('what was put aside about an erased person', () => {
  it('goes by number and by id, not by a name that others have too', async () => {
    const filled = await fill()
    const { stores, deps } = filled
    const kept = (id: string, data: unknown) =>
      stores.events.keep({
        ...{ id, type: 'x', reason: 'unknown-type', at: deps.clock.now(), source: 'webhook' },
        body: JSON.stringify({ id, data }),
      })
    await kept('by-number', { to: '199 0000 0001' })
    await kept('by-id', { contact: { id: 'C00001' } })
    await kept('namesake', { contact: { id: 'C9', name: '朱慧' } })
    await deps.deadLetterBox.put({
      queue: 'order-events',
      body: `{"detail":{"phone":"${PHONE}"}}`,
      reason: 'r',
      messageId: 'm1',
    })

    await filled.erase()
    await filled.look()

    const left = (await stores.events.listKept({ limit: 10 })).items.map(({ id }) => id)
    expect(left).toEqual(['namesake'])
    expect(await stores.events.findKept('by-number')).toMatchObject({ body: '' })
    expect(await deps.deadLetterBox.find('m1')).toBeUndefined()
  })

  it('goes from the bodies of deliveries too, encoded ones and those that nobody can read', async () => {
    const { stores, erase, look } = await fill()
    const source = aSource()
    await stores.sources.save(source, 'absent')
    const bodies = [
      JSON.stringify({ to: { phone: '199 0000 0001' } }),
      JSON.stringify({ msg: encodeURIComponent(JSON.stringify({ tel: '19900000001' })) }),
      'billing%5Bphone%5D=19900000001',
      '<order>19900000001</order>',
      JSON.stringify({ to: { phone: '19900000002' } }),
    ]
    const arrivals = bodies.map((_, n) => anArrival(n))
    for (const [n, arrival] of arrivals.entries())
      await stores.sources.saveArrival(arrival, 'absent', { type: null, headers: {}, body: bodies[n] ?? '' })

    await erase()
    await look()

    const { items } = await stores.sources.listBodies(source.id, { limit: 10 })
    expect(items.map(({ id }) => id)).toEqual([arrivals.at(-1)?.id])
    expect(await stores.sources.findArrival(source.id, anArrival(0).id)).toMatchObject({
      result: 'kept',
      hasBody: false,
    })
  })
})
