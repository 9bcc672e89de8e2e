import { describe, expect, it } from 'vitest'
import { AudiencePreviewView, SavedAudienceView } from '#shared/contracts/console-api/audience.ts'
import { CampaignView } from '#shared/contracts/console-api/campaign.ts'
import { listOf } from '#shared/contracts/console-api/list.ts'
import { Problem } from '#shared/contracts/console-api/problem.ts'
import { aContact } from '../../builders/contact.ts'
import { aScenario } from '../../builders/scenario.ts'
import { type Api, startApi } from './api.ts'

async function save(api: Api, name: string, audience: Record<string, unknown> = {}) {
  return api.call('POST', '/api/audiences', { as: 'marketing', body: { name, audience } })
}

async function saved(api: Api, name: string, audience: Record<string, unknown> = {}): Promise<SavedAudienceView> {
  const answer = await save(api, name, audience)
  expect(answer.status).toBe(201)
  return SavedAudienceView.parse(answer.body)
}

const slugOf = (body: unknown) => Problem.parse(body).type.split(':').at(-1)
const pathsOf = (body: unknown) => (Problem.parse(body).errors ?? []).map(({ path }) => path)

describe('saved audiences', () => {
  it('are listed by name, page by page', async () => {
    const api = startApi()
    for (const name of ['C', 'A', 'B']) await saved(api, name)
    const list = async (query: Record<string, string>) =>
      listOf(SavedAudienceView).parse((await api.call('GET', '/api/audiences', { query })).body)

    const first = await list({ limit: '2' })
    const second = await list({ limit: '2', cursor: first.next ?? '' })

    expect([first, second].map(({ items }) => items.map(({ name }) => name))).toEqual([['A', 'B'], ['C']])
    expect(second.next).toBeNull()
  })

  it('have names of their own, whatever the case or width of the letters', async () => {
    const api = startApi()
    await saved(api, 'VIP 客户')

    const { status, body } = await save(api, 'ｖip 客户')

    expect([status, slugOf(body), pathsOf(body)]).toEqual([409, 'name-taken', ['name']])
  })

  it('are changed condition by condition, over the revision that If-Match names', async () => {
    const api = startApi()
    const { id } = await saved(api, '华南', { regions: ['44'], tags: ['贵宾'] })
    const patch = (body: object, rev: number) =>
      api.call('PATCH', `/api/audiences/${id}`, { body, headers: { 'if-match': `"${rev}"` } })

    const renamed = await patch({ name: '广东', audience: { tags: [] } }, 1)
    const late = await patch({ name: '华南' }, 1)

    expect(renamed.body).toMatchObject({ name: '广东', audience: { regions: ['44'], tags: [] }, rev: 2 })
    expect([late.status, SavedAudienceView.parse(Problem.parse(late.body).current).name]).toEqual([412, '广东'])
  })

  it.each([
    ['a record', { path: 'record.placed', is: 'known' }, 'audience.where'],
    ['what nobody knows', { path: 'contact.shoeSize', is: 'known' }, 'audience.where.path'],
    [
      'a value that does not fit',
      { all: [{ path: 'contact.kind', is: 'less', value: 3 }] },
      'audience.where.all[0].is',
    ],
  ])('refuse conditions about %s with the path', async (_, where, path) => {
    const { status, body } = await save(startApi(), '条件', { where })

    expect([status, pathsOf(body).includes(path)]).toEqual([400, true])
  })

  it('may name others, one level deep', async () => {
    const api = startApi()
    const inner = await saved(api, 'inner')
    const outer = await saved(api, 'outer', { saved: [inner.id] })

    const deeper = await save(api, 'deeper', { saved: [outer.id] })
    const under = await api.call('PATCH', `/api/audiences/${inner.id}`, { body: { audience: { saved: [outer.id] } } })

    expect([deeper.status, pathsOf(deeper.body)]).toEqual([400, ['audience.saved[0]']])
    expect([under.status, pathsOf(under.body)]).toEqual([400, ['audience.saved[0]', 'audience.saved']])
  })

  it('stay while a campaign or another saved audience names them, and then go', async () => {
    const api = startApi()
    const { id } = await saved(api, '老客户')
    const outer = await saved(api, 'outer', { saved: [id] })
    const body = { kind: 'birthday-greeting', name: '生日', audience: { saved: [id] } }
    const campaign = CampaignView.parse((await api.call('POST', '/api/campaigns', { body })).body)

    const refused = await api.call('DELETE', `/api/audiences/${id}`)
    await api.call('DELETE', `/api/campaigns/${campaign.id}`)
    await api.call('DELETE', `/api/audiences/${outer.id}`)
    const gone = await api.call('DELETE', `/api/audiences/${id}`)

    expect([refused.status, slugOf(refused.body)]).toEqual([409, 'in-use'])
    expect(Problem.parse(refused.body).users).toEqual([
      { type: 'audience', id: outer.id, name: 'outer' },
      { type: 'campaign', id: campaign.id, name: '生日' },
    ])
    expect(gone.status).toBe(200)
    expect((await api.call('GET', `/api/audiences/${id}`)).status).toBe(404)
  })

  it('must be there where a campaign or a condition of a scenario names them', async () => {
    const api = startApi()
    const audience = { saved: ['grp_nothing'] }
    const scenario = aScenario({ only: { audience: 'grp_nothing' } })

    const named = await api.call('POST', '/api/campaigns', { body: { kind: 'birthday-greeting', audience } })
    const asked = await api.call('POST', '/api/campaigns', { body: { kind: 'custom', scenario } })

    expect([named, asked].map(({ body }) => pathsOf(body))).toEqual([['audience.saved[0]'], ['only.audience']])
  })

  it('are counted like any audience', async () => {
    const api = startApi()
    await api.contacts.save(aContact({ id: 'C1', tags: ['贵宾'] }), 'absent')
    await api.contacts.save(aContact({ id: 'C2', tags: [] }), 'absent')
    const { id } = await saved(api, '贵宾', { tags: ['贵宾'] })

    const { body } = await api.call('POST', '/api/audiences/preview', { body: { audience: { saved: [id] } } })

    expect(AudiencePreviewView.parse(body)).toMatchObject({ total: 1, sample: [{ contactId: 'C1' }] })
  })

  it('leave an entry for each change in the audit, without what conditions compare with', async () => {
    const api = startApi()
    const { id } = await saved(api, '某人', { where: { path: 'contact.name', is: 'equals', value: '朱慧' } })
    await api.call('DELETE', `/api/audiences/${id}`)

    const { body } = await api.call('GET', '/api/audit', { query: { subject: id } })

    expect(JSON.stringify(body)).not.toContain('朱慧')
    expect(body).toMatchObject({ items: [{ what: 'audience.deleted' }, { what: 'audience.created' }] })
  })
})
