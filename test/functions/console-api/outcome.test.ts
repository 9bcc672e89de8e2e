import { describe, expect, it } from 'vitest'
import { OutcomeView } from '#shared/contracts/console-api/outcome.ts'
import type { Message } from '#shared/contracts/message.ts'
import { aCampaign, campaignId } from '../../builders/campaign.ts'
import { aMessage } from '../../builders/message.ts'
import { anOrder } from '../../builders/record.ts'
import { startApi } from './api.ts'

const ID = campaignId('nudge')
const PATH = `/api/campaigns/${ID}/outcome`
const SENT_AT = new Date('2026-11-20T02:00:00Z')
const hoursLater = (hours: number) => new Date(SENT_AT.getTime() + hours * 3_600_000)

type Told = Partial<Message> & { order: string; paidAfter: number | null }

async function open(told: readonly Told[]) {
  const api = startApi()
  await api.campaigns.save(aCampaign({ id: ID }), 'absent')
  for (const [n, { order, paidAfter, ...fields }] of told.entries()) {
    const message: Partial<Message> = {
      ...{ campaignId: ID, occurrence: `2026-11-20#unpaid-order-nudge#${order}#${n}`, dueAt: SENT_AT },
      ...{ state: 'delivered', submittedAt: SENT_AT, subject: { type: 'order', id: order } },
    }
    await api.messages.save(aMessage({ ...message, ...fields }), 'absent')
    if ((await api.records.findOrder(order)) !== undefined) continue
    const paidAt = paidAfter === null ? null : hoursLater(paidAfter)
    await api.records.saveOrder(anOrder({ id: order, paidAt }), 'absent')
  }
  return api
}

async function outcomeOf(told: readonly Told[], query: Record<string, string> = {}) {
  const { status, body } = await (await open(told)).call('GET', PATH, { as: 'marketing', query })
  expect(status).toBe(200)
  return OutcomeView.parse(body)
}

const HELD_OUT: Partial<Message> = { state: 'suppressed', reason: 'held-out', submittedAt: null }

describe('GET /api/campaigns/{id}/outcome', () => {
  it('counts the orders that were paid within a day of their text, beside those left without one', async () => {
    const outcome = await outcomeOf([
      { order: 'A', paidAfter: 3 },
      { order: 'B', paidAfter: 30 },
      { order: 'C', paidAfter: null },
      { order: 'D', paidAfter: 5, ...HELD_OUT },
      { order: 'E', paidAfter: null, ...HELD_OUT },
    ])

    expect(outcome).toMatchObject({
      ...{ type: 'order', fact: 'paid', hours: 24, waiting: 0, isComplete: true },
      texted: { records: 3, reached: 1 },
      heldOut: { records: 2, reached: 1 },
    })
    expect(outcome.difference?.share).toBeCloseTo(1 / 3 - 1 / 2)
    expect(outcome.facts.find(({ name }) => name === 'paid')?.words).toEqual({ zh: '付款', en: 'Paid' })
  })

  it('counts an order once, from its first text on, and none that no text left for', async () => {
    const outcome = await outcomeOf([
      { order: 'A', paidAfter: 25, submittedAt: hoursLater(10) },
      { order: 'A', paidAfter: 25 },
      { order: 'B', paidAfter: 1, state: 'suppressed', reason: 'opted-out', submittedAt: null },
      { order: 'C', paidAfter: 1, state: 'rejected', reason: 'bad-number' },
    ])

    expect(outcome.texted).toEqual({ records: 1, reached: 0 })
    expect(outcome.difference).toBeNull()
  })

  it('counts each of the orders that one text tells of together', async () => {
    const outcome = await outcomeOf([
      { order: 'A', paidAfter: null, about: ['A', 'B'] },
      { order: 'B', paidAfter: 2, state: 'suppressed', reason: 'told-together', submittedAt: null },
    ])

    expect(outcome.texted).toEqual({ records: 2, reached: 1 })
  })

  it('takes the hours and the fact that are asked for', async () => {
    const told = [{ order: 'A', paidAfter: 30 }]

    expect((await outcomeOf(told, { hours: '48' })).texted).toEqual({ records: 1, reached: 1 })
    expect((await outcomeOf(told, { hours: '48', fact: 'cancelled' })).texted).toEqual({ records: 1, reached: 0 })
  })

  it('refuses a fact that such records have not', async () => {
    const api = await open([{ order: 'A', paidAfter: 30 }])
    const answer = await api.call('GET', PATH, { query: { fact: 'nope' } })
    expect(answer).toMatchObject({ status: 400, body: { errors: [{ path: 'fact', code: 'unknown-fact' }] } })
  })

  it('leaves out whose time is not over', async () => {
    const at = new Date('2026-12-01T00:30:00Z')
    const outcome = await outcomeOf([{ order: 'A', paidAfter: null, submittedAt: at, dueAt: at }])

    expect(outcome).toMatchObject({ texted: { records: 0, reached: 0 }, waiting: 1 })
  })

  it('has nothing to tell of a campaign without texts', async () => {
    expect(await outcomeOf([])).toMatchObject({ type: null, fact: null, facts: [], isComplete: true })
  })
})
