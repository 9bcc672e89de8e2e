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
      '2 days after: Visit done, at 10:00',
    ],
    [
      'contract',
      { anchor: { date: 'record.ends' }, offset: before(1, 'months') },
      '“到期日”前1个月',
      '1 month before: Ends',
    ],
    ['contact', { anchor: { date: 'contact.custom.保险到期日' } }, '保险到期日', '保险到期日'],
    [
      'shipment',
      { anchor: { silence: ['shipped', 'updated'] }, offset: after(48, 'hours') },
      '“包裹发货”之后48小时没有新消息',
      'No news for 48 hours after: Shipment shipped',
    ],
    ['order', { anchor: { hand: true } }, '由同事发出', 'Sent by hand'],
  ])('about a %s by %j', (about, moment, zh, en) => {
    const step = Step.parse({ ...aStep(), moment: Moment.parse(moment) })

    expect(namesOfStep(step, { about })).toEqual({ zh, en })
  })
})
