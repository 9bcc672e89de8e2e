import { describe, expect, it } from 'vitest'
import { startApi } from './api.ts'

const PATH = '/api/settings/countries'

describe('the countries over the API', () => {
  it('are those of the stage before anybody has said', async () => {
    const { body } = await startApi().call('GET', PATH, { as: 'support' })

    expect(body).toEqual({ allowed: ['CN'], version: 0 })
  })

  it('are what an admin says, each once, with a new version; the same again makes none', async () => {
    const api = startApi()

    const change = { as: 'admin', body: { allowed: ['US', 'CN', 'US'] } } as const
    const answers = [await api.call('PUT', PATH, change), await api.call('PUT', PATH, change)]

    for (const { status, body } of answers) {
      expect(status).toBe(200)
      expect(body).toEqual({ allowed: ['CN', 'US'], version: 1 })
    }
    expect((await api.call('GET', PATH, { as: 'marketing' })).body).toEqual({ allowed: ['CN', 'US'], version: 1 })
  })

  it('stay where somebody else was first', async () => {
    const api = startApi()
    await api.call('PUT', PATH, { as: 'admin', body: { allowed: ['CN', 'SG'], version: 0 } })

    const { status, body } = await api.call('PUT', PATH, { as: 'admin', body: { allowed: ['CN', 'DE'], version: 0 } })

    expect(status).toBe(409)
    expect(body).toMatchObject({ detail: 'Somebody changed it: version 1 stands. Read it again.' })
    expect((await api.call('GET', PATH, { as: 'admin' })).body).toEqual({ allowed: ['CN', 'SG'], version: 1 })
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
