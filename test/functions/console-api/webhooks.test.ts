import { describe, expect, it } from 'vitest'
import { TEST_SECRET } from '../../builders/webhook-deps.ts'
import { startApi } from './api.ts'

const URL = 'https://hooks.example.com/carillon?key=1'
const admin = { as: 'admin' } as const

async function withHook(body: Record<string, unknown> = {}) {
  const api = startApi()
  const created = await api.call('POST', '/api/webhooks', { ...admin, body: { url: URL, ...body } })
  expect(created.status).toBe(201)
  return { api, created: Object(created.body) }
}

describe('an endpoint', () => {
  it('shows its secret once, and wants everything unless it says what', async () => {
    const { api, created } = await withHook()

    expect(created).toMatchObject({ url: URL, types: ['*'], active: true, secret: TEST_SECRET, rev: 1 })
    const list = await api.call('GET', '/api/webhooks', admin)
    const one = await api.call('GET', `/api/webhooks/${created.id}`, admin)
    expect(list.body).toEqual({ items: [one.body], next: null })
    expect(JSON.stringify([list.body, one.body])).not.toContain('whsec_')
  })

  it.each([
    ['a name inside the network', { url: 'https://printer.local/' }, 'url'],
    ['no https', { url: 'http://hooks.example.com/' }, 'url'],
    ['the address that tells a machine its keys', { url: 'https://169.254.169.254/' }, 'url'],
    ['no type', { types: [] }, 'types'],
    ['what is no type', { types: ['*', 'delivered'] }, 'types[1]'],
    ['a state that is told to nobody', { types: ['message.claimed'] }, 'types[0]'],
  ])('is refused with %s, at its place', async (_, body, path) => {
    const answer = await startApi().call('POST', '/api/webhooks', { ...admin, body: { url: URL, ...body } })

    expect(answer).toMatchObject({ status: 400, body: { errors: [{ path }] } })
  })

  it('changes only as it was seen', async () => {
    const { api, created } = await withHook()
    const path = `/api/webhooks/${created.id}`
    const change = (rev: number, body: unknown) =>
      api.call('PATCH', path, { ...admin, body, headers: { 'if-match': `"${rev}"` } })

    expect(await change(1, { active: false })).toMatchObject({ status: 200, body: { active: false, rev: 2 } })
    expect(await change(1, { active: true })).toMatchObject({ status: 412, body: { current: { active: false } } })
    expect(await change(2, { url: 'https://10.0.0.1/' })).toMatchObject({ status: 400 })
  })

  it('goes with its secret and is gone then', async () => {
    const { api, created } = await withHook()
    const path = `/api/webhooks/${created.id}`

    expect(await api.call('DELETE', path, admin)).toMatchObject({ status: 200, body: { id: created.id } })

    expect((await api.call('GET', path, admin)).status).toBe(404)
    expect((await api.call('DELETE', path, admin)).status).toBe(404)
    expect((await api.call('POST', `${path}/test`, admin)).status).toBe(404)
  })

  it('is one of ten at most', async () => {
    const { api } = await withHook()
    for (let n = 0; n < 9; n += 1) await api.call('POST', '/api/webhooks', { ...admin, body: { url: URL } })

    expect((await api.call('POST', '/api/webhooks', { ...admin, body: { url: URL } })).status).toBe(409)
  })

  it('leaves in the audit who did what, without its secret or the path of its address', async () => {
    const { api, created } = await withHook()
    await api.call('PATCH', `/api/webhooks/${created.id}`, { ...admin, body: { types: ['message.delivered'] } })
    await api.call('POST', `/api/webhooks/${created.id}/test`, admin)
    await api.call('DELETE', `/api/webhooks/${created.id}`, admin)

    const { body } = await api.call('GET', '/api/audit', { ...admin, query: { subject: 'webhook' } })
    const whats = Object(body).items.map(({ what }: { what: string }) => what)
    expect(whats.toSorted()).toEqual(['webhook.changed', 'webhook.created', 'webhook.deleted', 'webhook.tested'])
    expect(JSON.stringify(body)).not.toMatch(/whsec_|key=1/)
  })
})

describe('a delivery', () => {
  it('is listed by what it is and how it stands, and waits when it is redriven', async () => {
    const { api, created } = await withHook()
    const path = `/api/webhooks/${created.id}`
    const { body: test } = await api.call('POST', `${path}/test`, admin)

    const { body } = await api.call('GET', `${path}/deliveries`, admin)
    expect(body).toEqual({ items: [test], next: null })
    const redriven = await api.call('POST', `${path}/deliveries/${Object(test).id}/redrive`, admin)
    expect(redriven).toMatchObject({ status: 202, body: { id: Object(test).id, state: 'waiting' } })
  })

  it('is found under its own endpoint alone', async () => {
    const { api, created } = await withHook()
    const { body: test } = await api.call('POST', `/api/webhooks/${created.id}/test`, admin)
    const { body: other } = await api.call('POST', '/api/webhooks', { ...admin, body: { url: URL } })
    const redrive = (id: string, delivery: string) =>
      api.call('POST', `/api/webhooks/${id}/deliveries/${delivery}/redrive`, admin)

    expect((await redrive(Object(other).id, Object(test).id)).status).toBe(404)
    expect((await redrive(created.id, 'dlv_no')).status).toBe(404)
  })
})
