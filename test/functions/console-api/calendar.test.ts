import { describe, expect, it } from 'vitest'
import { CalendarEntry } from '#shared/contracts/console-api/calendar.ts'
import { listOf } from '#shared/contracts/console-api/list.ts'
import { defaultContent } from '#shared/domain/campaigns/campaign-content.ts'
import { kindOf } from '#shared/domain/scenarios/registry.ts'
import { aCampaign, campaignId } from '../../builders/campaign.ts'
import { aBirthday, aContact } from '../../builders/contact.ts'
import { aMessage } from '../../builders/message.ts'
import { anInstalment, anOrder } from '../../builders/record.ts'
import { type Api, startApi } from './api.ts'

const ALL = ['unpaid-order-nudge', 'repayment-reminder', 'birthday-greeting', 'holiday-greeting'] as const

/** C00001, born on 5 December, with a loan of two instalments, and every kind of campaign but one active. */
async function openApi(fields: Parameters<typeof aContact>[0] = {}): Promise<Api> {
  const api = startApi()
  await api.contacts.save(aContact({ birthday: aBirthday(), ...fields }), 'absent')
  for (const [period, due] of [[3, '2026-12-20'] as const, [4, '2027-01-20'] as const])
    await api.records.saveInstalment(anInstalment({ period, due, month: due.slice(0, 7) }), 'absent')
  for (const kind of ALL) {
    const content = defaultContent(kindOf(kind))
    await api.campaigns.save(aCampaign({ id: campaignId(kind.split('-')[0] ?? ''), kind, content }), 'absent')
  }
  return api
}

async function calendarOf(api: Api, query: Record<string, string> = {}) {
  const answer = await api.call('GET', '/api/contacts/C00001/calendar', { as: 'support', query })
  expect(answer.status).toBe(200)
  return listOf(CalendarEntry).parse(answer.body)
}

const inShort = ({ dueAt, kind, outcome, reason }: CalendarEntry) =>
  [dueAt.slice(0, 16), kind, outcome, reason?.code].filter((part) => part !== undefined).join(' ')

describe('what a person is to get', () => {
  it('is every planned and foreseen text, soonest first, with its words', async () => {
    const api = await openApi()
    await api.records.saveOrder(anOrder(), 'absent')
    const dueAt = new Date('2026-12-01T02:00:00Z')
    await api.messages.save(aMessage({ campaignId: campaignId('unpaid'), dueAt, details: { nudge: '1' } }), 'absent')

    const { items } = await calendarOf(api, { until: '2027-02-28T00:00:00Z' })

    expect(items.map(inShort)).toEqual([
      '2026-12-01T01:00 repayment-reminder will-send',
      '2026-12-01T02:00 unpaid-order-nudge will-send',
      '2026-12-05T01:00 birthday-greeting will-send',
      '2026-12-05T01:00 repayment-reminder will-send',
      '2026-12-08T01:00 repayment-reminder will-send',
      '2027-01-01T01:00 repayment-reminder will-send',
      '2027-01-05T01:00 repayment-reminder will-send',
      '2027-01-08T01:00 repayment-reminder will-send',
      '2027-02-06T01:00 holiday-greeting will-send',
    ])
    expect(items.map(({ text }) => text?.includes('朱女士'))).not.toContain(false)
    expect(items.filter(({ messageId }) => messageId !== null).map(({ kind, step }) => [kind, step])).toEqual([
      ['unpaid-order-nudge', '1'],
    ])
  })

  it('says why a text will not leave, and shows no words of it', async () => {
    const api = await openApi({ consent: { marketing: 'refused', at: null, source: 'list' } })
    await api.records.saveInstalment(anInstalment({ listedPaid: true, rev: 2 }), 1)

    const { items } = await calendarOf(api, { until: '2026-12-31T00:00:00Z' })

    expect(items.map(inShort)).toEqual(['2026-12-05T01:00 birthday-greeting will-not-send consent-refused'])
    expect(items[0]).toMatchObject({ text: null, leavesAt: null, reason: { zh: '客户不同意接收营销短信' } })
  })

  it('comes in pages that hold each text once', async () => {
    const api = await openApi()
    const whole = await calendarOf(api)

    const found: CalendarEntry[] = []
    let cursor: string | null = ''
    while (cursor !== null) {
      const page: { items: CalendarEntry[]; next: string | null } = await calendarOf(api, {
        limit: '3',
        ...(cursor !== '' && { cursor }),
      })
      found.push(...page.items)
      cursor = page.next
    }

    expect(found).toEqual(whole.items)
    expect(found.length).toBeGreaterThan(6)
  })

  it('ends 12 months on, whatever is asked', async () => {
    const api = await openApi()

    const far = await calendarOf(api, { until: '2030-01-01T00:00:00Z' })

    expect(far).toEqual(await calendarOf(api))
    expect(far.items.filter(({ dueAt }) => dueAt > '2027-12-01T01:00:00.000Z')).toEqual([])
  })

  it('tells nobody’s number', async () => {
    expect(JSON.stringify(await calendarOf(await openApi()))).not.toContain('9900000001')
  })

  it.each([
    ['/api/contacts/nobody/calendar', {}, 404],
    ['/api/contacts/C00001/calendar', { until: 'soon' }, 400],
    ['/api/contacts/C00001/calendar', { cursor: 'abc' }, 400],
  ])('of %s with %j is answered %i', async (path, query, status) => {
    expect((await (await openApi()).call('GET', path, { as: 'support', query })).status).toBe(status)
  })
})
