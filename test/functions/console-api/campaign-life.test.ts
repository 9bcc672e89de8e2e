import { describe, expect, it } from 'vitest'
import { CampaignView } from '#shared/contracts/console-api/campaign.ts'
import { Problem } from '#shared/contracts/console-api/problem.ts'
import { CampaignId } from '#shared/contracts/ids.ts'
import { type Api, startApi } from './api.ts'

async function create(api: Api, body: object): Promise<CampaignView> {
  const answer = await api.call('POST', '/api/campaigns', { as: 'marketing', body })
  expect(answer.status).toBe(201)
  return CampaignView.parse(answer.body)
}

async function move(api: Api, id: string, verb: 'activate' | 'pause' | 'stop'): Promise<CampaignView> {
  const answer = await api.call('POST', `/api/campaigns/${id}/${verb}`, { as: 'marketing' })
  expect(answer.status).toBe(200)
  return CampaignView.parse(answer.body)
}

async function change(api: Api, id: string, body: object): Promise<CampaignView> {
  const answer = await api.call('PATCH', `/api/campaigns/${id}`, { as: 'marketing', body })
  expect(answer.status).toBe(200)
  return CampaignView.parse(answer.body)
}

describe('the life of a campaign', () => {
  it('changes a draft in place', async () => {
    const api = startApi()
    const { id } = await create(api, { kind: 'birthday-greeting' })

    const changed = await change(api, id, { name: '生日', settings: { time: '10:00' } })

    expect(changed).toMatchObject({ state: 'draft', version: 1, name: '生日', settings: { time: '10:00' } })
    expect(api.schedules.standing).toEqual([])
  })

  it('sends from its activation on, in every zone where contacts live', async () => {
    const api = startApi()
    await api.contacts.addZone('America/New_York')
    const { id } = await create(api, { kind: 'birthday-greeting' })

    const active = await move(api, id, 'activate')

    expect(active).toMatchObject({ state: 'active', version: 1, activeSince: '2026-12-01T01:00:00.000Z' })
    expect(api.schedules.standing.map(({ part, zone }) => `${part} ${zone}`).toSorted()).toEqual([
      'digest America/New_York',
      'digest Asia/Shanghai',
      'greeting America/New_York',
      'greeting Asia/Shanghai',
    ])
  })

  it('keeps the content that it is active with', async () => {
    const api = startApi()
    const { id } = await create(api, { kind: 'birthday-greeting' })

    await move(api, id, 'activate')

    const kept = await api.campaigns.findVersion(CampaignId.parse(id), 1)
    expect(kept).toMatchObject({ name: '生日祝福', settings: { time: '09:00' } })
  })

  it('answers a second activation unchanged, and puts back schedules that a crash left out', async () => {
    const api = startApi()
    const { id } = await create(api, { kind: 'holiday-greeting' })
    const first = await move(api, id, 'activate')
    await api.schedules.removeAll(first.id)
    api.setNow('2026-12-02T01:00:00Z')

    const second = await move(api, id, 'activate')

    expect(second).toEqual(first)
    expect(api.schedules.standing).toHaveLength(1)
  })

  it('makes a new version of an active one, keeps both, and fires at the new hour', async () => {
    const api = startApi()
    const { id } = await create(api, { kind: 'repayment-reminder' })
    await move(api, id, 'activate')

    const changed = await change(api, id, { settings: { time: '10:30' } })

    expect(changed).toMatchObject({ state: 'active', version: 2, activeSince: '2026-12-01T01:00:00.000Z' })
    expect(api.schedules.standing).toMatchObject([{ rule: { time: '10:30', monthDays: [1, 5, 8] } }])
    expect(await api.campaigns.findVersion(CampaignId.parse(id), 1)).toMatchObject({ settings: { time: '09:00' } })
    expect(await api.campaigns.findVersion(CampaignId.parse(id), 2)).toMatchObject({ settings: { time: '10:30' } })
  })

  it('makes no version of a change that changes nothing', async () => {
    const api = startApi()
    const { id } = await create(api, { kind: 'repayment-reminder' })
    await move(api, id, 'activate')

    const changed = await change(api, id, { settings: { time: '09:00' }, name: '还款提醒' })

    expect(changed).toMatchObject({ version: 1 })
  })

  it('never gives one version two contents, also when a change was cut off before it was saved', async () => {
    const api = startApi()
    const { id } = await create(api, { kind: 'repayment-reminder' })
    await move(api, id, 'activate')
    const save = api.campaigns.save.bind(api.campaigns)
    api.campaigns.save = () => Promise.reject(new Error('cut off'))
    await api.call('PATCH', `/api/campaigns/${id}`, { body: { name: '甲' } })
    api.campaigns.save = save

    const changed = await change(api, id, { name: '乙' })

    expect(changed).toMatchObject({ version: 3, name: '乙' })
    expect(await api.campaigns.findVersion(CampaignId.parse(id), 3)).toMatchObject({ name: '乙' })
  })

  it('decides again when somebody else wrote in between', async () => {
    const api = startApi()
    const { id } = await create(api, { kind: 'repayment-reminder' })
    const save = api.campaigns.save.bind(api.campaigns)
    api.campaigns.save = async (campaign, expectedRev) => {
      api.campaigns.save = save
      const standing = await api.campaigns.find(campaign.id)
      if (standing)
        await save({ ...standing, content: { ...standing.content, name: '甲' }, rev: standing.rev + 1 }, standing.rev)
      return save(campaign, expectedRev)
    }

    const changed = await change(api, id, { audience: { tags: ['vip'] } })

    expect(changed).toMatchObject({ name: '甲', audience: { tags: ['vip'] } })
  })

  it('pauses and goes on, asking for what it missed in between', async () => {
    const api = startApi()
    const { id } = await create(api, { kind: 'birthday-greeting' })
    await move(api, id, 'activate')

    const paused = await move(api, id, 'pause')
    const again = await move(api, id, 'pause')
    expect(paused).toMatchObject({ state: 'paused', activeSince: '2026-12-01T01:00:00.000Z' })
    expect(again).toEqual(paused)
    expect(api.schedules.standing).toEqual([])

    api.setNow('2026-12-03T01:00:00Z')
    expect(await move(api, id, 'activate')).toMatchObject({ version: 1, activeSince: '2026-12-01T01:00:00.000Z' })
    expect(api.jobs.slice(-2)).toEqual([{ type: 'answer-missed', campaignId: id }, { type: 'wake-waiting' }])
  })

  it('is refused beside an active one that answers the same, with the id of that one', async () => {
    const api = startApi()
    const { id: first } = await create(api, { kind: 'repayment-reminder' })
    await move(api, first, 'activate')
    const { id: second } = await create(api, { kind: 'repayment-reminder', settings: { days: [8, 9] } })

    const { status, body } = await api.call('POST', `/api/campaigns/${second}/activate`)
    await change(api, second, { settings: { days: [9] } })
    await move(api, second, 'activate')
    const changed = await api.call('PATCH', `/api/campaigns/${second}`, { body: { settings: { days: [5, 9] } } })

    for (const problem of [body, changed.body].map((one) => Problem.parse(one))) {
      expect(problem).toMatchObject({ type: 'urn:carillon:problem:same-occasion', status: 409, campaignId: first })
      expect(problem.detail).toContain(first)
    }
    expect(status).toBe(409)
  })

  it('leaves the tags that it excepts as they are when a change gives other conditions', async () => {
    const api = startApi()
    const { id } = await create(api, { kind: 'birthday-greeting', audience: { exceptTags: ['贵宾'] } })

    const changed = await change(api, id, { audience: { tags: ['新客'] } })

    expect(changed.audience).toMatchObject({ tags: ['新客'], exceptTags: ['贵宾'] })
  })

  it('does not pause a draft', async () => {
    const api = startApi()
    const { id } = await create(api, { kind: 'birthday-greeting' })

    const { status, body } = await api.call('POST', `/api/campaigns/${id}/pause`)

    expect(status).toBe(409)
    expect(Problem.parse(body).type).toBe('urn:carillon:problem:conflict')
  })

  it('stops for good: schedules go, what is planned is cancelled, nothing can be changed', async () => {
    const api = startApi()
    const { id } = await create(api, { kind: 'birthday-greeting' })
    await move(api, id, 'activate')

    const stopped = await move(api, id, 'stop')

    expect(stopped).toMatchObject({ state: 'stopped', activeSince: null })
    expect(api.schedules.standing).toEqual([])
    expect(api.jobs).toEqual([
      { type: 'answer-missed', campaignId: id },
      { type: 'wake-waiting' },
      { type: 'cancel-planned', campaignId: id },
    ])
    expect(await move(api, id, 'stop')).toEqual(stopped)
    for (const [method, path] of [
      ['PATCH', ''],
      ['POST', '/activate'],
      ['POST', '/pause'],
    ] as const) {
      const { status, body } = await api.call(method, `/api/campaigns/${id}${path}`, { body: { name: '甲' } })
      expect(status).toBe(409)
      expect(Problem.parse(body).type).toBe('urn:carillon:problem:campaign-stopped')
    }
  })

  it('leaves no schedules behind when it is stopped while it is being activated', async () => {
    const api = startApi()
    const { id } = await create(api, { kind: 'birthday-greeting' })
    const list = api.schedules.list.bind(api.schedules)
    api.schedules.list = async () => {
      api.schedules.list = list
      await move(api, id, 'stop')
      return list()
    }

    await move(api, id, 'activate')

    expect(api.schedules.standing).toEqual([])
  })

  it.each([
    ['2026-11-30', 409],
    ['2026-12-01', 409],
    ['2026-12-02', 200],
  ])('at 09:00 on 2026-12-01 answers the activation of a greeting for %s with %d', async (date, status) => {
    const api = startApi()
    const { id } = await create(api, { kind: 'holiday-greeting', settings: { date } })

    expect(await api.call('POST', `/api/campaigns/${id}/activate`)).toMatchObject({ status })
  })
})
