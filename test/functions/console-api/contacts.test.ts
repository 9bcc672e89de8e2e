import { describe, expect, it } from 'vitest'
import { ContactView } from '#shared/contracts/console-api/contact.ts'
import { listOf } from '#shared/contracts/console-api/list.ts'
import { Problem } from '#shared/contracts/console-api/problem.ts'
import { aBirthday, aContact } from '../../builders/contact.ts'
import { type Api, startApi } from './api.ts'

const HASH = 'hash-of-19900000001'
const SUPPORT = { by: 'support/user-1', source: 'support' }

async function search(api: Api, body: object): Promise<ContactView[]> {
  const answer = await api.call('POST', '/api/contacts/search', { as: 'support', body })
  expect(answer.status).toBe(200)
  return listOf(ContactView).parse(answer.body).items
}

async function record(api: Api, verb: 'opt-out' | 'opt-in', note: string, scope: object = {}) {
  return api.call('POST', `/api/contacts/C00001/${verb}`, { as: 'support', body: { note, ...scope } })
}

describe('finding contacts', () => {
  it('finds by id, by number and by the beginning of a name', async () => {
    const api = startApi()
    await api.contacts.save(aContact(), 'absent')

    for (const body of [{ id: 'C00001' }, { phone: '199 0000 0001' }, { name: '朱' }]) {
      expect((await search(api, body)).map(({ id }) => id)).toEqual(['C00001'])
    }
    for (const body of [{ id: 'C00002' }, { phone: '199 0000 0002' }, { name: '慧' }]) {
      expect(await search(api, body)).toEqual([])
    }
  })

  it('pages contacts who share a number', async () => {
    const api = startApi()
    for (const id of ['C00003', 'C00001', 'C00002']) await api.contacts.save(aContact({ id }), 'absent')

    const first = await api.call('POST', '/api/contacts/search', { body: { phone: '19900000001', limit: 2 } })
    const { items, next } = listOf(ContactView).parse(first.body)
    const rest = await search(api, { phone: '19900000001', limit: 2, cursor: next })

    expect([...items, ...rest].map(({ id }) => id)).toEqual(['C00001', 'C00002', 'C00003'])
  })

  it.each([{ id: 'C00001' }, { phone: '19900000001' }, { name: '朱' }])(
    'refuses a cursor that it never gave out, by %j',
    async (body) => {
      const answer = await startApi().call('POST', '/api/contacts/search', { body: { ...body, cursor: 'abc' } })

      expect(answer.status).toBe(400)
    },
  )

  it('refuses an unreadable phone by its path', async () => {
    const answer = await startApi().call('POST', '/api/contacts/search', { body: { phone: 'call me' } })

    expect(Problem.parse(answer.body).errors).toMatchObject([{ path: 'phone', code: 'format' }])
  })

  it('shows a contact whose id is no plain word', async () => {
    const api = startApi()
    await api.contacts.save(aContact({ id: '客户 7/甲' }), 'absent')

    const { status, body } = await api.call('GET', `/api/contacts/${encodeURIComponent('客户 7/甲')}`)

    expect(status).toBe(200)
    expect(ContactView.parse(body)).toMatchObject({ id: '客户 7/甲', optOut: null, changes: [] })
  })

  it('shows a birthday without where it came from', async () => {
    const api = startApi()
    await api.contacts.save(aContact({ birthday: aBirthday() }), 'absent')

    const { body } = await api.call('GET', '/api/contacts/C00001')

    expect(ContactView.parse(body).birthday).toEqual({ calendar: 'solar', year: 1990, month: 12, day: 5, leap: false })
    expect(JSON.stringify(body)).not.toContain('resident-id')
  })
})

describe('opting out and in', () => {
  it('holds for the number from the answer on, with the note and who recorded it', async () => {
    const api = startApi()
    await api.contacts.save(aContact(), 'absent')
    await api.contacts.save(aContact({ id: 'C00002' }), 'absent')

    const { status, body } = await record(api, 'opt-out', '来电要求不再打扰')

    expect(status).toBe(200)
    const optOut = { at: '2026-12-01T01:00:00.000Z', note: '来电要求不再打扰' }
    expect(ContactView.parse(body)).toMatchObject({ optOut, changes: [{ what: 'opt-out', note: optOut.note }] })
    expect((await api.optOuts.findMany([HASH])).get(HASH)).toMatchObject({ by: 'support/user-1' })
    expect(await search(api, { id: 'C00002' })).toMatchObject([{ optOut }])
  })

  it('keeps the first opt-out when it is recorded again, and both notes', async () => {
    const api = startApi()
    await api.contacts.save(aContact(), 'absent')
    await record(api, 'opt-out', 'first')
    api.setNow('2026-12-02T01:00:00Z')

    const { body } = await record(api, 'opt-out', 'second')

    const view = ContactView.parse(body)
    expect(view.optOut?.note).toBe('first')
    expect(view.changes?.map(({ note }) => note)).toEqual(['second', 'first'])
  })

  it.each([
    [{}, { marketing: 'refused', at: '2026-12-01T01:00:00.000Z' }],
    [{ scope: 'all' }, { marketing: 'refused', at: '2026-12-01T01:00:00.000Z' }],
    [{ scope: 'marketing' }, { marketing: 'granted', at: '2026-12-02T01:00:00.000Z' }],
  ])('takes the opt-out away and grants marketing only where it is named: %j', async (scope, word) => {
    const api = startApi()
    const consent = { marketing: 'refused', at: null, source: 'list' } as const
    await api.contacts.save(aContact({ consent }), 'absent')
    await record(api, 'opt-out', 'no more')
    api.setNow('2026-12-02T01:00:00Z')

    const { body } = await record(api, 'opt-in', 'asked again', scope)

    expect(ContactView.parse(body)).toMatchObject({
      optOut: null,
      consent: { ...word, source: 'support' },
      changes: [{ what: 'opt-in' }, { what: 'opt-out' }],
    })
  })

  it('tells the whole history of consent, with who, when, what and from where', async () => {
    const api = startApi()
    await api.contacts.save(aContact(), 'absent')
    const listed = { at: new Date('2026-11-01T00:00:00Z'), what: 'consent-granted', scope: null } as const
    await api.contacts.recordChange('C00001', { ...listed, by: 'import imp_1', note: 'Line 2.' })
    await record(api, 'opt-out', 'no adverts', { scope: 'marketing' })
    api.setNow('2026-12-02T01:00:00Z')

    const { body } = await record(api, 'opt-out', 'none at all')

    const view = ContactView.parse(body)
    expect(view.optOut).toMatchObject({ scope: 'all', note: 'none at all' })
    expect(view.consent.history).toEqual([
      { at: '2026-12-02T01:00:00.000Z', what: 'opt-out', scope: 'all', ...SUPPORT, note: 'none at all' },
      { at: '2026-12-01T01:00:00.000Z', what: 'opt-out', scope: 'marketing', ...SUPPORT, note: 'no adverts' },
      {
        ...{ at: '2026-11-01T00:00:00.000Z', what: 'consent-granted', scope: null },
        ...{ by: 'import imp_1', source: 'list', note: 'Line 2.' },
      },
    ])
  })

  it('never makes an opt-out of everything one of marketing alone', async () => {
    const api = startApi()
    await api.contacts.save(aContact(), 'absent')
    await record(api, 'opt-out', 'none at all')

    const { body } = await record(api, 'opt-out', 'no adverts', { scope: 'marketing' })

    expect(ContactView.parse(body).optOut).toMatchObject({ scope: 'all', note: 'none at all' })
  })

  it('leaves the number opted out when the proof of an opt-in cannot be written', async () => {
    const api = startApi()
    await api.contacts.save(aContact(), 'absent')
    await record(api, 'opt-out', 'no more')
    api.contacts.recordChange = () => Promise.reject(new Error('away'))

    const { status } = await record(api, 'opt-in', 'asked again')

    expect(status).toBe(500)
    expect((await api.optOuts.findMany([HASH])).size).toBe(1)
  })

  it.each(['opt-out', 'opt-in'] as const)('answers 409 to an %s of a contact without a number', async (verb) => {
    const api = startApi()
    await api.contacts.save(aContact({ phone: null, phoneHash: null }), 'absent')

    const { status, body } = await record(api, verb, 'asked')

    expect(status).toBe(409)
    expect(Problem.parse(body).type).toBe('urn:carillon:problem:conflict')
  })

  it.each([
    {},
    { note: '' },
    { note: '  ' },
    { note: 'x'.repeat(501) },
    { note: 'ok', by: 'me' },
    { note: 'ok', scope: 'some' },
  ])('needs a note and nothing else: refuses %j', async (body) => {
    const api = startApi()
    await api.contacts.save(aContact(), 'absent')

    expect(await api.call('POST', '/api/contacts/C00001/opt-out', { body })).toMatchObject({ status: 400 })
    expect((await api.optOuts.findMany([HASH])).size).toBe(0)
  })
})
