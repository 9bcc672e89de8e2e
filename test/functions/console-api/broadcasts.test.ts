import { describe, expect, it } from 'vitest'
import { createMemoryStores } from '#shared/adapters/memory/stores.ts'
import { AudiencePreviewView } from '#shared/contracts/console-api/audience.ts'
import { CampaignView } from '#shared/contracts/console-api/campaign.ts'
import { ExplainAnswer } from '#shared/contracts/console-api/explain.ts'
import { Problem } from '#shared/contracts/console-api/problem.ts'
import { aCampaign } from '../../builders/campaign.ts'
import { aContact } from '../../builders/contact.ts'
import { type Answer, type Api, startApi } from './api.ts'

async function create(api: Api, given: object = {}, as: 'marketing' | 'admin' = 'marketing') {
  return api.call('POST', '/api/campaigns', { as, body: { kind: 'broadcast', ...given } })
}

async function draft(api: Api, given: object = {}, as: 'marketing' | 'admin' = 'marketing') {
  const { status, body } = await create(api, given, as)
  expect(status).toBe(201)
  return CampaignView.parse(body)
}

const change = (api: Api, id: string, body: object, as: 'marketing' | 'admin' = 'marketing') =>
  api.call('PATCH', `/api/campaigns/${id}`, { as, body })
const activate = (api: Api, id: string) => api.call('POST', `/api/campaigns/${id}/activate`, { as: 'marketing' })
const faultsOf = ({ status, body }: Answer) => [status, ...(Problem.parse(body).errors ?? []).map(({ path }) => path)]

describe('a broadcast over the API', () => {
  it('needs nothing but its kind to be made, and tells what is missing when it is tried out or activated', async () => {
    const api = startApi()
    const { id, settings, category } = await draft(api)

    const dryRun = await api.call('POST', `/api/campaigns/${id}/dry-runs`, { as: 'marketing' })

    expect(settings).toEqual({ date: null, time: '10:00', now: false, late: 'end-of-hours' })
    expect(category).toBe('marketing')
    expect(faultsOf(dryRun)).toEqual([400, 'settings.date'])
    expect(faultsOf(await activate(api, id))).toEqual([400, 'settings.date'])
  })

  it('goes on a date or now: saying one takes the other back, and both at once are refused', async () => {
    const api = startApi()
    const { id } = await draft(api, { settings: { date: '2026-12-05' } })
    const settingsAfter = async (settings: object) =>
      CampaignView.parse((await change(api, id, { settings })).body).settings

    expect(await settingsAfter({ now: true })).toMatchObject({ date: null, now: true })
    expect(await settingsAfter({ date: '2026-12-06' })).toMatchObject({ date: '2026-12-06', now: false })
    expect(faultsOf(await change(api, id, { settings: { date: '2026-12-06', now: true } }))).toEqual([
      400,
      'settings.now',
    ])
  })

  it('refuses a moment that has passed when it is set, and when it has passed until the activation', async () => {
    const api = startApi()
    const made = await create(api, { settings: { date: '2026-12-01', time: '08:59' } })
    const { id } = await draft(api, { settings: { date: '2026-12-01', time: '09:30' } })
    const moved = await change(api, id, { settings: { date: '2026-11-30' } })

    api.setNow('2026-12-01T02:00:00Z')
    const renamed = await change(api, id, { name: '搬家通知' })

    expect(faultsOf(made)).toEqual([400, 'settings.date'])
    expect(faultsOf(moved)).toEqual([400, 'settings.date'])
    expect(renamed.status).toBe(200)
    expect(await activate(api, id)).toMatchObject({ status: 409 })
  })

  it('is advertising unless an admin says otherwise, whose word stands when others change the rest', async () => {
    const api = startApi()
    const refused = await create(api, { category: 'transactional' })
    const { id, category } = await draft(api, { category: 'transactional' }, 'admin')

    const renamed = CampaignView.parse((await change(api, id, { name: '停水通知' })).body)
    const back = CampaignView.parse((await change(api, id, { category: 'marketing' })).body)

    expect(faultsOf(refused)).toEqual([400, 'category'])
    expect([category, renamed.category, back.category]).toEqual(['transactional', 'transactional', 'marketing'])
    expect(faultsOf(await change(api, id, { category: 'transactional' }))).toEqual([400, 'category'])
    expect(faultsOf(await change(api, id, { category: 'collection' }, 'admin'))).toEqual([400, 'category'])
  })

  it('leaves the category of other kinds alone', async () => {
    const api = startApi()
    const body = { kind: 'holiday-greeting', category: 'transactional' }

    expect(faultsOf(await api.call('POST', '/api/campaigns', { as: 'admin', body }))).toEqual([400, 'category'])
  })

  it('that goes at once asks for its run when it is activated, and cannot be sent again but as a copy', async () => {
    const api = startApi()
    const { id } = await draft(api, { settings: { now: true } })

    const activated = await activate(api, id)
    const moved = await change(api, id, { settings: { date: '2026-12-09' } })
    const copy = await api.call('POST', `/api/campaigns/${id}/copy`, { as: 'marketing' })

    expect(activated.status).toBe(200)
    expect(api.jobs).toContainEqual({ type: 'answer-missed', campaignId: id })
    expect(api.schedules.standing).toEqual([])
    expect(faultsOf(moved)).toEqual([400, 'settings.date'])
    expect(CampaignView.parse(copy.body)).toMatchObject({ state: 'draft', settings: { now: true } })
  })

  it('tells why a person does or does not get it on a day, and when it goes else', async () => {
    const api = startApi()
    await api.contacts.addZone('Asia/Shanghai')
    await api.contacts.save(aContact({ id: 'C1' }), 'absent')
    const { id } = await draft(api, { settings: { date: '2026-12-05' } })
    const unset = await draft(api)
    await activate(api, id)
    const explain = async (campaign: string, at: string) => {
      const { body } = await api.call('POST', '/api/explain', { as: 'support', body: { contact: 'C1', campaign, at } })
      return ExplainAnswer.parse(body).items.map(({ outcome, checks }) => [
        outcome,
        checks.find(({ result }) => result === 'no')?.code ?? null,
      ])
    }

    expect(await explain(id, '2026-12-05T01:00:00Z')).toEqual([['would-send', null]])
    expect(await explain(id, '2026-12-04T01:00:00Z')).toEqual([['would-not-send', 'fires-that-day']])
    expect(await explain(unset.id, '2026-12-04T01:00:00Z')).toEqual([['would-not-send', 'fires-that-day']])
  })

  it('counts in an audience by its category', async () => {
    const api = startApi()
    const consent = { marketing: 'refused' as const, at: null, source: 'none' as const }
    await api.contacts.save(aContact({ id: 'C1', consent }), 'absent')
    const sendable = async (category: string) => {
      const body = { kind: 'broadcast', category, audience: {} }
      const answer = await api.call('POST', '/api/audiences/preview', { as: 'marketing', body })
      return AudiencePreviewView.parse(answer.body).sendable
    }

    expect([await sendable('marketing'), await sendable('transactional')]).toEqual([0, 1])
  })

  it('checks a wording with the columns that it names', async () => {
    const api = startApi()
    const body = { kind: 'broadcast', text: '{{name}}，{{门店}}见。', language: 'zh' }

    const answer = await api.call('POST', '/api/templates/check', { as: 'marketing', body })

    expect(answer).toMatchObject({ status: 200, body: { faults: [], preview: { text: '王女士，ABC见。拒收请回复R' } } })
  })
})

describe('a holiday greeting over the API', () => {
  const settings = async (answer: Promise<Answer>) => CampaignView.parse((await answer).body).settings
  const greet = (api: Api, given: object) =>
    api.call('POST', '/api/campaigns', { as: 'marketing', body: { kind: 'holiday-greeting', settings: given } })

  it('names several festivals, or the one that earlier callers name, and answers them in one way', async () => {
    const api = startApi()
    const made = CampaignView.parse((await greet(api, { festivals: ['mid-autumn', 'qingming'] })).body)

    expect(made.settings).toMatchObject({ festivals: ['mid-autumn', 'qingming'] })
    expect(await settings(change(api, made.id, { settings: { festival: 'christmas' } }))).toMatchObject({
      festivals: ['christmas'],
    })
    expect(await settings(change(api, made.id, { settings: { time: '10:00' } }))).toMatchObject({
      festivals: ['christmas'],
    })
    expect(faultsOf(await greet(api, { festivals: ['qixi'], festival: 'laba' }))).toEqual([400, 'settings.festival'])
  })

  it('shows what an earlier release kept as it is said now, with the defaults of what that did not know', async () => {
    const stores = createMemoryStores()
    const content = { ...aCampaign().content, settings: { festival: 'laba', time: '10:00' } }
    const kept = aCampaign({ kind: 'holiday-greeting', content })
    await stores.campaigns.save(kept, 'absent')
    const api = startApi(stores)

    expect(await settings(api.call('GET', `/api/campaigns/${kept.id}`, { as: 'marketing' }))).toEqual({
      ...{ festivals: ['laba'], date: null, time: '10:00' },
      wish: { zh: '祝您一切顺心', en: 'Best wishes to you' },
    })
  })
})
