import { describe, expect, it } from 'vitest'
import { createMemoryStores } from '#shared/adapters/memory/stores.ts'
import { aContact } from '../../builders/contact.ts'
import { startApi } from './api.ts'

const PATH = '/api/contacts/C00001/holds'
const PROMISE = { why: 'promise', until: '2027-01-10', record: { type: 'contract', id: 'L1' }, note: '下周一还款' }

async function withContact() {
  const stores = createMemoryStores()
  await stores.contacts.save(aContact(), 'absent')
  return startApi(stores)
}

describe('holds over the API', () => {
  it('are set and ended with a note, and say who did it', async () => {
    const api = await withContact()

    const set = await api.call('POST', PATH, { as: 'support', sub: 'li', body: PROMISE })
    const again = await api.call('POST', PATH, { as: 'support', body: PROMISE })
    const [hold] = (set.body as { holds: { id: string }[] }).holds
    const ended = await api.call('POST', `${PATH}/${hold?.id}/end`, { as: 'support', body: { note: '已还清' } })
    const twice = await api.call('POST', `${PATH}/${hold?.id}/end`, { as: 'support', body: { note: '已还清' } })

    expect(set).toMatchObject({ status: 200, body: { holds: [{ ...PROMISE, by: 'support/li' }] } })
    expect(set.body).not.toHaveProperty('holds.0.phoneHash')
    expect(again.body).toMatchObject({ holds: [{ id: hold?.id }] })
    expect(ended.body).toMatchObject({ holds: [] })
    expect(twice.status).toBe(404)
    const { body } = await api.call('GET', '/api/audit', { as: 'admin', query: { subject: 'contact' } })
    expect(body).toMatchObject({ items: [{ what: 'contact.holds-changed' }, { what: 'contact.holds-changed' }] })
    expect(JSON.stringify(body)).not.toContain('还款')
  })

  it('stand in the history of the contact, with who set and who ended them and why, and are no word on consent', async () => {
    const api = await withContact()
    const set = await api.call('POST', PATH, { as: 'support', sub: 'li', body: PROMISE })
    const [hold] = (set.body as { holds: { id: string }[] }).holds
    await api.call('POST', PATH, { as: 'support', sub: 'li', body: PROMISE })

    const { body } = await api.call('POST', `${PATH}/${hold?.id}/end`, {
      as: 'admin',
      sub: 'wu',
      body: { note: '已还清' },
    })

    const { note, ...told } = PROMISE
    const changes = (body as { changes: { what: string }[] }).changes
    expect(changes.toSorted((one, other) => (one.what < other.what ? -1 : 1))).toMatchObject([
      { what: 'held', by: 'support/li', note, hold: told },
      { what: 'hold-ended', by: 'admin/wu', note: '已还清', hold: told },
    ])
    expect(body).toMatchObject({ consent: { history: [] } })
  })

  it('stay where somebody else was first', async () => {
    const api = await withContact()
    await api.call('POST', PATH, { as: 'support', body: PROMISE })

    const late = await api.call('POST', PATH, {
      as: 'support',
      body: { why: 'complaint', note: 'x' },
      headers: { 'if-match': '"1"' },
    })

    expect(late).toMatchObject({ status: 412, body: { current: { holds: [{ why: 'promise' }] } } })
  })

  it.each([
    [{ why: 'complaint', record: { type: 'order', id: 'SO-1' }, note: 'x' }, 'record', 'no-record'],
    [{ why: 'promise', until: '2020-01-01', note: 'x' }, 'until', 'over'],
    [{ why: 'bored', note: 'x' }, 'why', 'invalid_value'],
    [{ why: 'promise', note: ' ' }, 'note', 'too_small'],
  ])('name the fault of %j', async (body, path, code) => {
    const answer = await (await withContact()).call('POST', PATH, { as: 'admin', body })

    expect(answer).toMatchObject({ status: 400, body: { errors: [{ path, code }] } })
  })
})
