import { describe, expect, it } from 'vitest'
import { ExplainAnswer } from '#shared/contracts/console-api/explain.ts'
import { defaultContent } from '#shared/domain/campaigns/campaign-content.ts'
import { kindOf } from '#shared/domain/scenarios/registry.ts'
import { aCampaign, campaignId } from '../../builders/campaign.ts'
import { aBirthday, aContact } from '../../builders/contact.ts'
import { aMessage } from '../../builders/message.ts'
import { anInstalment, anOrder, aShipment, orderDetails } from '../../builders/record.ts'
import { type Api, startApi } from './api.ts'

type Fields = Parameters<typeof aCampaign>[0]

/** An active campaign with the kind's own wording and settings. */
async function keepCampaign(api: Api, kind: Parameters<typeof kindOf>[0], fields: Fields = {}) {
  const content = { ...defaultContent(kindOf(kind)), ...fields?.content }
  const campaign = aCampaign({ id: campaignId(kind.split('-')[0] ?? ''), kind, ...fields, content })
  await api.campaigns.save(campaign, 'absent')
  await api.campaigns.keepVersion(campaign.id, 1, campaign.content)
  return campaign
}

async function ask(api: Api, body: object): Promise<ExplainAnswer> {
  const answer = await api.call('POST', '/api/explain', { as: 'support', body })
  expect(answer.status).toBe(200)
  return ExplainAnswer.parse(answer.body)
}

function inShort({ items }: ExplainAnswer) {
  return items.map(({ kind, outcome, reason }) => [kind, outcome, reason?.code ?? null].join(' '))
}

function failedIn({ checks }: Pick<ExplainAnswer, 'checks'>) {
  return checks.filter(({ result }) => result === 'no').map(({ code }) => code)
}

describe('whose an order or a loan is', () => {
  it('is answered where no text exists, also for somebody who is known by an id alone', async () => {
    const api = startApi()
    await api.records.saveOrder(anOrder({ contactId: 'C00001' }), 'absent')
    await api.records.saveInstalment(anInstalment({ contactId: 'C00002' }), 'absent')

    const order = await ask(api, { order: anOrder().id })
    const loan = await ask(api, { loan: anInstalment().contractId })
    const unknown = await ask(api, { order: 'nobody-knows-it' })

    expect([order, loan, unknown].map(({ contactIds }) => contactIds)).toEqual([['C00001'], ['C00002'], []])
  })
})

describe('why a person has or has not a text of a day', () => {
  it.each([
    ['whose birthday it is', { birthday: aBirthday({ day: 1 }) }, 'would-send', null],
    ['whose birthday is another day', { birthday: aBirthday({ day: 2 }) }, 'would-not-send', 'birthday-that-day'],
    ['without a birthday', {}, 'would-not-send', 'birthday-known'],
    [
      'who refused',
      { birthday: aBirthday({ day: 1 }), consent: { marketing: 'refused', at: null, source: 'list' } as const },
      'would-not-send',
      'consent-refused',
    ],
    [
      'who is an employee',
      { kind: 'employee' as const, birthday: aBirthday({ day: 1 }) },
      'would-not-send',
      'selected',
    ],
    ['under 14', { birthday: aBirthday({ day: 1, year: 2020 }) }, 'would-not-send', 'under-age'],
    [
      'without a number',
      { birthday: aBirthday({ day: 1 }), phone: null, phoneHash: null },
      'would-not-send',
      'no-usable-phone',
    ],
  ])('%s', async (_, fields, outcome, reason) => {
    const api = startApi()
    await api.contacts.save(aContact(fields), 'absent')
    await keepCampaign(api, 'birthday-greeting')

    const answer = await ask(api, { contact: 'C00001', at: '2026-12-01T00:30:00Z' })

    expect(inShort(answer)).toEqual([`birthday-greeting ${outcome}${reason === null ? ' ' : ` ${reason}`}`])
    const failed = failedIn(answer.items[0] ?? { checks: [] })
    expect(failed.length > 0).toBe(reason !== null)
  })

  it('names the audience as the reason, and the next day on which a campaign sends', async () => {
    const api = startApi()
    await api.contacts.save(aContact({ kind: 'dealer' }), 'absent')
    const audience = { kinds: ['customer' as const], tags: [], exceptTags: [], regions: [] }
    const content = { ...defaultContent(kindOf('holiday-greeting')), audience }
    await keepCampaign(api, 'holiday-greeting', { content })

    const answer = await ask(api, { contact: 'C00001' })

    expect(inShort(answer)).toEqual(['holiday-greeting would-not-send fires-that-day'])
    const checks = answer.items[0]?.checks ?? []
    expect(checks.find(({ code }) => code === 'fires-that-day')?.values).toEqual({
      date: '2026-12-01',
      next: '2027-02-06',
    })
    const onTheDay = await ask(api, { contact: 'C00001', at: '2027-02-06T02:00:00Z' })
    expect(inShort(onTheDay)).toEqual(['holiday-greeting would-not-send audience-kind'])
  })

  it('answers a past day from the trail of its message', async () => {
    const api = startApi()
    await api.contacts.save(aContact({ birthday: null }), 'absent')
    const campaign = await keepCampaign(api, 'birthday-greeting')
    const at = new Date('2026-11-20T01:00:00Z')
    const trail = [
      {
        at,
        code: 'checked' as const,
        values: { record: 'birthday', consent: 'granted', optOut: 'none', hours: 'open' },
      },
      { at, code: 'accepted' as const, values: { provider: 'sns', parts: 1 } },
    ]
    const message = aMessage({
      ...{ kind: 'birthday-greeting', campaignId: campaign.id, occurrence: '2026#birthday-greeting', dueAt: at, trail },
      subject: { type: 'contact', id: 'C00001' },
      state: 'accepted',
    })
    await api.messages.save(message, 'absent')

    const answer = await ask(api, { contact: 'C00001', campaign: campaign.id, at: '2026-11-20T09:00:00Z' })

    expect(answer.items).toMatchObject([{ outcome: 'sent', messageId: message.id, reason: null }])
    const codes = answer.items[0]?.checks.map(({ code, asOf }) => `${code} ${asOf}`)
    expect(codes).toContain('checked-consent then')
  })

  it('says that a campaign was not active on a past day', async () => {
    const api = startApi()
    await api.contacts.save(aContact({ birthday: aBirthday({ month: 11, day: 1 }) }), 'absent')
    await keepCampaign(api, 'birthday-greeting')

    const answer = await ask(api, { contact: 'C00001', at: '2026-11-01T02:00:00Z' })

    expect(inShort(answer)).toEqual(['birthday-greeting would-not-send answered-then'])
  })

  it('says of a contact that nobody knows just that', async () => {
    const answer = await ask(startApi(), { contact: 'nobody' })

    expect(answer.items).toEqual([])
    expect(failedIn(answer)).toEqual(['contact-known'])
  })
})

describe('why an order has or has not a text', () => {
  async function orderApi(fields: Parameters<typeof anOrder>[0] = {}, campaign: Fields = {}) {
    const api = startApi()
    await api.contacts.save(aContact(), 'absent')
    await api.records.saveOrder(anOrder(fields), 'absent')
    await keepCampaign(api, 'unpaid-order-nudge', campaign)
    return api
  }

  it.each([
    ['unpaid', {}, 'would-send '],
    ['paid', { paidAt: new Date('2026-12-01T00:10:00Z') }, 'would-not-send order-paid'],
    ['never heard to be placed', { placedAt: null, details: null }, 'would-not-send order-placed'],
    ['of nobody known', { contactId: 'C00009' }, 'would-not-send contact-unknown'],
  ])('%s', async (_, fields, outcome) => {
    const answer = await ask(await orderApi(fields), { order: 'SO-1' })

    expect(inShort(answer)).toEqual([`unpaid-order-nudge ${outcome}`])
  })

  it('placed before the campaign was activated', async () => {
    const api = await orderApi({}, { activeSince: new Date('2026-12-01T00:30:00Z') })

    expect(inShort(await ask(api, { order: 'SO-1' }))).toEqual(['unpaid-order-nudge would-not-send after-activation'])
  })

  it('of another audience', async () => {
    const audience = { kinds: [], tags: ['VIP'], exceptTags: [], regions: [] }
    const api = await orderApi({}, { content: { ...defaultContent(kindOf('unpaid-order-nudge')), audience } })

    expect(inShort(await ask(api, { order: 'SO-1' }))).toEqual(['unpaid-order-nudge would-not-send audience-tag'])
  })

  it('whose text is planned, and what will become of it after an opt-out', async () => {
    const api = await orderApi()
    await api.messages.save(aMessage({ campaignId: campaignId('unpaid'), details: { nudge: '1' } }), 'absent')
    await api.call('POST', '/api/contacts/C00001/opt-out', { as: 'support', body: { note: 'no more' } })

    const answer = await ask(api, { order: 'SO-1' })

    expect(inShort(answer)).toEqual(['unpaid-order-nudge planned opted-out'])
    expect(failedIn(answer.items[0] ?? { checks: [] })).toEqual(['opt-out'])
  })

  it('that was never heard of, or that no active campaign is for', async () => {
    const api = startApi()
    await api.records.saveOrder(anOrder({ details: orderDetails() }), 'absent')

    const unknown = await ask(api, { order: 'SO-404' })
    const alone = await ask(api, { order: 'SO-1' })

    expect([unknown.items, failedIn(unknown)[0]]).toEqual([[], 'order-known'])
    expect(alone.items).toEqual([])
    const missing = alone.checks.filter(({ code, result }) => code === 'campaign-of-kind' && result === 'no')
    expect(missing.map(({ values }) => values.kind)).toEqual(['unpaid-order-nudge', 'shipment-notice', 'order-thanks'])
  })

  it('of a shop, whose id another shop has as well', async () => {
    const api = await orderApi({ paidAt: new Date('2026-12-01T00:10:00Z') })
    await api.shops.keepHome('demo')
    await api.shops.addOther('b')
    const details = orderDetails({ shop: 'b', items: [{ sku: 'TEA-1', name: '茶', quantity: 1 }] })
    await api.records.saveOrder(anOrder({ id: 'b~SO-1', shop: 'b', details }), 'absent')

    expect((await ask(api, { order: 'SO-1' })).items).toHaveLength(2)
    expect(inShort(await ask(api, { order: 'SO-1', shop: 'b' }))).toEqual(['unpaid-order-nudge would-send '])
    expect(inShort(await ask(api, { order: 'SO-1', shop: 'demo' }))).toEqual([
      'unpaid-order-nudge would-not-send order-paid',
    ])
  })

  it('whose parcel was told of and delivered meanwhile', async () => {
    const api = startApi()
    await api.contacts.save(aContact(), 'absent')
    await api.records.saveOrder(anOrder({ shipmentIds: ['SH-1'] }), 'absent')
    await api.records.saveShipment(aShipment({ id: 'SH-1', deliveredAt: new Date('2026-12-01T00:50:00Z') }), 'absent')
    await keepCampaign(api, 'shipment-notice')

    expect(inShort(await ask(api, { order: 'SO-1' }))).toEqual(['shipment-notice would-not-send order-delivered'])
  })
})

describe('why a loan has or has not a text', () => {
  async function loanApi(fields: Parameters<typeof anInstalment>[0] = {}) {
    const api = startApi()
    await api.contacts.save(aContact(), 'absent')
    await api.records.saveInstalment(anInstalment({ contractId: 'L00001', due: '2026-12-20', ...fields }), 'absent')
    await keepCampaign(api, 'repayment-reminder')
    await keepCampaign(api, 'birthday-greeting')
    return api
  }

  it.each([
    ['on a stage day', {}, '2026-12-05T01:00:00Z', 'would-send '],
    ['on a day that is none', {}, '2026-12-06T01:00:00Z', 'would-not-send fires-that-day'],
    ['with nothing due that month', { due: '2027-03-20' }, '2026-12-05T01:00:00Z', 'would-not-send instalment-due'],
    ['settled', { listedPaid: true }, '2026-12-05T01:00:00Z', 'would-not-send selected'],
    ['past due', { due: '2026-12-03' }, '2026-12-05T01:00:00Z', 'would-not-send selected'],
    ['of nobody known', { contactId: 'C00009' }, '2026-12-05T01:00:00Z', 'would-not-send contact-unknown'],
  ])('%s', async (_, fields, at, outcome) => {
    const answer = await ask(await loanApi(fields), { loan: 'L00001', at })

    expect(inShort(answer)).toEqual([`repayment-reminder ${outcome}`])
  })

  it('that nobody knows', async () => {
    const answer = await ask(await loanApi(), { loan: 'L-404' })

    expect([answer.items, failedIn(answer)]).toEqual([[], ['loan-known']])
  })
})

describe('the question itself', () => {
  it.each([{}, { contact: 'C1', order: 'S1' }, { contact: 'C1', at: 'yesterday' }, { contact: 'C1', campaign: 'x' }])(
    'is refused as %j',
    async (body) => {
      expect((await startApi().call('POST', '/api/explain', { as: 'support', body })).status).toBe(400)
    },
  )

  it('is about a campaign that exists', async () => {
    const body = { contact: 'C00001', campaign: campaignId('nothing') }

    expect((await startApi().call('POST', '/api/explain', { as: 'support', body })).status).toBe(404)
  })

  it('has words of both languages for every check, and no phone in the answer', async () => {
    const api = startApi()
    await api.contacts.save(aContact({ birthday: aBirthday({ day: 1 }) }), 'absent')
    for (const kind of ['birthday-greeting', 'holiday-greeting', 'repayment-reminder', 'shipment-notice'] as const)
      await keepCampaign(api, kind)

    const answer = await ask(api, { contact: 'C00001' })

    const checks = [...answer.checks, ...answer.items.flatMap((item) => item.checks)]
    expect(checks.length).toBeGreaterThan(20)
    expect(
      checks.filter(({ code, zh, en }) => zh === '' || en === '' || zh === code || !/\p{Script=Han}/u.test(zh)),
    ).toEqual([])
    expect(JSON.stringify(answer)).not.toContain('19900000001')
  })
})
