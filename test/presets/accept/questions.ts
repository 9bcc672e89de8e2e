import { ofOrder, ofRecord, placed, says, shipped, tracked } from '../happenings.ts'
import type { AcceptRow } from '../play-row.ts'

const PAID = { payment: { method: 'online', status: 'paid' } }

export const QUESTION_ROWS: readonly AcceptRow[] = [
  {
    row: 'request 10:00 → 10:30; reply "4" → task "质量" in 2 working hours',
    preset: 'refund-question',
    play: [
      ['2026-12-01 09:00', placed('SO-1', PAID)],
      ['2026-12-01 10:00', ofOrder('refund-requested', 'SO-1')],
      ['2026-12-01 10:40', says('4')],
    ],
    until: '2026-12-02 12:00',
    texts: [['2026-12-01 10:30', '坚果礼盒 500g的退款申请已收到，正在办理。']],
    facts: { 'order/SO-1': { 'refund-reason': '2026-12-01 10:40' } },
    fields: { 'order/SO-1': { reason: 'quality' } },
    tasks: [['quality', 'after-sales', '2026-12-01 12:40']],
  },
  {
    row: 'order was told out-of-stock → none, reason asked-already',
    preset: 'refund-question',
    beside: ['out-of-stock'],
    play: [
      ['2026-12-01 09:00', placed('SO-1', PAID), placed('SO-2', PAID)],
      ['2026-12-01 10:00', ofOrder('out-of-stock', 'SO-1', { sku: 'NUT-500' })],
      ['2026-12-01 10:10', ofOrder('refund-requested', 'SO-1')],
      ['2026-12-01 11:00', ofOrder('refund-requested', 'SO-2')],
    ],
    until: '2026-12-03 12:00',
    texts: [
      ['2026-12-01 10:00', '订单SO-1的坚果礼盒 500g缺货。'],
      ['2026-12-01 11:30', '退款申请已收到'],
    ],
    unsent: ['cancelled asked-already', 'suppressed condition-not-met', 'suppressed condition-not-met'],
  },
  {
    row: 'order was told out-of-stock → none; text → reason "other" with the words',
    preset: 'refund-question',
    play: [
      ['2026-12-01 09:00', placed('SO-1', PAID), placed('SO-2', PAID)],
      ['2026-12-01 10:00', ofOrder('out-of-stock', 'SO-1', { sku: 'NUT-500' })],
      ['2026-12-01 10:10', ofOrder('refund-requested', 'SO-1')],
      ['2026-12-01 11:00', ofOrder('refund-requested', 'SO-2')],
      ['2026-12-01 11:40', says('家里已经有了')],
    ],
    until: '2026-12-02 12:00',
    texts: [['2026-12-01 11:30', '退款申请已收到']],
    fields: { 'order/SO-2': { reason: 'other', words: '家里已经有了' } },
    tasks: [],
  },
  {
    row: 'courier asks for money → answer within a minute, task urgent; reply "10元" → task carries 1000 minor units',
    preset: 'courier-fee',
    play: [
      ['2026-12-01 09:00', placed('SO-1', PAID)],
      ['2026-12-03 14:00', ofRecord('case', 'opened', 'K-1', { orderId: 'SO-1', what: 'courier-fee' })],
      ['2026-12-03 14:10', says('10元')],
    ],
    until: '2026-12-04 12:00',
    texts: [['2026-12-03 14:00', '运费我们已付，请不要再付给快递员。']],
    facts: { 'case/K-1': { choice: '2026-12-03 14:10' } },
    fields: { 'case/K-1': { paidMinor: 1000 } },
    tasks: [
      ['courier-fee', 'after-sales', '2026-12-03 14:30'],
      ['refund-courier-fee', 'finance', '2026-12-04 14:10'],
    ],
    topics: ['10元'],
  },
  {
    row: 'opened 10:00 notSigned → text says 拒收; decided 15:00 with choice → 15:00; no answer 24 h → task call',
    preset: 'damage-report',
    play: [
      ['2026-12-01 09:00', placed('SO-1', PAID)],
      [
        '2026-12-01 10:00',
        ofRecord('case', 'opened', 'K-1', { orderId: 'SO-1', what: 'damage', item: '杯子', signed: false }),
      ],
      ['2026-12-01 15:00', ofRecord('case', 'decided', 'K-1', { result: '可以补发', offer: '补发' })],
    ],
    until: '2026-12-02 15:10',
    texts: [
      ['2026-12-01 10:00', '很抱歉杯子有问题。请把照片发到订单的售后申请里，我们看后马上处理。还没签收的话请先拒收。'],
      ['2026-12-01 15:00', '杯子的处理结果：可以补发。要补发回1，要退款回2。'],
    ],
    tasks: [['call', 'after-sales', '2026-12-03 10:00']],
  },
  {
    row: '1/2 → case.choice; 2 asks for the refund of the order',
    preset: 'damage-report',
    play: [
      ['2026-12-01 09:00', placed('SO-1', PAID)],
      [
        '2026-12-01 10:00',
        ofRecord('case', 'opened', 'K-1', { orderId: 'SO-1', what: 'damage', item: '杯子', signed: true }),
      ],
      ['2026-12-01 15:00', ofRecord('case', 'decided', 'K-1', { result: '可以补发', offer: '补发' })],
      ['2026-12-01 15:30', says('2')],
    ],
    until: '2026-12-03 15:10',
    texts: [
      ['2026-12-01 10:00', /我们看后马上处理。$/u],
      ['2026-12-01 15:00', '杯子的处理结果'],
    ],
    facts: {
      'case/K-1': { choice: '2026-12-01 15:30' },
      'order/SO-1': { 'refund-requested': '2026-12-01 15:30' },
    },
    tasks: [],
    webhooks: ['case.choice', 'order.refund-requested'],
  },
  {
    row: 'stop-failed 12-01 → one text (§5.15), and no shipment-notice',
    preset: 'refuse-parcel',
    beside: ['shipment-notice'],
    play: [
      ['2026-12-01 09:00', placed('SO-1', { ...PAID, carrier: '中通快递' })],
      ['2026-12-01 10:00', ofOrder('stop-failed', 'SO-1')],
      ['2026-12-01 11:00', shipped('SO-1', 'S1')],
      ['2026-12-03 11:00', tracked('S1', 'out_for_delivery')],
    ],
    until: '2026-12-05 12:00',
    texts: [
      ['2026-12-01 10:00', '订单SO-1已寄出，没能拦下。中通快递送到时请拒收，退回后为您退款178.00元。已签收请回1。'],
    ],
  },
  {
    row: 'hold-requested 10:00, shipped 11:00 → this text instead of shipment-notice',
    preset: 'shipped-by-mistake',
    beside: ['shipment-notice'],
    play: [
      ['2026-12-01 09:00', placed('SO-1', PAID)],
      ['2026-12-01 10:00', ofOrder('hold-requested', 'SO-1')],
      ['2026-12-01 11:00', shipped('SO-1', 'S1')],
      ['2026-12-01 11:30', says('1')],
    ],
    until: '2026-12-05 12:00',
    texts: [['2026-12-01 11:00', '您要求暂缓的坚果礼盒 500g已误发，单号ZTS1。']],
    facts: { 'order/SO-1': { kept: '2026-12-01 11:30' } },
    tasks: [['shipped-although-held', 'shop', '2026-12-01 12:00']],
    webhooks: ['order.kept', 'task.opened'],
  },
  {
    row: 'reply "8号" on 12-03 → wish 2026-12-08',
    preset: 'away-choice',
    play: [
      ['2026-12-01 09:00', placed('SO-1', PAID)],
      ['2026-12-01 18:00', shipped('SO-1', 'S1')],
      ['2026-12-03 14:00', tracked('S1', 'attempt_failed')],
      ['2026-12-03 14:20', says('8号')],
    ],
    until: '2026-12-05 12:00',
    texts: [['2026-12-03 14:00', '订单SO-1：暂缓送货回1，放代收点回2，改天送请回日期']],
    facts: { 'shipment/S1': { 'delivery-wish': '2026-12-03 14:20' } },
    fields: { 'shipment/S1': { on: '2026-12-08', how: 'day' } },
    tasks: [],
    webhooks: ['shipment.delivery-wish'],
  },
  {
    row: 'reply "13月1日" → task, not a guess',
    preset: 'away-choice',
    play: [
      ['2026-12-01 09:00', placed('SO-1', PAID)],
      ['2026-12-01 18:00', shipped('SO-1', 'S1')],
      ['2026-12-03 14:00', tracked('S1', 'attempt_failed')],
      ['2026-12-03 14:20', says('13月1日')],
    ],
    until: '2026-12-05 12:00',
    texts: [['2026-12-03 14:00', '订单SO-1']],
    facts: { 'shipment/S1': { 'delivery-wish': null } },
    tasks: [['delivery-wish', 'shop', '2026-12-03 16:20']],
    topics: ['13月1日'],
  },
  {
    row: 'urgent call inside the ring 10:00 → staff clock 12:00',
    preset: 'visit-appointment',
    play: [
      [
        '2026-12-01 10:00',
        ofRecord('visit', 'arranged', 'V-1', { what: '修漏水', urgent: true, inRing: true }),
        ofRecord('visit', 'arranged', 'V-2', { what: '修漏水', urgent: true, inRing: false }),
        ofRecord('visit', 'arranged', 'V-3', { what: '修漏水', inRing: true }),
      ],
    ],
    until: '2026-12-01 13:00',
    texts: [],
    tasks: [
      ['on-site', 'repair', '2026-12-01 12:00'],
      ['on-site', 'repair', '2026-12-02 10:00'],
    ],
  },
  {
    row: 'arranged 12-01 for 12-03 09–11: ask 12-01, remind 12-02 18:00; moved to 12-04 after the reminder → ask again, remind 12-03 18:00',
    preset: 'visit-appointment',
    play: [
      [
        '2026-12-01 09:00',
        ofRecord('visit', 'arranged', 'V-1', {
          ...{ what: '修漏水', day: '2026-12-03', from: '09:00', until: '11:00', worker: '王师傅' },
        }),
      ],
      ['2026-12-01 09:30', says('1')],
      ['2026-12-02 19:00', ofRecord('visit', 'moved', 'V-1', { day: '2026-12-04' })],
    ],
    until: '2026-12-03 18:30',
    texts: [
      ['2026-12-01 09:00', '修漏水约在12月3日，09:00至11:00，王师傅上门。可以回1'],
      ['2026-12-02 18:00', '提醒您：12月3日，09:00至11:00，王师傅上门（修漏水）。'],
      ['2026-12-02 19:00', '修漏水约在12月4日，09:00至11:00，王师傅上门。'],
      ['2026-12-03 18:00', '提醒您：12月4日，09:00至11:00'],
    ],
    facts: { 'visit/V-1': { confirmed: '2026-12-01 09:30' } },
    tasks: [],
  },
  {
    row: 'resolved 15:00, phone note 15:10 → no text',
    preset: 'complaint-result',
    play: [
      ['2026-12-01 09:00', ofRecord('complaint', 'opened', 'K-1', { topic: '漏发', level: 'minor' })],
      ['2026-12-01 15:00', ofRecord('complaint', 'resolved', 'K-1', { result: '已补发' })],
      ['2026-12-01 15:10', ofRecord('complaint', 'told', 'K-1')],
    ],
    until: '2026-12-02 21:00',
    texts: [],
    tasks: [],
  },
  {
    row: 'no note by 17:30 → task; text 19:00 if still none; 2 → reopened, supervisor task',
    preset: 'complaint-result',
    play: [
      ['2026-12-01 09:00', ofRecord('complaint', 'opened', 'K-1', { topic: '漏发', level: 'minor' })],
      ['2026-12-01 15:00', ofRecord('complaint', 'resolved', 'K-1', { result: '已补发' })],
      ['2026-12-01 19:20', says('2')],
    ],
    until: '2026-12-02 21:00',
    texts: [['2026-12-01 19:00', '您反映的漏发已处理：已补发。满意回1，还有问题回2。']],
    facts: { 'complaint/K-1': { reopened: '2026-12-01 19:20' } },
    tasks: [
      ['complaint-reopened', 'supervisor', '2026-12-02 19:20'],
      ['tell-result', 'handler', '2026-12-01 19:00'],
    ],
  },
]
