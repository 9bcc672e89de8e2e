import { describe, expect, it } from 'vitest'
import { createMemoryStores } from '#shared/adapters/memory/stores.ts'
import { startApi } from './api.ts'

const HOURS = '/api/settings/hours'
const CAPS = '/api/settings/caps'
const NARROW = {
  country: 'CN',
  category: 'marketing',
  windows: [{ days: [1, 2, 3, 4, 5], from: '10:00', until: '18:00' }],
  holidays: false,
}

describe('policies over the API', () => {
  it('tell every preset with its words and sources', async () => {
    const { body } = await startApi().call('GET', '/api/policies', { as: 'marketing' })

    expect(body).toMatchObject({ version: '2.0', members: expect.arrayContaining(['DE', 'FR']) })
    expect(body).toMatchObject({
      items: expect.arrayContaining([
        expect.objectContaining({
          country: 'EU',
          category: 'marketing',
          words: {
            zh: '周一至周六 08:00–20:00，公共假日不发；每个号码每天最多 1 条、31 天内最多 4 条',
            en: 'Mon–Sat 08:00–20:00, not on public holidays; each number at most 1 a day, 4 in 31 days',
          },
          sources: expect.arrayContaining([
            expect.objectContaining({ readOn: '2026-11-22', zh: expect.stringContaining('法国') }),
          ]),
        }),
      ]),
    })
  })

  it('keep a company’s hours and caps beside each other, and tell the line', async () => {
    const stores = createMemoryStores()
    const api = startApi(stores)

    const hours = await api.call('PUT', HOURS, { as: 'admin', body: { items: [NARROW] } })
    const caps = await api.call('PUT', CAPS, {
      as: 'admin',
      body: { items: [{ country: 'CN', category: 'marketing', perMonth: 2 }], perNumberAndDay: 5 },
    })
    const again = await api.call('PUT', HOURS, { as: 'admin', body: { items: [NARROW] } })

    expect(hours).toMatchObject({ status: 200, headers: { etag: '"1"' }, body: { items: [NARROW], version: 1 } })
    expect(caps).toMatchObject({ status: 200, body: { perNumberAndDay: 5, version: 2 } })
    expect(again.body).toMatchObject({ version: 2 })
    expect((await api.call('GET', CAPS, { as: 'support' })).body).toMatchObject({ perNumberAndDay: 5, version: 2 })
    expect((await api.call('GET', '/api/policies', { as: 'support' })).body).toMatchObject({ version: '2.2' })
    const { body: line } = await api.call('GET', '/api/audit', { query: { subject: 'settings' } })
    expect(line).toMatchObject({ items: [{ what: 'settings.caps-changed' }, { what: 'settings.hours-changed' }] })
  })

  it('say since when the company’s own hold, and who set them', async () => {
    const api = startApi()
    const before = await api.call('GET', HOURS, { as: 'support' })

    const { body } = await api.call('PUT', HOURS, { as: 'admin', sub: 'li', body: { items: [NARROW] } })

    const { changedAt } = body as { changedAt: string }
    expect(before.body).toMatchObject({ changedAt: null, changedBy: null })
    expect(body).toMatchObject({ changedAt: expect.stringMatching(/^\d{4}-.*Z$/), changedBy: 'admin/li' })
    expect((await api.call('GET', CAPS, { as: 'support' })).body).toMatchObject({ changedAt, changedBy: 'admin/li' })
  })

  it('refuse what is looser than the preset, with its row', async () => {
    const api = startApi()
    const looser = { ...NARROW, holidays: true, windows: [{ days: [7], from: '08:00', until: '18:00' }] }

    const hours = await api.call('PUT', HOURS, { as: 'admin', body: { items: [NARROW, looser] } })
    const caps = await api.call('PUT', CAPS, {
      as: 'admin',
      body: { items: [{ country: 'FR', category: 'marketing', perDay: 2 }] },
    })

    expect(hours).toMatchObject({
      status: 400,
      body: {
        errors: [{ path: 'items.1.windows', code: 'looser-than-preset' }],
        presets: [{ country: 'CN', category: 'marketing', windows: [{ from: '09:00', until: '21:00' }] }],
      },
    })
    expect(caps).toMatchObject({ status: 400, body: { errors: [{ path: 'items.0' }], presets: [{ country: 'EU' }] } })
    expect((await api.call('GET', HOURS, { as: 'admin' })).body).toMatchObject({ items: [], version: 0 })
  })

  it('stay where somebody else was first', async () => {
    const api = startApi()
    await api.call('PUT', HOURS, { as: 'admin', body: { items: [NARROW] } })

    const late = await api.call('PUT', HOURS, { as: 'admin', body: { items: [] }, headers: { 'if-match': '"0"' } })
    const older = await api.call('PUT', CAPS, { as: 'admin', body: { items: [], version: 0 } })

    expect(late).toMatchObject({ status: 412, body: { current: { items: [NARROW], version: 1 } } })
    expect(older.status).toBe(412)
  })

  it.each([
    [{ items: [{ ...NARROW, windows: [] }] }, 'items.0.windows'],
    [{ items: [{ ...NARROW, country: 'China' }] }, 'items.0.country'],
    [{ items: [{ ...NARROW, windows: [{ days: [1, 1], from: '10:00', until: '12:00' }] }] }, 'items.0.windows.0.days'],
  ])('name the fault of %j', async (body, path) => {
    const answer = await startApi().call('PUT', HOURS, { as: 'admin', body })

    expect(answer).toMatchObject({ status: 400, body: { errors: [expect.objectContaining({ path })] } })
  })
})
