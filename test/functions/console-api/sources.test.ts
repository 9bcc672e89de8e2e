import { describe, expect, it } from 'vitest'
import { SourceId } from '#shared/contracts/ids.ts'
import { READY_VENDORS } from '#shared/domain/sources/vendors/registry.ts'
import { anArrival, aSource } from '../../builders/source.ts'
import { TEST_SECRET } from '../../builders/webhook-deps.ts'
import { startApi } from './api.ts'

const admin = { as: 'admin' } as const

async function withSource(body: Record<string, unknown> = {}) {
  const api = startApi()
  const created = await api.call('POST', '/api/sources', { ...admin, body: { name: 'Till', ...body } })
  expect(created).toMatchObject({ status: 201 })
  return { api, created: Object(created.body) }
}

/** One that is kept, as it came to a source of the store. */
async function withKept(mapping = aSource().mapping) {
  const api = startApi()
  const { sources } = api
  const source = aSource({ mapping })
  const arrival = anArrival(1)
  await sources.save(source, 'absent')
  await sources.saveArrival(arrival, 'absent', { type: 'paid', headers: {}, body: aSource().sample.body })
  const path = `/api/sources/${source.id}/deliveries`
  const redrive = (id: string, as: 'support' | 'admin' = 'support') => api.call('POST', `${path}/${id}/redrive`, { as })
  return { api, source, arrival, path, redrive }
}

describe('a source', () => {
  it('of one’s own gets a secret, which is shown once', async () => {
    const { api, created } = await withSource()

    expect(created).toMatchObject({ name: 'Till', vendor: null, active: true, secret: TEST_SECRET, rev: 1 })
    expect(created.path).toBe(`/hooks/sources/${created.id}`)
    const list = await api.call('GET', '/api/sources', { as: 'marketing' })
    const one = await api.call('GET', `/api/sources/${created.id}`, { as: 'support' })
    expect(list.body).toEqual({ items: [one.body], next: null })
    expect(JSON.stringify([list.body, one.body])).not.toContain('whsec_')
    expect(await api.sources.findSecret(SourceId.parse(created.id))).toBe(TEST_SECRET)
  })

  it('of a known vendor begins with all that is its own, and shows no secret that was given', async () => {
    const { created } = await withSource({ vendor: 'shopify', secret: 'shpss_0123456789' })

    const { signature, type, deliveryId, mapping, sample } = READY_VENDORS.shopify
    expect(created).toMatchObject({ signature, type, deliveryId, mapping, sample, secret: null })
  })

  it.each<[string, Record<string, unknown>, string]>([
    ['without the secret that its vendor shows', { vendor: 'shopify' }, 'secret'],
    [
      'without the client id that its vendor signs with',
      { vendor: 'youzan', secret: 'abcdefgh' },
      'signature.clientId',
    ],
    ['with a secret that is easily guessed', { secret: 'short' }, 'secret'],
    ['with a mapping that cannot be read', { mapping: '{ "a": ' }, 'mapping'],
    [
      'with an algorithm that nobody knows',
      { signature: { by: 'hmac', header: 'x', algorithm: 'crc', encoding: 'hex' } },
      'signature.algorithm',
    ],
    ['with a header that is none', { type: { in: 'header', name: 'x y' } }, 'type.name'],
    ['with an answer that says no', { answer: { status: 500, body: '' } }, 'answer.status'],
    ['with what is not known', { topic: 'x' }, 'topic'],
  ])('is refused %s, at its place', async (_, body, path) => {
    const answer = await startApi().call('POST', '/api/sources', { ...admin, body: { name: 'Till', ...body } })

    expect(answer).toMatchObject({ status: 400, body: { errors: [{ path }] } })
  })

  it('changes only as it was seen, and takes a new secret', async () => {
    const { api, created } = await withSource()
    const path = `/api/sources/${created.id}`
    const change = (rev: number, body: unknown) =>
      api.call('PATCH', path, { ...admin, body, headers: { 'if-match': `"${rev}"` } })

    expect(await change(1, { active: false })).toMatchObject({
      status: 200,
      body: { active: false, name: 'Till', rev: 2 },
    })
    expect(await change(1, { active: true })).toMatchObject({ status: 412, body: { current: { active: false } } })
    expect(await change(2, { mapping: '(' })).toMatchObject({ status: 400, body: { errors: [{ path: 'mapping' }] } })
    expect(await change(2, { secret: 'a-new-secret' })).toMatchObject({ status: 200, body: { rev: 3 } })
    expect(await api.sources.findSecret(SourceId.parse(created.id))).toBe('a-new-secret')
    expect(await change(3, { active: false })).toMatchObject({ status: 200, body: { rev: 3 } })
  })

  it('goes with its secret and what waits of it', async () => {
    const { api, source, arrival } = await withKept()
    await api.sources.keepSecret(source.id, 'a-secret')
    const path = `/api/sources/${source.id}`

    expect(await api.call('DELETE', path, admin)).toMatchObject({ status: 200, body: { id: source.id } })

    expect((await api.call('GET', path, admin)).status).toBe(404)
    expect((await api.call('DELETE', path, admin)).status).toBe(404)
    expect(await api.sources.findSecret(source.id)).toBeUndefined()
    expect(await api.sources.findBody(source.id, arrival.id)).toBeUndefined()
  })

  it('leaves in the audit who did what, without secret, mapping or sample', async () => {
    const { api, created } = await withSource()
    const path = `/api/sources/${created.id}`
    await api.call('PATCH', path, { ...admin, body: { secret: 'a-new-secret', mapping: '[] /* mine */' } })
    await api.call('DELETE', path, admin)

    const { body } = await api.call('GET', '/api/audit', { ...admin, query: { subject: 'source' } })
    const whats = Object(body).items.map(({ what }: { what: string }) => what)
    expect(whats.toSorted()).toEqual(['source.changed', 'source.created', 'source.deleted'])
    expect(JSON.stringify(body)).not.toMatch(/whsec_|a-new-secret|mine|SO-1001/)
  })
})

describe('a sample that is tried', () => {
  it('shows the events that would come of it, and brings none', async () => {
    const { api, created } = await withSource({ vendor: 'woocommerce' })

    const { body } = await api.call('POST', `/api/sources/${created.id}/test`, { ...admin, body: {} })

    expect(body).toMatchObject({
      result: 'accepted',
      faults: [],
      events: [{ type: 'order.placed', data: { order: { id: '727' } } }],
    })
    expect(await api.records.findOrder('727')).toBeUndefined()
    expect((await api.sources.listArrivals(SourceId.parse(created.id), { limit: 10 })).items).toEqual([])
  })

  it('shows each fault of a mapping that is not saved yet, with its path', async () => {
    const { api, created } = await withSource()
    const mapping =
      '[{ "type": "order.paid", "data": {} }, { "type": "order.placed", "data": { "order": { "id": 1 } } }]'

    const { body } = await api.call('POST', `/api/sources/${created.id}/test`, { ...admin, body: { mapping } })

    const paths = Object(body).faults.map(({ path }: { path: string }) => path)
    expect(body).toMatchObject({ result: 'kept', because: 'malformed' })
    expect(paths).toEqual(expect.arrayContaining(['events[0].data.orderId', 'events[1].data.order.id']))
  })
})

describe('what came', () => {
  it('is listed by what it became, without its body', async () => {
    const { api, path, arrival } = await withKept()

    const { body } = await api.call('GET', path, { as: 'marketing' })

    expect(body).toMatchObject({ items: [{ id: arrival.id, result: 'kept', because: 'malformed', canRedrive: true }] })
    expect(JSON.stringify(body)).not.toContain('SO-1"')
  })

  it('and was kept is sent again through the mapping as it stands', async () => {
    const { api, arrival, redrive } = await withKept()

    expect(await redrive(arrival.id)).toMatchObject({
      status: 200,
      body: { result: 'accepted', tries: 2, canRedrive: false },
    })
    expect(await api.records.findOrder('SO-1')).toMatchObject({ paidAt: new Date('2026-12-01T01:00:00Z') })
    expect(await redrive(arrival.id)).toMatchObject({ status: 200, body: { result: 'accepted', tries: 2 } })
    const { body } = await api.call('GET', '/api/audit', { ...admin, query: { subject: 'source' } })
    expect(body).toMatchObject({ items: [{ what: 'source.redriven', after: { delivery: arrival.id } }] })
  })

  it('stays kept while its mapping does not fit', async () => {
    const { arrival, redrive } = await withKept('nothing')

    expect(await redrive(arrival.id)).toMatchObject({
      status: 200,
      body: { result: 'kept', because: 'unmapped', tries: 2 },
    })
  })

  it('cannot be sent again once its body is gone, nor under another source', async () => {
    const { api, arrival, redrive } = await withKept()
    await api.sources.saveArrival({ ...arrival, hasBody: false, rev: 2 }, 1)

    expect((await redrive(arrival.id)).status).toBe(409)
    expect((await redrive('arr_no')).status).toBe(404)
    expect((await api.call('GET', '/api/sources/src_no/deliveries', admin)).status).toBe(404)
  })
})
