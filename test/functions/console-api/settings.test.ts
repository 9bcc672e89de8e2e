import { describe, expect, it } from 'vitest'
import { startApi } from './api.ts'

const PATH = '/api/settings/countries'

describe('the countries over the API', () => {
  it('are those of the stage before anybody has said', async () => {
    const { body } = await startApi().call('GET', PATH, { as: 'support' })

    expect(body).toEqual({ allowed: ['CN'], version: 0, rev: 0 })
  })

  it('are what an admin says, each once, with a new version; the same again makes none', async () => {
    const api = startApi()

    const change = { as: 'admin', body: { allowed: ['US', 'CN', 'US'] } } as const
    const answers = [await api.call('PUT', PATH, change), await api.call('PUT', PATH, change)]

    for (const { status, body } of answers) {
      expect(status).toBe(200)
      expect(body).toEqual({ allowed: ['CN', 'US'], version: 1, rev: 1 })
    }
    expect((await api.call('GET', PATH, { as: 'marketing' })).body).toEqual({
      allowed: ['CN', 'US'],
      version: 1,
      rev: 1,
    })
  })

  it('stay where somebody else was first', async () => {
    const api = startApi()
    await api.call('PUT', PATH, { as: 'admin', body: { allowed: ['CN', 'SG'], version: 0 } })

    const { status, body } = await api.call('PUT', PATH, { as: 'admin', body: { allowed: ['CN', 'DE'], version: 0 } })

    expect(status).toBe(412)
    expect(body).toMatchObject({ current: { allowed: ['CN', 'SG'], version: 1 } })
    expect((await api.call('GET', PATH, { as: 'admin' })).body).toEqual({ allowed: ['CN', 'SG'], version: 1, rev: 1 })
  })

  it('stay where If-Match names another version, and tell who changed them', async () => {
    const api = startApi()
    const first = await api.call('PUT', PATH, { sub: 'li', body: { allowed: ['US'] }, headers: { 'if-match': '"0"' } })

    const second = await api.call('PUT', PATH, { body: { allowed: ['DE'] }, headers: { 'if-match': '"0"' } })

    expect(first).toMatchObject({ status: 200, headers: { etag: '"1"' } })
    expect(second).toMatchObject({ status: 412, headers: { etag: '"1"' }, body: { current: { allowed: ['US'] } } })
    expect((await api.call('GET', '/api/audit', { query: { subject: 'settings' } })).body).toMatchObject({
      items: [{ by: 'admin/li', before: { countries: ['CN'] }, after: { countries: ['US'] } }],
    })
  })

  it.each([
    [{ allowed: [] }, 'allowed'],
    [{ allowed: ['cn'] }, 'allowed.0'],
    [{ allowed: ['CN', 'ZZ', 'UK'] }, 'allowed'],
    [{}, 'allowed'],
    [{ allowed: ['CN'], except: ['US'] }, ''],
  ])('are not %j', async (body, path) => {
    const answer = await startApi().call('PUT', PATH, { as: 'admin', body })

    expect(answer.status).toBe(400)
    expect(answer.body).toMatchObject({ errors: [{ path: expect.stringContaining(path) }] })
  })
})
