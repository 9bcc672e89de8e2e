import { describe, expect, it } from 'vitest'
import type { Order } from '#shared/contracts/record.ts'
import type { ShopSettings } from '#shared/contracts/shop.ts'
import type { Kind } from '#shared/domain/scenarios/kind.ts'
import { repaymentReminder as reminder } from '#shared/domain/scenarios/shipped/repayment-reminder.ts'
import { shipmentNotice as notice } from '#shared/domain/scenarios/shipped/shipment-notice.ts'
import { unpaidOrderNudge as nudge } from '#shared/domain/scenarios/shipped/unpaid-order-nudge.ts'
import { contentOf, type JudgingFields, textOf } from '../../../../builders/judging.ts'
import { anInstalment, anOrder, aShipment, orderDetails } from '../../../../builders/record.ts'
import { aShop, shopSettings } from '../../../../builders/shops.ts'

const HOTLINE = '400-000-0000'
const HOME = shopSettings(aShop({ hotline: HOTLINE }), aShop({ id: 'mira', name: 'Mira' }))
const OF_MIRA: Partial<Order> = { id: 'mira~SO-1', shop: 'mira' }
const UNHEARD: Partial<Order> = { id: 'other~SO-1', shop: 'other', details: orderDetails({ shop: 'other' }) }

function ofOrder(order: Partial<Order>): JudgingFields {
  return {
    record: { type: 'order', order: anOrder(order), sameBasket: [] },
    message: { subject: { type: 'order', id: 'SO-1' } },
  }
}

function ofParcel(order: Partial<Order>): JudgingFields {
  return {
    record: { type: 'shipment', shipment: aShipment(), order: anOrder(order) },
    message: { subject: { type: 'shipment', id: 'S-1' } },
  }
}

function ofLoans(...shops: (string | null)[]): JudgingFields {
  const loans = shops.map((shop, index) => {
    const contractId = `${shop === null ? '' : `${shop}~`}L0000${index + 1}`
    return anInstalment({ shop, contractId, due: '2026-12-20' })
  })
  return {
    record: { type: 'instalments', instalments: loans },
    message: { subject: { type: 'contract', id: 'L00001' }, details: { period: '3' } },
  }
}

const said = (kind: Parameters<typeof textOf>[0], fields: JudgingFields) => {
  const told = textOf(kind, fields)
  return 'text' in told ? told.text : told
}

describe('the text of a new campaign names', () => {
  it.each([
    ['the home shop', {}, '朱女士您好，您在坚果小铺选的坚果礼盒 500g还未付款，'],
    ['the order’s own shop', OF_MIRA, '朱女士您好，您在Mira选的坚果礼盒 500g还未付款，'],
    ['no shop that the settings do not know', UNHEARD, '朱女士您好，您选的坚果礼盒 500g还未付款，'],
  ])('in a nudge %s', (_, order, begins) => {
    expect(said(nudge, { ...ofOrder(order), shops: HOME })).toEqual(expect.stringMatching(`^${begins}`))
  })

  it('the shop and its hotline in a notice, each where it is known', () => {
    const texts = [{}, OF_MIRA, UNHEARD].map((order) => said(notice, { ...ofParcel(order), shops: HOME }))

    const rest = '的订单已由顺丰速运发出，单号SF0000000000001，预计3至5天送达，请留意查收。'
    expect(texts).toEqual([
      `朱女士您好，您在坚果小铺${rest}如有疑问，请拨${HOTLINE}。`,
      `朱女士您好，您在Mira${rest}`,
      `朱女士您好，您${rest}`,
    ])
  })

  it('the lender in a reminder of one loan and of several, unless they are owed to several', () => {
    const texts = [ofLoans('mira'), ofLoans('mira', 'mira'), ofLoans(null, 'mira'), ofLoans('other')].map((fields) =>
      said(reminder, { ...fields, shops: HOME }),
    )

    expect(texts).toEqual([
      expect.stringMatching(/^朱女士您好，Mira提醒您，尾号0001的分期第3期应还/),
      expect.stringMatching(/^朱女士您好，您在Mira有2笔分期近期到期，/),
      expect.stringMatching(/^朱女士您好，您有2笔分期近期到期，/),
      expect.stringMatching(/^朱女士您好，尾号0001的分期/),
    ])
  })

  it('the same in English', () => {
    const fields = { language: 'en' as const, shops: HOME }

    expect(said(nudge, { ...ofOrder(OF_MIRA), ...fields })).toContain('500g from Mira is not paid yet: 178.00 CNY.')
    expect(said(notice, { ...ofParcel({}), ...fields })).toMatch(
      /your order from 坚果小铺 is .* Questions: 400-000-0000\.$/,
    )
    expect(said(reminder, { ...ofLoans('mira'), ...fields })).toContain('3948.02 CNY to Mira (contract 0001,')
    expect(said(reminder, { ...ofLoans('mira', 'mira'), ...fields })).toContain('2 instalments to Mira are due soon,')
  })

  it('the only shop where none is known as home', () => {
    const only: ShopSettings = { ...shopSettings(aShop()), home: null }
    const two: ShopSettings = { ...HOME, home: null }

    expect(said(reminder, { ...ofLoans(null), shops: only })).toContain('坚果小铺提醒您，')
    expect(said(reminder, { ...ofLoans(null), shops: two })).not.toContain('提醒您')
  })
})

describe('the text of a campaign from before', () => {
  it('stays as it was, with the sections that it has, also where the shop is known', () => {
    const nudgeText =
      '{{name}}您好，应付{{amount:money}}{{currency}}。{{#shipsToday}}{{payBefore:time}}前付款，今天发出。{{/shipsToday}}{{#shipsLater}}{{shipDay:date}}发出。{{/shipsLater}}'
    const loanText = '{{name}}您好，{{#dueLater}}还款日{{due:date}}{{/dueLater}}{{#dueToday}}今天到期{{/dueToday}}。'
    const settings = { cutOffs: [{ time: '16:00', days: [2] }] }
    const withText = (kind: Kind, zh: string, own = {}) => ({
      content: { ...contentOf(kind, own), template: { zh, en: '' } },
      shops: HOME,
    })

    const nudged = { ...ofOrder({}), ...withText(nudge, nudgeText, settings) }
    expect(said(nudge, nudged)).toBe('朱女士您好，应付178.00元。15:50前付款，今天发出。')
    expect(said(nudge, { ...nudged, now: '2026-12-01T16:00:00+08:00' })).toBe('朱女士您好，应付178.00元。12月8日发出。')
    expect(said(reminder, { ...ofLoans('mira'), ...withText(reminder, loanText) })).toBe('朱女士您好，还款日12月20日。')
  })
})

describe('the cut-offs of a nudge', () => {
  const cutOffs = [{ time: '16:00', days: [1, 2, 3, 4, 5] }]
  const shops = shopSettings(aShop({ cutOffs }), aShop({ id: 'mira', name: 'Mira' }))
  const placedAt = new Date('2026-12-01T13:00:00+08:00')
  const planned = (order: Partial<Order>, settings = {}, known: ShopSettings | null = shops) =>
    nudge
      .plan({ order: anOrder({ placedAt, ...order }), shipment: null, shops: known }, contentOf(nudge, settings))
      .map(({ dueAt }) => dueAt.toISOString())

  it('are the shop’s own where the campaign names none', () => {
    expect(planned({})).toEqual(['2026-12-01T06:30:00.000Z'])
    expect(said(nudge, { ...ofOrder({}), shops })).toContain('。15:50前付款，预计今天发出。')
  })

  it('are those of the campaign where it names some', () => {
    const settings = { cutOffs: [{ time: '18:00', days: [2] }] }

    expect(planned({}, settings)).toEqual(['2026-12-01T08:30:00.000Z'])
    expect(said(nudge, { ...ofOrder({}), settings, shops })).toContain('。17:50前付款，预计今天发出。')
  })

  it('are none of another shop’s, and none where nothing is known', () => {
    expect(planned(OF_MIRA)).toEqual(['2026-12-01T05:30:00.000Z'])
    expect(planned({}, {}, null)).toEqual(['2026-12-01T05:30:00.000Z'])
  })
})
