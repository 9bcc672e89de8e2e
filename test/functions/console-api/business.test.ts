import { describe, expect, it } from 'vitest'
import { startApi } from './api.ts'

const PATH = '/api/settings/business'

describe('the line of business', () => {
  it('is asked until somebody has said it', async () => {
    const { body } = await startApi().call('GET', PATH, { as: 'support' })

    expect(body).toEqual({ line: null, version: 0, rev: 0 })
  })

  it('is what marketing says, with who said it; the same again makes no version', async () => {
    const api = startApi()
    const change = { as: 'marketing', sub: 'li', body: { line: 'lender' } } as const

    await api.call('PUT', PATH, change)
    const { body } = await api.call('PUT', PATH, change)

    expect(body).toEqual({ line: 'lender', version: 1, rev: 1 })
    expect((await api.call('GET', '/api/audit', { as: 'admin', query: { subject: 'settings' } })).body).toMatchObject({
      items: [{ by: 'marketing/li', before: { line: null }, after: { line: 'lender' } }],
    })
  })

  it('stays where If-Match names another version', async () => {
    const api = startApi()
    await api.call('PUT', PATH, { body: { line: 'shop' }, headers: { 'if-match': '"0"' } })

    const second = await api.call('PUT', PATH, { body: { line: 'service' }, headers: { 'if-match': '"0"' } })

    expect(second).toMatchObject({ status: 412, body: { current: { line: 'shop' } } })
  })
})
