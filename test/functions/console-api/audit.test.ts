import { describe, expect, it } from 'vitest'
import * as z from 'zod'
import { AuditEntryView } from '#shared/contracts/console-api/audit.ts'
import { CampaignView } from '#shared/contracts/console-api/campaign.ts'
import { ContactView } from '#shared/contracts/console-api/contact.ts'
import { LineView } from '#shared/contracts/console-api/line.ts'
import { listOf } from '#shared/contracts/console-api/list.ts'
import { Problem } from '#shared/contracts/console-api/problem.ts'
import { aContact } from '../../builders/contact.ts'
import { type Api, startApi } from './api.ts'

const WORDING = { zh: '{{name}}，绝密的新文案，祝您生日快乐。', en: 'Secret words, {{name}}: happy birthday.' }

async function entries(api: Api, query: Record<string, string> = {}): Promise<AuditEntryView[]> {
  const answer = await api.call('GET', '/api/audit', { query })
  expect(answer.status).toBe(200)
  return listOf(AuditEntryView).parse(answer.body).items
}

async function aCampaign(api: Api, kind = 'birthday-greeting'): Promise<CampaignView> {
  return CampaignView.parse(
    (await api.call('POST', '/api/campaigns', { as: 'marketing', sub: 'li', body: { kind } })).body,
  )
}

describe('the audit', () => {
  it('tells who did each step of a campaign’s life, what was before and what after', async () => {
    const api = startApi()
    const { id } = await aCampaign(api)
    const at = `/api/campaigns/${id}`
    await api.call('PATCH', at, { as: 'marketing', sub: 'wang', body: { settings: { time: '10:30' } } })
    await api.call('POST', `${at}/activate`, { sub: 'boss' })
    await api.call('PATCH', at, { as: 'marketing', sub: 'wang', body: { audience: { tags: ['vip'] } } })
    await api.call('POST', `${at}/pause`, { sub: 'boss' })
    await api.call('POST', `${at}/stop`, { sub: 'boss' })

    const told = (await entries(api, { subject: id })).toReversed()

    expect(told.map(({ by, what }) => [by, what])).toEqual([
      ['marketing/li', 'campaign.created'],
      ['marketing/wang', 'campaign.changed'],
      ['admin/boss', 'campaign.activated'],
      ['marketing/wang', 'campaign.changed'],
      ['admin/boss', 'campaign.paused'],
      ['admin/boss', 'campaign.stopped'],
    ])
    expect(told[0]).toMatchObject({ before: null, after: { state: 'draft', version: 1 } })
    expect(told[1]).toMatchObject({ before: { 'settings.time': '09:00' }, after: { 'settings.time': '10:30' } })
    expect(told[2]).toMatchObject({ before: { state: 'draft' }, after: { state: 'active' } })
    expect(told[3]).toMatchObject({
      before: { version: 1, 'audience.tags': [] },
      after: { version: 2, 'audience.tags': ['vip'] },
    })
    expect(CampaignView.parse((await api.call('GET', at)).body).changedBy).toBe('admin/boss')
  })

  it('has no entry for what changed nothing or was refused', async () => {
    const api = startApi()
    const { id } = await aCampaign(api)
    await api.call('POST', `/api/campaigns/${id}/pause`)
    await api.call('PATCH', `/api/campaigns/${id}`, { body: { settings: { time: '25:00' } } })
    await api.call('PATCH', `/api/campaigns/${id}`, { body: {} })
    await api.call('POST', `/api/campaigns/${id}/activate`)
    await api.call('POST', `/api/campaigns/${id}/activate`, { sub: 'somebody-else' })

    expect((await entries(api)).map(({ what }) => what)).toEqual(['campaign.activated', 'campaign.created'])
  })

  it('holds no wording and no phone of a campaign, but tells that they changed', async () => {
    const api = startApi()
    const { id } = await aCampaign(api)
    const change = { template: WORDING, settings: { headPhone: '19900000042', digest: WORDING } }
    const { status } = await api.call('PATCH', `/api/campaigns/${id}`, { body: change })

    const [entry] = await entries(api, { what: 'campaign.changed' })

    expect(status).toBe(200)
    expect(Object.keys(entry?.after ?? {}).toSorted()).toEqual(
      ['settings.digest', 'settings.headPhone', 'template.en', 'template.zh'].toSorted(),
    )
    expect(JSON.stringify(await entries(api))).not.toMatch(/19900000042|生日快乐|Secret/u)
  })

  it('tells who opted somebody out and in, without the note, which the contact itself shows with its author', async () => {
    const api = startApi()
    await api.contacts.save(aContact({ id: 'C00009' }), 'absent')
    await api.call('POST', '/api/contacts/C00009/opt-out', {
      as: 'support',
      sub: 'wang',
      body: { note: '来电 19900000009' },
    })
    api.setNow('2026-12-02T01:00:00Z')
    const answer = await api.call('POST', '/api/contacts/C00009/opt-in', {
      as: 'support',
      sub: 'li',
      body: { note: '又要' },
    })

    expect(await entries(api, { subject: 'contact:C00009' })).toMatchObject([
      { by: 'support/li', what: 'contact.opted-in', before: { optedOut: true }, after: { optedOut: false } },
      { by: 'support/wang', what: 'contact.opted-out', before: { optedOut: false }, after: { optedOut: true } },
    ])
    expect(JSON.stringify(await entries(api))).not.toMatch(/来电|19900000009/u)
    expect(ContactView.parse(answer.body).changes?.map(({ by }) => by)).toEqual(['support/li', 'support/wang'])
  })

  it('shows who opted a number out for as long as it holds', async () => {
    const api = startApi()
    await api.contacts.save(aContact({ id: 'C00009' }), 'absent')
    const answer = await api.call('POST', '/api/contacts/C00009/opt-out', {
      as: 'support',
      sub: 'wang',
      body: { note: 'x' },
    })

    expect(ContactView.parse(answer.body).optOut?.by).toBe('support/wang')
  })

  it('tells who stopped, started and changed the line, and who uploaded a list', async () => {
    const api = startApi()
    await api.call('POST', '/api/line/stop', { sub: 'a', body: { why: 'wrong price' } })
    await api.call('POST', '/api/line/stop', { sub: 'late', body: { why: 'me too' } })
    await api.call('POST', '/api/line/start', { sub: 'b' })
    await api.call('POST', '/api/line/start', { sub: 'late' })
    await api.call('PATCH', '/api/line', { sub: 'c', body: { dailyBudgetMicros: 5_000_000 } })
    await api.call('PATCH', '/api/line', { sub: 'late', body: { dailyBudgetMicros: 5_000_000 } })
    await api.call('POST', '/api/imports', { as: 'marketing', sub: 'd', body: { what: 'contacts' } })

    const told = await entries(api)

    expect(told.map(({ by, what }) => `${by} ${what}`).toSorted()).toEqual([
      'admin/a line.stopped',
      'admin/b line.started',
      'admin/c line.changed',
      'marketing/d import.created',
    ])
    const { rev } = LineView.parse((await api.call('GET', '/api/line')).body)
    expect(rev).toBe(3)
  })

  it.each([
    [{ from: 'yesterday' }, 'from'],
    [{ until: '2026-12-01' }, 'until'],
    [{ whom: 'x' }, 'whom'],
    [{ who: '' }, 'who'],
  ])('refuses the question %j', async (query, path) => {
    const answer = await startApi().call('GET', '/api/audit', { query })

    expect(answer.status).toBe(400)
    expect(Problem.parse(answer.body).errors?.map((fault) => fault.path)).toEqual([path])
  })

  it('answers instants in UTC and takes them with any offset', async () => {
    const api = startApi()
    await aCampaign(api)

    expect(await entries(api, { from: '2026-12-01T09:00:00+08:00', until: '2026-12-01T09:00:00+08:00' })).toMatchObject(
      [{ at: '2026-12-01T01:00:00.000Z' }],
    )
    expect(await entries(api, { from: '2026-12-01T09:00:01+08:00' })).toEqual([])
  })

  it('tells who sent a dead letter back', async () => {
    const api = startApi()
    await api.deadLetterBox.put({ queue: 'imports', body: '{}', reason: 'broken', messageId: 'm-1' })
    const { items } = z
      .object({ items: z.array(z.object({ id: z.string() })) })
      .parse((await api.call('GET', '/api/dead-letters')).body)
    await api.call('POST', `/api/dead-letters/${items[0]?.id}/redrive`, { sub: 'ops' })

    expect(await entries(api)).toMatchObject([
      { by: 'admin/ops', what: 'dead-letter.sent-back', subject: { type: 'dead-letter', id: items[0]?.id } },
    ])
  })
})
