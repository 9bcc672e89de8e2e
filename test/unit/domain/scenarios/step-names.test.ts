import { describe, expect, it } from 'vitest'
import { Moment, Step } from '#shared/contracts/scenario.ts'
import { namesOfStep } from '#shared/domain/scenarios/step-names.ts'
import { aStep } from '../../../builders/scenario.ts'

type GivenMoment = Parameters<typeof Moment.parse>[0]
const before = (n: number, unit: string) => ({ n, unit, side: 'before' })
const after = (n: number, unit: string) => ({ n, unit, side: 'after' })

describe('what a step is called', () => {
  it.each<[string, GivenMoment, string, string]>([
    ['refund', { anchor: { fact: 'registered' } }, '退款已登记', 'Refund registered'],
    [
      'visit',
      { anchor: { fact: 'done' }, offset: after(2, 'days'), place: { at: '10:00' } },
      '“上门已完成”后2天，10:00',
      '2 days after “Visit done”, at 10:00',
    ],
    [
      'contract',
      { anchor: { date: 'record.ends' }, offset: before(1, 'months') },
      '“到期日”前1个月',
      '1 month before “Ends”',
    ],
    ['contact', { anchor: { date: 'contact.custom.保险到期日' } }, '保险到期日', '保险到期日'],
    [
      'shipment',
      { anchor: { silence: ['shipped', 'updated'] }, offset: after(48, 'hours') },
      '“包裹发货”之后48小时没有新消息',
      'No news for 48 hours after “Shipment shipped”',
    ],
    ['order', { anchor: { hand: true } }, '由同事发出', 'Sent by hand'],
    ['order', { anchor: { fact: 'changed' } }, '订单有改动', 'Order changed'],
    ['lead', { anchor: { fact: 'asked' } }, '已咨询', 'Lead asked'],
    [
      'contact',
      { anchor: { calendar: { monthDays: [1, 22, 'last'] } }, place: { at: '09:00' } },
      '每月1日、22日、最后一天，09:00',
      'The 1st, 22nd, last day of each month, at 09:00',
    ],
    ['contact', { anchor: { calendar: { weekdays: [1, 7] } } }, '每周一、日', 'Every Monday, Sunday'],
    ['contact', { anchor: { calendar: { nth: 3, weekday: 6 } } }, '每月第3个周六', 'The 3rd Saturday of each month'],
    [
      'contact',
      { anchor: { calendar: { nth: 'last', weekday: 5 } } },
      '每月最后一个周五',
      'The last Friday of each month',
    ],
    ['contact', { anchor: { calendar: { festivals: ['mid-autumn'] } } }, '中秋节', 'Mid-Autumn Festival'],
    ['contact', { anchor: { calendar: { dates: ['2026-12-12'] } } }, '2026-12-12', '2026-12-12'],
  ])('about a %s by %j', (about, moment, zh, en) => {
    const step = Step.parse({ ...aStep(), moment: Moment.parse(moment) })

    expect(namesOfStep(step, { about })).toEqual({ zh, en })
  })
})
