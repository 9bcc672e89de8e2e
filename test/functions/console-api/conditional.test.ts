import { describe, expect, it } from 'vitest'
import { createMemoryStores } from '#shared/adapters/memory/stores.ts'
import { CampaignView } from '#shared/contracts/console-api/campaign.ts'
import { ContactView } from '#shared/contracts/console-api/contact.ts'
import { LineView } from '#shared/contracts/console-api/line.ts'
import { Problem } from '#shared/contracts/console-api/problem.ts'
import { aContact } from '../../builders/contact.ts'
import { type Api, type Call, startApi } from './api.ts'

async function aCampaign(api: Api): Promise<CampaignView> {
  const { body } = await api.call('POST', '/api/campaigns', { body: { kind: 'birthday-greeting' } })
  return CampaignView.parse(body)
}

const at = (rev: number | string): NonNullable<Call['headers']> => ({
  'if-match': typeof rev === 'number' ? `"${rev}"` : rev,
})

describe('two people who edit one campaign', () => {
  it('are told apart: the second gets 412 with what stands now, and nothing of theirs is kept', async () => {
    const api = startApi()
    const { id, rev } = await aCampaign(api)
    const path = `/api/campaigns/${id}`

    const first = await api.call('PATCH', path, { sub: 'li', body: { name: '甲' }, headers: at(rev) })
    const second = await api.call('PATCH', path, { sub: 'wang', body: { name: '乙' }, headers: at(rev) })

    expect(first).toMatchObject({ status: 200, headers: { etag: `"${rev + 1}"` }, body: { name: '甲', rev: rev + 1 } })
    expect(second).toMatchObject({ status: 412, headers: { etag: `"${rev + 1}"` } })
    const { type, current } = Problem.parse(second.body)
    expect(type).toBe('urn:carillon:problem:changed-meanwhile')
    expect(CampaignView.parse(current)).toMatchObject({ name: '甲', rev: rev + 1, changedBy: 'admin/li' })
    expect((await api.call('GET', path)).body).toMatchObject({ name: '甲' })
  })

  it('overwrite each other where they name no revision, as ever', async () => {
    const api = startApi()
    const { id } = await aCampaign(api)
    await api.call('PATCH', `/api/campaigns/${id}`, { body: { name: '甲' } })

    expect((await api.call('PATCH', `/api/campaigns/${id}`, { body: { name: '乙' } })).body).toMatchObject({
      name: '乙',
    })
  })

  it.each(['activate', 'pause', 'stop'])('cannot %s what is not any more what they saw', async (step) => {
    const api = startApi()
    const { id, rev } = await aCampaign(api)
    await api.call('POST', `/api/campaigns/${id}/activate`)

    const answer = await api.call('POST', `/api/campaigns/${id}/${step}`, { headers: at(rev) })

    expect(answer.status).toBe(412)
    expect((await api.call('GET', `/api/campaigns/${id}`)).body).toMatchObject({ state: 'active', rev: rev + 1 })
  })
})

describe('If-Match', () => {
  it.each([
    ['"1"', 200],
    ['W/"1"', 200],
    ['1', 200],
    ['*', 200],
    ['"7", "1"', 200],
    ['"7"', 412],
    ['"abc"', 412],
    ['""', 412],
    ['', 400],
    ['abc', 400],
    ['"1', 400],
    ['1,,2', 400],
    ['-1', 400],
    ['9'.repeat(400), 400],
    [Array.from({ length: 21 }, (_, n) => `"${n}"`).join(), 400],
  ])('%j on revision 1 is answered %d, and only 200 changes anything', async (header, status) => {
    const api = startApi()
    const { id } = await aCampaign(api)

    const answer = await api.call('PATCH', `/api/campaigns/${id}`, { body: { name: '新名' }, headers: at(header) })

    expect(answer.status).toBe(status)
    const { name } = CampaignView.parse((await api.call('GET', `/api/campaigns/${id}`)).body)
    expect(name === '新名').toBe(status === 200)
  })

  it('holds for words on consent', async () => {
    const api = startApi()
    await api.contacts.save(aContact({ id: 'C00009' }), 'absent')
    const stale = { as: 'support', body: { note: '来电' }, headers: at(7) } as const

    expect(await api.call('POST', '/api/contacts/C00009/opt-in', stale)).toMatchObject({
      status: 412,
      body: { current: { id: 'C00009', rev: 1 } },
    })
    expect((await api.call('POST', '/api/contacts/C00009/opt-out', stale)).status).toBe(412)
    const done = await api.call('POST', '/api/contacts/C00009/opt-out', { ...stale, headers: at(1) })
    expect(done).toMatchObject({ status: 200, headers: { etag: '"2"' } })
    expect(ContactView.parse(done.body).optOut).not.toBeNull()
  })

  it('holds for the line, whose revision is not moved by what is sent meanwhile', async () => {
    const stores = createMemoryStores()
    const api = startApi(stores)
    const first = LineView.parse(
      (await api.call('PATCH', '/api/line', { body: { dailyBudgetMicros: 1_000_000 } })).body,
    )
    const line = await stores.lines.find('test')
    if (line === undefined) throw new Error('the line is kept')
    await stores.lines.save({ ...line, spent: { day: '2026-12-01', micros: 500 }, rev: line.rev + 1 }, line.rev)

    const change = (budget: number) =>
      api.call('PATCH', '/api/line', { body: { dailyBudgetMicros: budget }, headers: at(first.rev) })

    expect((await change(2_000_000)).status).toBe(200)
    expect(await change(3_000_000)).toMatchObject({ status: 412, body: { current: { dailyBudgetMicros: 2_000_000 } } })
  })

  it('tags whatever has a revision, and no list', async () => {
    const api = startApi()
    const { id, rev } = await aCampaign(api)

    expect((await api.call('GET', `/api/campaigns/${id}`)).headers).toMatchObject({ etag: `"${rev}"` })
    expect((await api.call('GET', '/api/campaigns')).headers).not.toHaveProperty('etag')
    expect((await api.call('GET', '/api/line')).headers).toMatchObject({ etag: '"0"' })
  })
})
