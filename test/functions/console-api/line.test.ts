import { describe, expect, it } from 'vitest'
import { startApi } from './api.ts'

describe('the line over the API', () => {
  it('is open before anything was sent or set, with the provider’s own pace', async () => {
    const { body } = await startApi().call('GET', '/api/line', { as: 'support' })

    expect(body).toMatchObject({ state: 'open', stop: null, fault: null, rates: { transactional: 100, bulk: 100 } })
    expect(body).toMatchObject({ dailyBudgetMicros: null, spentTodayMicros: 0 })
  })

  it('stopped by an admin, says to everybody who did it and why, until it is started again', async () => {
    const api = startApi()

    await api.call('POST', '/api/line/stop', { as: 'admin', body: { why: 'wrong price' } })
    await api.call('POST', '/api/line/stop', { as: 'admin', body: { why: 'again' } })

    const { body } = await api.call('GET', '/api/line', { as: 'marketing' })
    expect(body).toMatchObject({ state: 'stopped', stop: { why: 'wrong price', at: '2026-12-01T01:00:00.000Z' } })
    const started = await api.call('POST', '/api/line/start', { as: 'admin' })
    expect(started.body).toMatchObject({ state: 'open', stop: null })
    expect(api.jobs).toEqual([{ type: 'wake-waiting' }])
  })

  it('is not stopped without a reason', async () => {
    const { status, body } = await startApi().call('POST', '/api/line/stop', { as: 'admin', body: { why: ' ' } })

    expect(status).toBe(400)
    expect(body).toMatchObject({ errors: [{ path: 'why' }] })
  })

  it('takes another pace and budget, and keeps what is left out', async () => {
    const api = startApi()
    await api.call('PATCH', '/api/line', { as: 'admin', body: { rates: { transactional: 5, bulk: 15 } } })

    const { body } = await api.call('PATCH', '/api/line', { as: 'admin', body: { dailyBudgetMicros: 2_000_000 } })

    expect(body).toMatchObject({ rates: { transactional: 5, bulk: 15 }, dailyBudgetMicros: 2_000_000 })
  })
})
