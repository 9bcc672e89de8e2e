import { describe, expect, it } from 'vitest'
import { createMemoryStores } from '#shared/adapters/memory/stores.ts'
import { CampaignView } from '#shared/contracts/console-api/campaign.ts'
import { ImportCreated } from '#shared/contracts/console-api/import.ts'
import { listOf } from '#shared/contracts/console-api/list.ts'
import { Problem } from '#shared/contracts/console-api/problem.ts'
import { failingAt } from '../../builders/import-desk.ts'
import { type Answer, type Api, type Call, startApi } from './api.ts'

const KEY = '5f0c6c1e-2f6b-4a57-9d0e-0f7c7b5f5a11'
const BODY = { kind: 'birthday-greeting', name: '生日', settings: { time: '10:00' } }

function create(api: Api, call: Call & { key?: string } = {}): Promise<Answer> {
  const { key = KEY, ...rest } = call
  return api.call('POST', '/api/campaigns', { body: BODY, headers: { 'idempotency-key': key }, ...rest })
}

async function campaignsOf(api: Api): Promise<CampaignView[]> {
  return listOf(CampaignView).parse((await api.call('GET', '/api/campaigns')).body).items
}

describe('a create with an Idempotency-Key', () => {
  it('makes one campaign, and answers the first answer again whatever became of the campaign', async () => {
    const api = startApi()
    const first = await create(api)
    await api.call('POST', `/api/campaigns/${CampaignView.parse(first.body).id}/stop`)

    const again = await create(api)

    expect(again).toMatchObject({ status: 201, headers: { 'idempotent-replayed': 'true', etag: '"1"' } })
    expect(again.body).toEqual(first.body)
    expect(first.headers).not.toHaveProperty('idempotent-replayed')
    expect(await campaignsOf(api)).toHaveLength(1)
  })

  it('takes the same fields in another order for the same body', async () => {
    const api = startApi()
    await create(api)

    const again = await create(api, { body: { settings: { time: '10:00' }, name: '生日', kind: 'birthday-greeting' } })

    expect(again.status).toBe(201)
    expect(await campaignsOf(api)).toHaveLength(1)
  })

  it('refuses another body under the same key', async () => {
    const api = startApi()
    await create(api)

    const other = await create(api, { body: { ...BODY, name: '别的' } })

    expect(other).toMatchObject({ status: 422, type: 'application/problem+json' })
    expect(Problem.parse(other.body).type).toBe('urn:carillon:problem:key-reused')
    expect(await campaignsOf(api)).toHaveLength(1)
  })

  it('knows keys by their caller and by what they were sent to', async () => {
    const api = startApi()
    await create(api, { sub: 'li' })
    await create(api, { sub: 'wang' })
    const upload = await api.call('POST', '/api/imports', {
      ...{ sub: 'li', body: { what: 'contacts' }, headers: { 'idempotency-key': KEY } },
    })

    expect(upload.status).toBe(201)
    expect(await campaignsOf(api)).toHaveLength(2)
  })

  it('makes one of twins that come at the same moment', async () => {
    const api = startApi()

    const answers = await Promise.all([create(api), create(api), create(api)])

    expect(new Set(answers.map(({ body }) => CampaignView.parse(body).id)).size).toBe(1)
    expect(await campaignsOf(api)).toHaveLength(1)
    expect(await audited(api)).toBe(1)
  })

  it.each(['before', 'after'] as const)('heals when it was cut off %s the campaign was kept', async (when) => {
    const stores = createMemoryStores()
    const broken = startApi({ ...stores, campaigns: failingAt(stores.campaigns, 'save', 1, when) })
    const api = startApi(stores)

    expect((await create(broken)).status).toBe(500)
    expect((await create(api)).status).toBe(201)
    expect((await create(api)).status).toBe(201)
    expect(await campaignsOf(api)).toHaveLength(1)
    expect(await audited(api)).toBe(1)
  })

  it('heals when it was cut off before its answer was kept', async () => {
    const stores = createMemoryStores()
    const broken = startApi({ ...stores, requests: failingAt(stores.requests, 'save', 2, 'before') })
    const api = startApi(stores)
    await create(broken)

    const again = await create(api)

    expect(again.status).toBe(201)
    expect(await campaignsOf(api)).toMatchObject([{ id: CampaignView.parse(again.body).id }])
  })

  it('leaves the key free after a refusal', async () => {
    const api = startApi()
    const refused = await create(api, { body: { ...BODY, template: { zh: '{{nonsense}}' } } })
    const malformed = await create(api, { body: { ...BODY, colour: 'red' } })

    expect([refused.status, malformed.status]).toEqual([400, 400])
    expect((await create(api)).status).toBe(201)
  })

  it('is a new request two days later', async () => {
    const api = startApi()
    await create(api)
    api.setNow('2026-12-02T23:00:00Z')
    await create(api, { body: BODY })
    expect(await campaignsOf(api)).toHaveLength(1)

    api.setNow('2026-12-03T01:00:01Z')
    const { status } = await create(api, { body: { ...BODY, name: '别的' } })

    expect(status).toBe(201)
    expect(await campaignsOf(api)).toHaveLength(2)
  })

  it.each(['', 'x'.repeat(256), '钥匙', 'a\tb'])('refuses the key %j', async (key) => {
    const api = startApi()
    const answer = await create(api, { key })

    expect(answer.status).toBe(400)
    expect(Problem.parse(answer.body).errors).toMatchObject([{ path: 'Idempotency-Key' }])
    expect(await campaignsOf(api)).toEqual([])
  })

  it('without a key makes another each time', async () => {
    const api = startApi()
    await create(api, { headers: {} })
    await create(api, { headers: {} })

    expect(await campaignsOf(api)).toHaveLength(2)
  })
})

describe('an upload with an Idempotency-Key', () => {
  it('is one import, with an address for its file that is valid now', async () => {
    const stores = createMemoryStores()
    const api = startApi(stores)
    const begin = () =>
      api.call('POST', '/api/imports', { body: { what: 'instalments' }, headers: { 'idempotency-key': KEY } })

    const [first, again] = [await begin(), await begin()].map(({ body }) => ImportCreated.parse(body))

    expect(again).toEqual(first)
    expect((await stores.audit.list({ what: 'import.created' }, { limit: 10 })).items).toHaveLength(1)
  })
})

async function audited(api: Api): Promise<number> {
  return (await api.audit.list({ what: 'campaign.created' }, { limit: 100 })).items.length
}
