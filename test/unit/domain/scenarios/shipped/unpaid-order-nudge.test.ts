import { describe, expect, it } from 'vitest'
import type { Order } from '#shared/contracts/record.ts'
import { unpaidOrderNudge as nudge } from '#shared/domain/scenarios/shipped/unpaid-order-nudge.ts'
import { contentOf, type JudgingFields, settingFaults, textOf, verdictOf } from '../../../../builders/judging.ts'
import { anOrder, orderDetails } from '../../../../builders/record.ts'

const CUT_OFF = { cutOffs: [{ time: '16:00', days: [1, 2, 3, 4, 5] }] }

function about(order: Partial<Order>, sameBasket: Partial<Order>[] = []): JudgingFields {
  return {
    record: { type: 'order', order: anOrder(order), sameBasket: sameBasket.map(anOrder) },
    message: { subject: { type: 'order', id: 'SO-1' } },
  }
}

function planned(order: Partial<Order>, settings: Record<string, unknown> = {}) {
  return nudge.plan({ order: anOrder(order), shipment: null }, contentOf(nudge, settings))
}

/** Wall-clock of Shanghai, `MM-DD HH:mm`. */
function dues(order: Partial<Order>, settings: Record<string, unknown> = {}): string[] {
  return planned(order, settings).map(({ dueAt }) => shanghai(dueAt))
}

function shanghai(at: Date): string {
  return new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(5, 16).replace('T', ' ')
}

/** Placed on Tuesday 2026-12-01 at this time in Shanghai, open for three days. */
function placedAt(time: string, closesAt: Date | null = null): Partial<Order> {
  return { placedAt: new Date(`2026-12-01T${time}:00+08:00`), details: orderDetails({ closesAt }) }
}

describe('the text of a nudge', () => {
  it.each([
    ['zh', {}, '朱女士您好，您选的坚果礼盒 500g还未付款，应付178.00元。如已付款，请忽略。'],
    [
      'zh',
      CUT_OFF,
      '朱女士您好，您选的坚果礼盒 500g还未付款，应付178.00元。15:50前付款，预计今天发出。如已付款，请忽略。',
    ],
    [
      'en',
      CUT_OFF,
      'Dear 朱慧, your 坚果礼盒 500g is not paid yet: 178.00 CNY. Pay before 15:50 and it should ship today. Already paid? Please ignore this.',
    ],
  ] as const)('in %s with %j', (language, settings, text) => {
    const told = textOf(nudge, { ...about({}), settings, language })

    expect(told).toEqual({ text, parts: language === 'zh' ? 1 : 2 })
  })

  it('names the day of shipping, not "tomorrow", once the cut-off is near', () => {
    const told = textOf(nudge, { ...about({}), settings: CUT_OFF, now: '2026-12-04T15:50:00+08:00' })

    expect(told).toEqual({
      text: '朱女士您好，您选的坚果礼盒 500g还未付款，应付178.00元。现在付款，预计12月7日发出。如已付款，请忽略。',
      parts: 1,
    })
  })

  it('greets somebody unknown without a name, and calls an unnamed article 商品', () => {
    const details = orderDetails({ items: [] })

    const told = textOf(nudge, { ...about({ details }), contact: { name: null, salutation: null } })

    expect(told).toMatchObject({ text: '您好，您选的商品还未付款，应付178.00元。如已付款，请忽略。' })
  })

  it.each([
    ['zh', [['A', '茶叶']], '您选的茶叶还未付款'],
    [
      'zh',
      [
        ['A', '茶叶'],
        ['B', '茶杯'],
      ],
      '您选的茶叶等商品还未付款',
    ],
    [
      'zh',
      [
        ['A', ''],
        ['B', '茶杯'],
      ],
      '您选的茶杯等商品还未付款',
    ],
    [
      'zh',
      [
        ['A', '茶叶'],
        ['A', '茶叶'],
      ],
      '您选的茶叶还未付款',
    ],
    [
      'zh',
      [
        ['A', ' '],
        ['B', ''],
      ],
      '您选的商品还未付款',
    ],
    [
      'zh',
      [
        ['A', '茶'.repeat(80)],
        ['B', '茶杯'],
      ],
      `${'茶'.repeat(50)}等商品还未付款`,
    ],
    [
      'en',
      [
        ['A', 'Tea'],
        ['B', 'Cup'],
      ],
      'your Tea and more is not paid yet',
    ],
  ] as const)('names in %s what was ordered: %j', (language, articles, words) => {
    const items = articles.map(([sku, name]) => ({ sku, name, quantity: 1 }))

    expect(textOf(nudge, { ...about({ details: orderDetails({ items }) }), language })).toMatchObject({
      text: expect.stringContaining(words),
    })
  })

  it('writes other currencies by name, without a sign', () => {
    const details = orderDetails({ currency: 'USD', totalMinor: 1250 })

    expect(textOf(nudge, about({ details }))).toMatchObject({ text: expect.stringContaining('应付12.50美元。') })
  })
})

describe('the sum of a nudge', () => {
  it.each([
    [{ partlyPaid: true, paidMinor: 5000 }, '应付128.00元'],
    [{ paidMinor: 5000 }, '应付128.00元'],
    [{ currency: 'IDR', totalMinor: 15_000_000 }, '应付150000.00IDR'],
    [{ currency: 'HUF', totalMinor: 499_000 }, '应付4990.00HUF'],
  ])('of an order with %j is what is left, as ISO 4217 writes it', (details, words) => {
    expect(textOf(nudge, about({ details: orderDetails(details) }))).toMatchObject({
      text: expect.stringContaining(words),
    })
  })

  it.each([
    [{ totalMinor: 0 }, 'suppressed: nothing-to-pay'],
    [{ paidMinor: 17_800 }, 'suppressed: nothing-to-pay'],
    [{ paidMinor: 20_000, partlyPaid: true }, 'suppressed: nothing-to-pay'],
    [{ totalMinor: 0, partlyPaid: true }, 'suppressed: nothing-to-pay'],
    [{ partlyPaid: true }, 'suppressed: partly-paid'],
    [{ partlyPaid: true, paidMinor: 0 }, 'suppressed: partly-paid'],
    [{ currency: 'ABC' }, 'suppressed: missing-value'],
  ])('is never asked for with %j: %s', (details, verdict) => {
    expect(verdictOf(nudge, about({ details: orderDetails(details) }))).toBe(verdict)
    expect(planned({ details: orderDetails(details) })).toHaveLength(1)
  })
})

describe('when a nudge is due', () => {
  it.each([
    ['10:00', {}, '12-01 10:30'],
    ['10:00', { delayMinutes: 5 }, '12-01 10:05'],
    ['10:00', CUT_OFF, '12-01 14:30'],
    ['14:50', CUT_OFF, '12-01 15:20'],
    ['15:25', CUT_OFF, '12-01 15:40'],
    ['15:45', CUT_OFF, '12-02 09:00'],
    ['10:00', { cutOffs: [...CUT_OFF.cutOffs, { time: '18:00', days: [2] }] }, '12-01 16:30'],
  ])('placed at %s with %j: %s', (time, settings, due) => {
    expect(dues(placedAt(time), settings)).toEqual([due])
  })

  it('is an hour before closing at the latest, and too late half an hour before it', () => {
    const order = placedAt('10:00', new Date('2026-12-01T14:00:00+08:00'))

    const [occurrence] = planned(order, { delayMinutes: 300 })

    expect([occurrence?.dueAt, occurrence?.notAfter].map((at) => at && shanghai(at))).toEqual([
      '12-01 13:00',
      '12-01 13:30',
    ])
  })

  it.each([
    ['11:15', '12-01 10:15', '12-01 10:45'],
    ['11:14', '12-01 10:30', '12-01 10:52'],
    ['10:30', '12-01 10:15', '12-01 10:22'],
    ['10:10', '12-01 10:05', '12-01 10:07'],
    ['09:00', '12-01 10:00', '12-01 09:30'],
  ])('of an order placed at 10:00 that closes at %s is due at %s, too late at %s', (closes, due, tooLate) => {
    const order = placedAt('10:00', new Date(`2026-12-01T${closes}:00+08:00`))

    const [occurrence] = planned(order)

    expect([occurrence?.dueAt, occurrence?.notAfter].map((at) => at && shanghai(at))).toEqual([due, tooLate])
  })

  it('has lost its use a day after it was due', () => {
    const [occurrence] = planned(placedAt('10:00'))

    expect(occurrence?.notAfter).toEqual(new Date('2026-12-02T10:30:00+08:00'))
  })

  it.each([
    ['10:00', null, ['12-01 10:30', '12-02 06:00']],
    ['10:00', '2026-12-01T11:30:00+08:00', ['12-01 10:30']],
    ['10:00', '2026-12-02T05:00:00+08:00', ['12-01 10:30', '12-02 04:00']],
    ['20:45', '2026-12-04T20:45:00+08:00', ['12-01 21:15', '12-02 16:45']],
  ])('placed at %s, closing %s, twice: %j', (time, closes, expected) => {
    const order = placedAt(time, closes === null ? null : new Date(closes))

    expect(dues(order, { secondAfterMinutes: 1200 })).toEqual(expected)
  })

  it('leaves an hour between the two, also when the first waits for the morning', () => {
    expect(dues(placedAt('20:45'), { secondAfterMinutes: 60 })).toEqual(['12-01 21:15', '12-02 09:00'])
  })

  it('is keyed by the day of the order and the number of the nudge', () => {
    const keys = planned(placedAt('10:00'), { secondAfterMinutes: 1200 }).map(({ key }) => key)

    expect(keys).toEqual(['2026-12-01#unpaid-order-nudge#SO-1#1', '2026-12-01#unpaid-order-nudge#SO-1#2'])
  })
})

const AT = new Date('2026-12-01T01:00:00Z')
const STOPS: [Partial<Order>, string][] = [
  [{ paidAt: AT }, 'cancelled: order-paid'],
  [{ details: orderDetails({ placedPaid: true }) }, 'cancelled: order-paid'],
  [{ cancelledAt: AT }, 'cancelled: order-cancelled'],
  [{ closedAt: AT }, 'cancelled: order-closed'],
  [{ refundRequestedAt: AT }, 'cancelled: refund-requested'],
  [{ outOfStockAt: AT }, 'cancelled: out-of-stock'],
  [{ remittanceAnnouncedAt: AT }, 'cancelled: remittance-announced'],
  [{ remittanceReceivedAt: AT }, 'cancelled: remittance-announced'],
  [{ deliveredAt: AT }, 'cancelled: order-delivered'],
  [{ shipmentIds: ['SH-1'] }, 'cancelled: order-shipped'],
]

describe('a nudge is stopped', () => {
  it.each(STOPS)('by %j: %s', (facts, verdict) => {
    expect(verdictOf(nudge, about(facts))).toBe(verdict)
    expect(planned(facts)).toEqual([])
  })

  it.each([
    ['paid', { id: 'SO-0', paidAt: AT }, 'suppressed: duplicate-paid'],
    ['placed paid', { id: 'SO-2', details: orderDetails({ placedPaid: true }) }, 'suppressed: duplicate-paid'],
    ['newer', { id: 'SO-2', placedAt: new Date('2026-12-01T00:06:00Z') }, 'suppressed: duplicate-newer'],
    ['of the same second with a later id', { id: 'SO-2' }, 'suppressed: duplicate-newer'],
    ['of the same second with an earlier id', { id: 'SO-0' }, 'send'],
    ['older', { id: 'SO-0', placedAt: new Date('2026-12-01T00:04:00Z') }, 'send'],
    ['newer but cancelled', { id: 'SO-2', placedAt: new Date('2026-12-01T00:06:00Z'), cancelledAt: AT }, 'send'],
  ] satisfies [string, Partial<Order>, string][])(
    'or not, by an order for the same basket that is %s',
    (_, other, verdict) => {
      expect(verdictOf(nudge, about({}, [other]))).toBe(verdict)
    },
  )

  it('is never planned for cash on delivery', () => {
    expect(planned({ details: orderDetails({ paymentMethod: 'cod' }) })).toEqual([])
  })

  it('is held back where the order is not known', () => {
    expect(verdictOf(nudge)).toBe('suppressed: record-unknown')
  })
})

describe('settings of a nudge', () => {
  it('have defaults', () => {
    expect(nudge.settings.parse({})).toEqual({
      ...{ aim: 'last', delayMinutes: 30, secondAfterMinutes: null, cutOffs: [], observeHolidays: true },
      ...{ leadMinutes: 90, guardMinutes: 20, zone: 'Asia/Shanghai' },
    })
  })

  it.each([
    [{ delayMinutes: 0 }, 'delayMinutes'],
    [{ delayMinutes: 1441 }, 'delayMinutes'],
    [{ secondAfterMinutes: 59 }, 'secondAfterMinutes'],
    [{ cutOffs: [{ time: '25:00', days: [1] }] }, 'cutOffs.0.time'],
    [{ cutOffs: [{ time: '16:00', days: [] }] }, 'cutOffs.0.days'],
    [{ cutOffs: [{ time: '16:00', days: [8] }] }, 'cutOffs.0.days.0'],
    [{ guardMinutes: 10 }, 'guardMinutes'],
    [{ zone: 'Shanghai' }, 'zone'],
    [{ surprise: 1 }, ''],
  ])('refuse %j', (settings, path) => {
    expect(settingFaults(nudge, settings)).toEqual([expect.stringMatching(new RegExp(`^${path}: `))])
  })
})
