import { describe, expect, it } from 'vitest'
import { createMemoryStores } from '#shared/adapters/memory/stores.ts'
import { startApi } from './api.ts'

const PATH = '/api/settings/shops'
const NUTS = {
  id: 'nuts',
  name: '坚果小铺',
  signature: '坚果小铺旗舰店',
  optOutWords: { zh: '拒收请回复R', en: 'Reply STOP to opt out' },
  hotline: '400-000-0000',
  hours: { days: [1, 2, 3, 4, 5], from: '09:00', until: '18:00' },
  cutOffs: [{ time: '16:00', days: [1, 2, 3, 4, 5] }],
}
const MIRA = { id: 'mira', name: 'Mira' }

describe('the shops over the API', () => {
  it('are none before anybody has said', async () => {
    const { body } = await startApi().call('GET', PATH, { as: 'support' })

    expect(body).toEqual({ items: [], home: null, version: 0, rev: 0 })
  })

  it('are the list that an admin says, whole, with a new version; the same again makes none', async () => {
    const api = startApi()
    await api.call('PUT', PATH, { as: 'admin', body: { items: [MIRA] } })

    const change = { as: 'admin', body: { items: [NUTS, MIRA], version: 1 } } as const
    const answer = await api.call('PUT', PATH, change)
    const again = await api.call('PUT', PATH, { as: 'admin', body: { items: [NUTS, MIRA] } })

    const expected = { items: [NUTS, MIRA], home: null, version: 2, rev: 2 }
    expect(answer).toMatchObject({ status: 200, headers: { etag: '"2"' }, body: expected })
    expect(again.body).toEqual(expected)
    expect((await api.call('GET', PATH, { as: 'marketing' })).body).toEqual(expected)
  })

  it('keep their home for good, be it said here or heard of', async () => {
    const stores = createMemoryStores()
    const api = startApi(stores)

    const first = await api.call('PUT', PATH, { as: 'admin', body: { items: [NUTS, MIRA], home: 'mira' } })
    const other = await api.call('PUT', PATH, { as: 'admin', body: { items: [NUTS, MIRA], home: 'nuts' } })

    expect(first.body).toMatchObject({ home: 'mira' })
    expect(await stores.shops.findHome()).toBe('mira')
    expect(other).toMatchObject({ status: 400, body: { errors: [{ path: 'home', code: 'home-stands' }] } })
    expect((await api.call('PUT', PATH, { as: 'admin', body: { items: [NUTS] } })).body).toMatchObject({ home: 'mira' })
  })

  it('tell the home that was heard of by an event', async () => {
    const stores = createMemoryStores()
    await stores.shops.keepHome('heard')

    const { body } = await startApi(stores).call('GET', PATH, { as: 'support' })

    expect(body).toMatchObject({ home: 'heard', version: 0 })
  })

  it('stay where somebody else was first, and tell who changed them, without a number', async () => {
    const api = startApi()
    await api.call('PUT', PATH, { sub: 'li', body: { items: [NUTS] }, headers: { 'if-match': '"0"' } })

    const late = await api.call('PUT', PATH, { body: { items: [] }, headers: { 'if-match': '"0"' } })
    const older = await api.call('PUT', PATH, { as: 'admin', body: { items: [], version: 0 } })
    const { body: audit } = await api.call('GET', '/api/audit', { query: { subject: 'settings' } })

    expect(late).toMatchObject({ status: 412, body: { current: { items: [NUTS], version: 1 } } })
    expect(older.status).toBe(412)
    const shop = { id: 'nuts', name: '坚果小铺', hotline: true }
    expect(audit).toMatchObject({
      items: [{ by: 'admin/li', what: 'settings.shops-changed', before: { shops: [] }, after: { shops: [shop] } }],
    })
    expect(JSON.stringify(audit)).not.toContain('400-000')
  })

  it.each([
    [{}, 'items', 'invalid_type'],
    [{ items: [{ id: 'a' }] }, 'items.0.name', 'invalid_type'],
    [{ items: [{ id: 'a', name: ' ' }] }, 'items.0.name', 'too_small'],
    [{ items: [{ id: 'a', name: '加微信abc888' }] }, 'items.0.name', 'lure'],
    [{ items: [MIRA, { id: 'a', name: '客服19900000000' }] }, 'items.1.name', 'lure'],
    [{ items: [{ ...MIRA, signature: 'bad.example' }] }, 'items.0.signature', 'lure'],
    [{ items: [{ ...MIRA, signature: '【Mira】' }] }, 'items.0.signature', 'invalid_format'],
    [{ items: [{ ...MIRA, hotline: 'call us' }] }, 'items.0.hotline', 'not-a-number'],
    [{ items: [{ ...MIRA, hotline: '12' }] }, 'items.0.hotline', 'too_small'],
    [{ items: [{ ...MIRA, hotline: '1234567890123456' }] }, 'items.0.hotline', 'not-a-number'],
    [{ items: [{ ...MIRA, hours: { days: [1], from: '18:00', until: '09:00' } }] }, 'items.0.hours.until', 'custom'],
    [{ items: [{ ...MIRA, cutOffs: [{ time: '25:00', days: [1] }] }] }, 'items.0.cutOffs.0.time', 'invalid_format'],
    [{ items: [MIRA, MIRA] }, 'items.1.id', 'repeated'],
    [{ items: [{ id: 'default', name: 'Mira' }] }, 'items.0.id', 'reserved'],
    [{ items: [MIRA], home: 'nuts' }, 'home', 'unknown-shop'],
  ])('are not %j', async (body, path, code) => {
    const stores = createMemoryStores()

    const answer = await startApi(stores).call('PUT', PATH, { as: 'admin', body })

    expect(answer).toMatchObject({ status: 400, body: { errors: [{ path, code }] } })
    expect(await stores.shops.findSettings()).toBeUndefined()
    expect(await stores.shops.findHome()).toBeUndefined()
  })
})
