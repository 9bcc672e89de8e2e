import { describe, expect, it } from 'vitest'
import { HomeView } from '#shared/contracts/console-api/home.ts'
import { defaultContent } from '#shared/domain/campaigns/campaign-content.ts'
import { kindOf } from '#shared/domain/scenarios/registry.ts'
import { aCampaign, aRun, campaignId } from '../../builders/campaign.ts'
import { aContact } from '../../builders/contact.ts'
import { aMessage } from '../../builders/message.ts'
import { anArrival, aSource } from '../../builders/source.ts'
import { type Api, startApi } from './api.ts'

const BODY = { type: 'paid', headers: {}, body: '{}' }

/** Of 2026-12-01 09:00 in Shanghai. */
async function openApi(fields: Parameters<typeof aCampaign>[0] = {}): Promise<Api> {
  const api = startApi()
  for (const kind of ['birthday-greeting', 'repayment-reminder', 'unpaid-order-nudge'] as const) {
    const id = campaignId(kind.split('-')[0] ?? '')
    await api.campaigns.save(aCampaign({ id, kind, content: defaultContent(kindOf(kind)), ...fields }), 'absent')
  }
  return api
}

async function readHome(api: Api): Promise<HomeView> {
  const answer = await api.call('GET', '/api/home', { as: 'support' })
  expect(answer.status).toBe(200)
  return HomeView.parse(answer.body)
}

describe('the first page', () => {
  it('sums up what the runs of today came to, and no run of another day', async () => {
    const api = await openApi()
    const runs = [
      aRun({ state: 'closed', planned: 3, counts: { delivered: 2, suppressed: 1 } }),
      aRun({ state: 'closed', planned: 1, counts: { delivered: 1 }, part: 'digest' }),
      aRun({ state: 'closed', planned: 9, counts: { delivered: 9 }, firedAt: new Date('2026-11-30T01:00:00Z') }),
    ]
    for (const run of runs) await api.runs.saveRun(run, 'absent')

    const home = await readHome(api)

    expect(home.runs).toEqual({
      fired: 2,
      planned: 4,
      counts: { delivered: 3, suppressed: 1 },
      isComplete: true,
    })
  })

  it('says so where more runs fired today than it counts', async () => {
    const api = await openApi()
    for (let minute = 0; minute < 21; minute += 1)
      await api.runs.saveRun(aRun({ firedAt: new Date(Date.UTC(2026, 11, 1, 0, minute)) }), 'absent')

    const home = await readHome(api)

    expect(home.runs.isComplete).toBe(false)
    expect(home.runs.fired).toBe(20)
  })

  it('foretells the coming 7 days of active campaigns that the clock starts', async () => {
    const api = await openApi()

    const { upcoming } = await readHome(api)

    const reminders = upcoming.filter(({ kind }) => kind === 'repayment-reminder').map(({ at }) => at)
    expect(reminders).toEqual(['2026-12-05T01:00:00.000Z', '2026-12-08T01:00:00.000Z'])
    const birthdays = upcoming.filter(({ kind, at }) => kind === 'birthday-greeting' && at.includes('T01:00'))
    expect(birthdays.map(({ at }) => at.slice(0, 10))).toEqual(
      ['02', '03', '04', '05', '06', '07', '08'].map((day) => `2026-12-${day}`),
    )
    expect(upcoming.map(({ kind }) => kind)).not.toContain('unpaid-order-nudge')
    expect(upcoming.map(({ at }) => at)).toEqual(upcoming.map(({ at }) => at).toSorted())
  })

  it('foretells nothing of drafts and of what is paused', async () => {
    const drafts = await readHome(await openApi({ state: 'draft', activeSince: null }))
    const paused = await readHome(await openApi({ state: 'paused' }))

    expect([...drafts.upcoming, ...paused.upcoming]).toEqual([])
  })

  it('knows whether anybody was ever taken in', async () => {
    const api = await openApi()
    const before = await readHome(api)
    await api.contacts.addZone('Asia/Shanghai')

    const after = await readHome(api)

    expect([before.hasContacts, after.hasContacts]).toEqual([false, true])
  })

  it('counts texts of events and of runs in today and in the 14 days, with their campaigns', async () => {
    const api = await openApi()
    await api.runs.saveRun(aRun({ state: 'closed', planned: 1, counts: { delivered: 1 } }), 'absent')
    const nudge = { campaignId: campaignId('unpaid'), occurrence: '2026-12-01#unpaid-order-nudge#SO-1#1', page: null }
    await api.messages.save(aMessage({ ...nudge, state: 'undelivered', reason: 'unreachable' }), 'absent')

    const home = await readHome(api)

    expect(home.days).toHaveLength(14)
    expect(home.days.at(-1)).toEqual({ date: '2026-12-01', counts: { delivered: 1, undelivered: 1 } })
    expect(home.campaigns.map(({ id }) => id).toSorted()).toEqual([campaignId('birthday'), campaignId('unpaid')])
    expect(home.failedShare).toBe(0.5)
    expect(home.todo).toContainEqual({ what: 'failing', share: 0.5 })
  })

  it('tells each role of what it can do something about', async () => {
    const api = await openApi({ state: 'draft', activeSince: null, changedAt: new Date('2026-11-20T00:00:00Z') })
    for (const id of ['C1', 'C2']) await api.contacts.save(aContact({ id }), 'absent')
    const what = async (as: 'marketing' | 'support') => {
      const answer = await api.call('GET', '/api/home', { as, query: { with: 'shared-numbers' } })
      return HomeView.parse(answer.body).todo.map((todo) => todo.what)
    }

    expect(new Set(await what('marketing'))).toEqual(new Set(['old-draft']))
    expect(await what('support')).toEqual(['shared-numbers'])
  })

  it('counts what a mapped webhook brought and nobody could read, until it is gone through', async () => {
    const api = startApi()
    const source = aSource()
    await api.sources.save(source, 'absent')
    for (const n of [1, 2]) await api.sources.saveArrival(anArrival(n), 'absent', BODY)
    await api.sources.saveArrival({ ...anArrival(3), result: 'accepted', because: null, hasBody: false }, 'absent')
    const todo = async (as: 'marketing' | 'support') => {
      const { todo } = HomeView.parse((await api.call('GET', '/api/home', { as })).body)
      return todo.filter(({ what }) => what === 'kept-deliveries')
    }

    expect(await todo('marketing')).toEqual([])
    expect(await todo('support')).toEqual([
      { what: 'kept-deliveries', sourceId: source.id, name: source.name, count: 2, hasMore: false },
    ])
  })
})
