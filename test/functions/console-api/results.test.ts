import { describe, expect, it } from 'vitest'
import { listOf } from '#shared/contracts/console-api/list.ts'
import { MessageView } from '#shared/contracts/console-api/message.ts'
import { Problem } from '#shared/contracts/console-api/problem.ts'
import { ResultsView } from '#shared/contracts/console-api/results.ts'
import type { Message } from '#shared/contracts/message.ts'
import { priceOfParts } from '#shared/domain/line/price-of-parts.ts'
import { aCampaign, campaignId } from '../../builders/campaign.ts'
import { aMessage } from '../../builders/message.ts'
import { startApi } from './api.ts'

const ID = campaignId('nudge')
const PATH = `/api/campaigns/${ID}/results`

async function open() {
  const api = startApi()
  await api.campaigns.save(aCampaign({ id: ID }), 'absent')
  const sent: Partial<Message>[] = [
    { state: 'delivered', parts: 2 },
    { state: 'rejected', reason: 'bad-number', parts: 1 },
  ]
  for (const [n, fields] of sent.entries()) {
    const occurrence = `2026-11-${10 + n}#unpaid-order-nudge#SO-${n}#1`
    await api.messages.save(aMessage({ ...fields, occurrence, campaignId: ID }), 'absent')
  }
  return api
}

describe('GET /api/campaigns/{id}/results', () => {
  it('tells the last 30 days up to today, day by day, with reasons in words', async () => {
    const { status, body } = await (await open()).call('GET', PATH, { as: 'marketing' })

    expect(status).toBe(200)
    const view = ResultsView.parse(body)
    expect(view.days).toHaveLength(30)
    expect([view.days[0]?.date, view.days.at(-1)?.date]).toEqual(['2026-11-02', '2026-12-01'])
    expect(view.days.find(({ date }) => date === '2026-11-11')?.counts).toEqual({ rejected: 1 })
    expect(view).toMatchObject({ totals: { delivered: 1, rejected: 1 }, reasons: { 'bad-number': 1 }, parts: 2 })
    expect(view.words).toEqual([expect.objectContaining({ code: 'bad-number', zh: '运营商认为号码无效' })])
    expect(view).toMatchObject({ price: { minor: 10, currency: 'CNY' }, uncounted: 0, isComplete: true })
  })

  it('tells the days that are asked for', async () => {
    const query = { from: '2026-11-11', until: '2026-11-11' }
    const { body } = await (await open()).call('GET', PATH, { query })

    expect(ResultsView.parse(body)).toMatchObject({ days: [{ date: '2026-11-11' }], totals: { rejected: 1 }, parts: 0 })
  })

  it.each([
    { from: '2026-12-02', until: '2026-12-01' },
    { from: '2026-01-01', until: '2026-12-01' },
    { from: 'yesterday' },
  ])('refuses %j by its path', async (query) => {
    const answer = await (await open()).call('GET', PATH, { query })

    expect(answer.status).toBe(400)
    expect(Problem.parse(answer.body).errors?.map(({ path }) => path)).toEqual(['from'])
  })

  it('takes 92 days, and knows no campaign that is not there', async () => {
    const api = await open()

    expect((await api.call('GET', PATH, { query: { from: '2026-09-01', until: '2026-12-01' } })).status).toBe(200)
    expect((await api.call('GET', '/api/campaigns/cmp_000000/results')).status).toBe(404)
  })
})

describe('POST /api/messages/search', () => {
  it('answers the people behind a figure', async () => {
    const api = await open()
    const body = { campaign: ID, state: 'rejected', from: '2026-11-01', until: '2026-12-01' }

    const answer = await api.call('POST', '/api/messages/search', { as: 'support', body })

    const { items, next } = listOf(MessageView).parse(answer.body)
    expect(items.map(({ state, reason }) => [state, reason?.code])).toEqual([['rejected', 'bad-number']])
    expect(next).toBeNull()
  })
})

describe('the price of parts', () => {
  it.each([
    [{ priceMicros: 50_000, currency: 'CNY' }, 3, { minor: 15, currency: 'CNY' }],
    [{ priceMicros: 6_450, currency: 'USD' }, 100, { minor: 65, currency: 'USD' }],
    [{ priceMicros: 8_000_000, currency: 'JPY' }, 2, { minor: 16, currency: 'JPY' }],
    [{ priceMicros: 50_000 }, 3, null],
  ])('at %j of %i is %j', (line, parts, price) => {
    expect(priceOfParts(parts, line)).toEqual(price)
  })
})
