import { describe, expect, it } from 'vitest'
import * as z from 'zod'
import { MemoryLineStore } from '#shared/adapters/memory/line-store.ts'
import { AudiencePreviewView } from '#shared/contracts/console-api/audience.ts'
import { CampaignView } from '#shared/contracts/console-api/campaign.ts'
import { DryRunStarted, DryRunView, ForeseenPersonView } from '#shared/contracts/console-api/dry-run.ts'
import { listOf } from '#shared/contracts/console-api/list.ts'
import { Problem } from '#shared/contracts/console-api/problem.ts'
import { runDryRun } from '#shared/usecases/runs/run-dry-run.ts'
import { aContact } from '../../builders/contact.ts'
import { type Api, startApi } from './api.ts'

const People = listOf(ForeseenPersonView)
const NONE = { marketing: 'refused' as const, at: null, source: 'none' as const }

/** Three customers of whom one refused, and a draft of a greeting for 5 December. */
async function withDraft() {
  const api = startApi()
  for (const [index, name] of ['朱慧', '王芳', '李强'].entries()) {
    const phone = `+861990000000${index + 1}`
    const contact = aContact({ id: `C${index + 1}`, name, phone, phoneHash: `hash-of-1990000000${index + 1}` })
    await api.contacts.save(index === 2 ? { ...contact, consent: NONE } : contact, 'absent')
  }
  const { body } = await api.call('POST', '/api/campaigns', {
    body: { kind: 'holiday-greeting', settings: { date: '2026-12-05' } },
    sub: 'anna',
  })
  return { api, id: CampaignView.parse(body).id }
}

async function start(api: Api, id: string, body?: object): Promise<string> {
  const answer = await api.call('POST', `/api/campaigns/${id}/dry-runs`, { ...(body && { body }), as: 'marketing' })
  expect(answer.status).toBe(202)
  return DryRunStarted.parse(answer.body).id
}

/** What the queue would do. */
async function work(api: Api): Promise<void> {
  const deps = {
    ...api,
    lines: new MemoryLineStore(),
    hasher: { hash: (e164: string) => e164 },
    sms: { countingFor: () => 'cn-flat' as const },
    clock: { now: () => new Date('2026-12-01T01:00:00Z'), monotonicMs: () => 0 },
    lineDefaults: {
      ...{ provider: 'test', rates: { transactional: 100, bulk: 100 }, priceMicros: 50_000, zone: 'Asia/Shanghai' },
      ...{ countries: ['CN'], dailyBudgetMicros: null },
    },
    remainingMs: () => 900_000,
  }
  for (const job of api.jobs.splice(0)) if (job.type === 'dry-run') await runDryRun(deps, job.dryRunId)
}

async function finished(api: Api, id: string) {
  const dryRunId = await start(api, id)
  await work(api)
  return DryRunView.parse((await api.call('GET', `/api/dry-runs/${dryRunId}`)).body)
}

const slugOf = (body: unknown) => Problem.parse(body).type.split(':').at(-1)

describe('a dry run over the API', () => {
  it('runs, then tells sums, price and instants with the words of each reason', async () => {
    const { api, id } = await withDraft()
    const dryRunId = await start(api, id)
    const running = DryRunView.parse((await api.call('GET', `/api/dry-runs/${dryRunId}`)).body)

    await work(api)

    expect(running).toMatchObject({ state: 'running', fingerprint: null, progress: { done: 0, of: 1 } })
    const done = DryRunView.parse((await api.call('GET', `/api/dry-runs/${dryRunId}`, { as: 'marketing' })).body)
    expect(done).toMatchObject({
      ...{ id: dryRunId, campaignId: id, state: 'done', selected: 3, sendable: 2, heldBack: { 'consent-refused': 1 } },
      ...{ parts: 2, byParts: { '1': 2 }, price: { minor: 10, currency: 'CNY' } },
      ...{ dueAt: '2026-12-05T01:00:00.000Z', firstAt: '2026-12-05T01:00:00.000Z', lastAt: '2026-12-05T01:00:00.000Z' },
      paced: { perSecond: 100, lastAt: '2026-12-05T01:00:00.020Z' },
      reasons: [{ code: 'consent-refused' }],
    })
    expect(done.fingerprint).toMatch(/^[0-9a-f]{32}$/)
  })

  it('lists its people by outcome, with their names of now', async () => {
    const { api, id } = await withDraft()
    const { id: dryRunId } = await finished(api, id)
    const list = async (query: Record<string, string>) =>
      People.parse((await api.call('GET', `/api/dry-runs/${dryRunId}/people`, { query })).body)

    const first = await list({ outcome: 'send', limit: '1' })
    const second = await list({ outcome: 'send', limit: '1', cursor: first.next ?? '' })
    const held = await list({ outcome: 'held-back' })

    expect([...first.items, ...second.items].map(({ name }) => name).toSorted()).toEqual(['朱慧', '王芳'].toSorted())
    expect(second.next).toBeNull()
    expect(first.items[0]?.text).toContain('顺心')
    expect(held.items).toMatchObject([
      { contactId: 'C3', name: '李强', outcome: 'held-back', reason: { code: 'consent-refused' }, text: '', parts: 0 },
    ])
  })

  it('makes one of two requests with the same Idempotency-Key', async () => {
    const { api, id } = await withDraft()
    const headers = { 'idempotency-key': 'one-request' }
    const call = () => api.call('POST', `/api/campaigns/${id}/dry-runs`, { headers })

    const [first, second] = [await call(), await call()]

    expect(second.body).toEqual(first.body)
    expect(api.jobs.filter(({ type }) => type === 'dry-run')).toHaveLength(1)
  })

  it('is not there for an unknown id, for a stopped campaign, and for support', async () => {
    const { api, id } = await withDraft()
    await api.call('POST', `/api/campaigns/${id}/stop`)

    expect((await api.call('GET', '/api/dry-runs/dry_00000000')).status).toBe(404)
    expect((await api.call('GET', '/api/dry-runs/x/people')).status).toBe(404)
    expect(slugOf((await api.call('POST', `/api/campaigns/${id}/dry-runs`)).body)).toBe('campaign-stopped')
    expect((await api.call('GET', '/api/dry-runs/dry_00000000', { as: 'support' })).status).toBe(403)
  })
})

describe('an approval over the API', () => {
  it('is asked for above the number that an admin set, and given by somebody else', async () => {
    const { api, id } = await withDraft()
    const put = await api.call('PUT', '/api/settings/approval', { body: { above: 2 } })
    const { fingerprint } = await finished(api, id)
    const act = (step: string, sub: string) =>
      api.call('POST', `/api/campaigns/${id}/${step}`, { as: 'marketing', sub, body: { fingerprint } })

    expect(put.body).toMatchObject({ above: 2, version: 1, rev: 1 })
    expect((await api.call('GET', '/api/settings/approval', { as: 'support' })).body).toEqual(put.body)
    expect(slugOf((await act('activate', 'anna')).body)).toBe('needs-approval')
    expect(await act('approve', 'anna')).toMatchObject({ status: 403 })
    const approved = CampaignView.parse((await act('approve', 'bo')).body)
    expect(approved).toMatchObject({
      state: 'draft',
      editedBy: expect.stringContaining('/anna'),
      approval: { fingerprint, people: 3, by: 'marketing/bo', holds: true },
    })
    expect((await act('activate', 'anna')).body).toMatchObject({ state: 'active' })
  })

  it('leaves entries in the audit: of the setting, and of who approved how many', async () => {
    const { api, id } = await withDraft()
    await api.call('PUT', '/api/settings/approval', { body: { above: 2 } })
    const { fingerprint } = await finished(api, id)
    await api.call('POST', `/api/campaigns/${id}/approve`, { sub: 'bo', body: { fingerprint } })

    const { items } = z
      .object({ items: z.array(z.looseObject({ what: z.string() })) })
      .parse((await api.call('GET', '/api/audit')).body)

    expect(items).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ what: 'settings.approval-changed', before: { above: null }, after: { above: 2 } }),
        expect.objectContaining({ what: 'campaign.approved', after: expect.objectContaining({ approvedPeople: 3 }) }),
      ]),
    )
  })

  it('refuses an activation by the fingerprint of another content', async () => {
    const { api, id } = await withDraft()
    const { fingerprint } = await finished(api, id)
    await api.call('PATCH', `/api/campaigns/${id}`, { body: { name: '新名字' } })

    const { status, body } = await api.call('POST', `/api/campaigns/${id}/activate`, { body: { fingerprint } })

    expect([status, slugOf(body)]).toEqual([409, 'drifted'])
  })
})

describe('the preview of an audience', () => {
  const preview = async (api: Api, body: object) =>
    AudiencePreviewView.parse((await api.call('POST', '/api/audiences/preview', { as: 'marketing', body })).body)

  it('counts who is in it, and whom a text would reach, with people to look at', async () => {
    const { api } = await withDraft()
    await api.contacts.save(aContact({ id: 'C4', kind: 'dealer', phone: null, phoneHash: null }), 'absent')

    const all = await preview(api, { audience: {} })
    const notices = await preview(api, { kind: 'repayment-reminder', audience: {} })
    const dealers = await preview(api, { audience: { kinds: ['dealer'] } })

    expect(all).toMatchObject({ total: 4, sendable: 2, exact: true, read: 4 })
    expect(all.heldBack).toEqual({ 'consent-refused': 1, 'no-usable-phone': 1 })
    expect(notices).toMatchObject({ total: 4, sendable: 3, heldBack: { 'no-usable-phone': 1 } })
    expect(dealers.sample).toMatchObject([
      { contactId: 'C4', outcome: 'held-back', reason: { code: 'no-usable-phone' } },
    ])
  })
})
