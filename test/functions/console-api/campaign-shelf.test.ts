import { describe, expect, it } from 'vitest'
import { CampaignView } from '#shared/contracts/console-api/campaign.ts'
import { listOf } from '#shared/contracts/console-api/list.ts'
import { aRun } from '../../builders/campaign.ts'
import { type Api, startApi } from './api.ts'

async function make(api: Api, body: object = {}): Promise<CampaignView> {
  return CampaignView.parse(
    (await api.call('POST', '/api/campaigns', { body: { kind: 'birthday-greeting', ...body } })).body,
  )
}

async function listed(api: Api, query: Record<string, string> = {}): Promise<string[]> {
  const { body } = await api.call('GET', '/api/campaigns', { query })
  return listOf(CampaignView)
    .parse(body)
    .items.map(({ id }) => id)
}

const audited = async (api: Api, id: string) =>
  (await api.audit.list({ subject: id }, { limit: 10 })).items.map(({ by, what }) => `${by} ${what}`)
const at = (rev: number) => ({ 'if-match': `"${rev}"` })

describe('deleting a campaign', () => {
  it('takes a draft away for good, and the audit keeps who did it and what it said', async () => {
    const api = startApi()
    const { id, name } = await make(api)

    const answer = await api.call('DELETE', `/api/campaigns/${id}`, { as: 'marketing', sub: 'li' })

    expect(answer).toMatchObject({ status: 200, body: { id, name, state: 'draft' } })
    expect(await api.call('GET', `/api/campaigns/${id}`)).toMatchObject({ status: 404 })
    expect(await listed(api)).toEqual([])
    expect(await audited(api, id)).toEqual(['marketing/li campaign.deleted', 'admin/user-1 campaign.created'])
    const { items } = await api.audit.list({ subject: id }, { limit: 1 })
    expect(items[0]).toMatchObject({ before: { name, state: 'draft' }, after: null })
    expect(await api.call('DELETE', `/api/campaigns/${id}`)).toMatchObject({ status: 404 })
  })

  it.each(['activate', 'stop'])('is refused after %s, and nothing is changed', async (step) => {
    const api = startApi()
    const { id } = await make(api)
    await api.call('POST', `/api/campaigns/${id}/${step}`)

    expect(await api.call('DELETE', `/api/campaigns/${id}`)).toMatchObject({ status: 409 })
    expect(await listed(api)).toEqual([id])
    expect(await audited(api, id)).not.toContain('admin/user-1 campaign.deleted')
  })

  it('is refused where another revision stands than If-Match names', async () => {
    const api = startApi()
    const { id, rev } = await make(api)
    await api.call('PATCH', `/api/campaigns/${id}`, { body: { name: '乙' } })

    const answer = await api.call('DELETE', `/api/campaigns/${id}`, { headers: at(rev) })

    expect(answer).toMatchObject({ status: 412, body: { current: { name: '乙' } } })
    expect(await listed(api)).toEqual([id])
  })

  it('leaves a draft alone that is activated at that moment', async () => {
    const api = startApi()
    const { id } = await make(api)
    const remove = api.campaigns.remove.bind(api.campaigns)
    api.campaigns.remove = async (campaign) => {
      await api.campaigns.save({ ...campaign, state: 'active', rev: campaign.rev + 1 }, campaign.rev)
      return remove(campaign)
    }

    expect(await api.call('DELETE', `/api/campaigns/${id}`)).toMatchObject({ status: 409 })
    expect(await listed(api)).toEqual([id])
  })
})

describe('copying a campaign', () => {
  it.each([
    ['七夕问候', '七夕问候（副本）'],
    ['Spring', 'Spring (copy)'],
    ['春'.repeat(80), `${'春'.repeat(76)}（副本）`],
  ])('makes a draft of %j that says the same', async (name, copied) => {
    const api = startApi()
    const body = { name, template: { zh: '{{name}}，生日快乐！' }, audience: { tags: ['vip'] } }
    const first = await make(api, body)
    await api.call('POST', `/api/campaigns/${first.id}/stop`)

    const answer = await api.call('POST', `/api/campaigns/${first.id}/copy`, { as: 'marketing', sub: 'li' })

    expect(answer.status).toBe(201)
    const copy = CampaignView.parse(answer.body)
    const { template, audience, settings, kind } = first
    expect(copy).toMatchObject({ name: copied, template, audience, settings, kind, state: 'draft', version: 1 })
    expect(copy.id).not.toBe(first.id)
    expect(copy.editedBy).toBe('marketing/li')
    expect(await audited(api, copy.id)).toEqual(['marketing/li campaign.copied'])
  })

  it('makes one copy for requests of one Idempotency-Key', async () => {
    const api = startApi()
    const { id } = await make(api)
    const headers = { 'idempotency-key': 'once' }

    const one = await api.call('POST', `/api/campaigns/${id}/copy`, { headers })
    const again = await api.call('POST', `/api/campaigns/${id}/copy`, { headers })

    expect(again.body).toEqual(one.body)
    expect(await listed(api)).toHaveLength(2)
  })
})

describe('archiving a campaign', () => {
  it('leaves a stopped one out of the list, to be found among the archived', async () => {
    const api = startApi()
    const { id } = await make(api)
    const other = await make(api)
    await api.call('POST', `/api/campaigns/${id}/stop`)

    const answer = await api.call('POST', `/api/campaigns/${id}/archive`, { as: 'marketing', sub: 'li' })
    const repeat = await api.call('POST', `/api/campaigns/${id}/archive`)

    expect(answer).toMatchObject({ status: 200, body: { state: 'stopped', archivedAt: '2026-12-01T01:00:00.000Z' } })
    expect(repeat.body).toEqual(answer.body)
    expect(await listed(api)).toEqual([other.id])
    expect(await listed(api, { archived: 'true' })).toEqual([id])
    expect((await audited(api, id))[0]).toBe('marketing/li campaign.archived')
  })

  it('fills pages with what is shown, however many are not', async () => {
    const api = startApi()
    const made = []
    for (let n = 0; n < 8; n += 1) made.push(await make(api))
    for (const { id } of made.slice(1, 7)) await api.call('POST', `/api/campaigns/${id}/archive`)

    expect(new Set(await listed(api, { limit: '2' }))).toEqual(new Set([made[0]?.id, made[7]?.id]))
  })

  it('shows a draft again that is activated', async () => {
    const api = startApi()
    const { id } = await make(api)
    await api.call('POST', `/api/campaigns/${id}/archive`)

    await api.call('POST', `/api/campaigns/${id}/activate`)

    expect(await listed(api)).toEqual([id])
  })

  it('is refused while it may text people, and taken once its last date is sent', async () => {
    const api = startApi()
    const { id } = await make(api, { kind: 'holiday-greeting', settings: { date: '2026-12-02' } })
    await api.call('POST', `/api/campaigns/${id}/activate`)
    const campaign = CampaignView.parse((await api.call('GET', `/api/campaigns/${id}`)).body)
    expect(campaign.state).toBe('active')
    const archive = () => api.call('POST', `/api/campaigns/${id}/archive`)

    expect(await archive()).toMatchObject({ status: 409 })
    api.setNow('2026-12-03T00:00:00Z')
    const [found] = await api.campaigns.list()
    if (found === undefined) throw new Error('made above')
    const run = aRun({ campaignId: found.id, kind: 'holiday-greeting' })
    await api.runs.saveRun(run, 'absent')
    expect(await archive()).toMatchObject({ status: 409 })
    await api.runs.saveRun({ ...run, state: 'closed', rev: 2 }, 1)
    expect(await archive()).toMatchObject({ status: 200, body: { state: 'active' } })
  })
})
