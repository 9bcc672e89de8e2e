import { expect, it } from 'vitest'
import { aContact } from '../../builders/contact.ts'
import { aMessage } from '../../builders/message.ts'
import { anOrder, orderDetails } from '../../builders/record.ts'
import { startApi } from './api.ts'

const PERSON = '/api/contacts/C00001'

async function open() {
  const api = startApi()
  await api.contacts.save(aContact(), 'absent')
  await api.messages.save(aMessage({ contactId: 'C00001', text: '朱慧，您好', state: 'delivered' }), 'absent')
  const details = orderDetails({ buyerName: '朱慧', phone: '+8619900000001' })
  await api.records.saveOrder(anOrder({ contactId: 'C00001', details }), 'absent')
  return api
}

it('gives everything about a person, and writes down who asked for it', async () => {
  const api = await open()

  const { status, body } = await api.call('GET', `${PERSON}/export`)

  expect(status).toBe(200)
  expect(body).toMatchObject({
    contact: { name: '朱慧', phone: '+8619900000001' },
    messages: [{ text: '朱慧，您好' }],
    orders: [{ details: { buyerName: '朱慧', phone: '+8619900000001' } }],
    truncated: false,
  })
  expect(JSON.stringify(body)).not.toContain('phoneHash')
  expect((await api.audit.list({ what: 'contact.exported' }, { limit: 5 })).items).toHaveLength(1)
})

it('erases the revision that was seen, and asks for the rest', async () => {
  const api = await open()
  const body = { note: 'ticket 1' }

  const stale = await api.call('DELETE', PERSON, { body, headers: { 'if-match': '"9"' } })
  const erased = await api.call('DELETE', PERSON, { body, headers: { 'if-match': '"1"' } })

  expect(stale).toMatchObject({ status: 412, body: { current: { name: '朱慧' } } })
  expect(erased).toMatchObject({ status: 200, body: { name: null, phone: null, erased: { note: 'ticket 1' } } })
  expect(api.erasing).toEqual(['C00001'])
})

it('wants a note that does not name the person', async () => {
  const api = await open()

  expect(await api.call('DELETE', PERSON)).toMatchObject({ status: 400 })
  expect(await api.call('DELETE', PERSON, { body: { note: '朱慧' } })).toMatchObject({
    status: 400,
    body: { errors: [{ path: 'note', code: 'names-the-person' }] },
  })
  expect(await api.call('DELETE', '/api/contacts/nobody', { body: { note: 'x' } })).toMatchObject({ status: 404 })
})

it('keeps words 13 months until somebody says otherwise', async () => {
  const api = await open()
  const path = '/api/settings/retention'

  expect((await api.call('GET', path)).body).toMatchObject({ textMonths: 13, rev: 0 })
  expect((await api.call('PUT', path, { body: { textMonths: 6 } })).body).toMatchObject({ textMonths: 6, rev: 1 })
  expect(await api.call('PUT', path, { body: { textMonths: 14 } })).toMatchObject({ status: 400 })
  expect(await api.call('PUT', path, { body: { textMonths: 3 }, headers: { 'if-match': '"0"' } })).toMatchObject({
    status: 412,
  })
})
