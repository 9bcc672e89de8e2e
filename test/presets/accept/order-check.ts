import { ofOrder, placed, says, shipped } from '../happenings.ts'
import type { AcceptRow, Happening } from '../play-row.ts'

const COD = { payment: { method: 'cod', status: 'unpaid', codTotalMinor: 19800, onlineTotalMinor: 18800 } }
const TO = { regionCode: '440305', name: '罗娜', phone: '19900000001', address: '深圳市南山区科苑路1号' }
const PAID = { payment: { method: 'online', status: 'paid' }, shipTo: TO, carrier: '中通快递', shipBy: '2026-12-02' }
const EXCEPT = { carrier: '中通快递', exceptRegions: ['5424'] }
const REACH: Happening = {
  put: '/api/settings/shops',
  body: { items: [{ id: 'demo', name: '演示店', reach: [EXCEPT] }] },
}
const ASKED = '请核对：罗娜，手机尾号0001，深圳市南山区科苑路1号，坚果礼盒 500g共2件，中通快递，预计12月2日发出'

export const ORDER_CHECK_ROWS: readonly AcceptRow[] = [
  {
    row: 'placed 09:00, reply "1" 09:05 → webhook order.cod-confirmed once although the reply comes twice',
    preset: 'cod-confirm',
    play: [
      ['2026-12-01 09:00', placed('SO-1', COD)],
      ['2026-12-01 09:05', says('1', 'in-cod'), says('1', 'in-cod')],
    ],
    until: '2026-12-03 12:00',
    texts: [['2026-12-01 09:00', '订单SO-1收货时应付198.00元，比在线付款多10.00元。同意回1']],
    facts: { 'order/SO-1': { 'cod-confirmed': '2026-12-01 09:05' } },
    tasks: [],
    webhooks: ['order.cod-confirmed'],
  },
  {
    row: 'no reply → 13:00 second, next day 09:00 task "call"',
    preset: 'cod-confirm',
    play: [['2026-12-01 09:00', placed('SO-1', COD)]],
    until: '2026-12-02 09:30',
    texts: [
      ['2026-12-01 09:00', '货到付款订单SO-1'],
      ['2026-12-01 13:00', '货到付款订单SO-1'],
    ],
    tasks: [['call', 'agent', '2026-12-02 13:00']],
    webhooks: ['task.opened'],
  },
  {
    row: 'night order 23:10 → asks 08:00',
    preset: 'cod-confirm',
    play: [['2026-12-01 23:10', placed('SO-1', COD)]],
    until: '2026-12-02 12:30',
    texts: [
      ['2026-12-02 08:00', '货到付款订单SO-1'],
      ['2026-12-02 12:00', '货到付款订单SO-1'],
    ],
  },
  {
    row: 'paid 10:00; reply "２ 改到宝安" (full width) → order.hold-requested + task with the text',
    preset: 'order-check',
    play: [
      ['2026-12-01 10:00', placed('SO-1', PAID)],
      ['2026-12-01 10:20', says('２ 改到宝安')],
    ],
    until: '2026-12-02 12:00',
    texts: [['2026-12-01 10:00', ASKED]],
    facts: { 'order/SO-1': { 'hold-requested': '2026-12-01 10:20' } },
    tasks: [['change-address', 'agent', '2026-12-01 10:50']],
    topics: ['２ 改到宝安'],
    webhooks: ['order.hold-requested', 'task.opened'],
  },
  {
    row: 'shipped before the reply → task says "already shipped"',
    preset: 'order-check',
    play: [
      ['2026-12-01 10:00', placed('SO-1', PAID)],
      ['2026-12-01 11:00', shipped('SO-1', 'S1')],
      ['2026-12-01 11:20', says('2')],
    ],
    until: '2026-12-02 12:00',
    texts: [['2026-12-01 10:00', ASKED]],
    facts: { 'order/SO-1': { 'hold-requested': null } },
    tasks: [['change-address-already-shipped', 'agent', '2026-12-01 11:50']],
  },
  {
    row: 'carrier does not serve 542400 → staff first, no text',
    preset: 'order-check',
    play: [
      ['2026-12-01 09:00', REACH],
      ['2026-12-01 10:00', placed('SO-1', { ...PAID, shipTo: { ...TO, regionCode: '542400' } })],
    ],
    until: '2026-12-02 12:00',
    texts: [],
    tasks: [['carrier-does-not-serve', 'agent', '2026-12-01 10:30']],
  },
  {
    row: 'paid 10:00, OOS 10:30 → one text 10:30 + task "拿下面单" if labelPrinted',
    preset: 'out-of-stock',
    play: [
      ['2026-12-01 10:00', placed('SO-1', PAID)],
      ['2026-12-01 10:10', ofOrder('label-printed', 'SO-1')],
      ['2026-12-01 10:30', ofOrder('out-of-stock', 'SO-1', { sku: 'NUT-500', backOn: '2026-12-20' })],
      ['2026-12-01 10:40', says('2')],
    ],
    until: '2026-12-03 12:00',
    texts: [['2026-12-01 10:30', '订单SO-1的坚果礼盒 500g缺货。退款回1，等货回2（预计12月20日到）。给您添麻烦了。']],
    facts: { 'order/SO-1': { kept: '2026-12-01 10:40' } },
    tasks: [['withdraw-label', 'packer', '2026-12-01 11:30']],
  },
  {
    row: 'neither waiting nor another article is on offer → 2 and 3 are for the inbox, and 1 still counts',
    preset: 'out-of-stock',
    play: [
      ['2026-12-01 10:00', placed('SO-1', PAID)],
      ['2026-12-01 10:30', ofOrder('out-of-stock', 'SO-1', { sku: 'NUT-500' })],
      ['2026-12-01 10:40', says('2')],
      ['2026-12-01 10:45', says('3')],
      ['2026-12-01 10:50', says('1')],
    ],
    until: '2026-12-03 12:00',
    texts: [['2026-12-01 10:30', '订单SO-1的坚果礼盒 500g缺货。退款回1。给您添麻烦了。']],
    facts: { 'order/SO-1': { kept: null, 'refund-requested': '2026-12-01 10:50' } },
    tasks: [],
  },
  {
    row: 'unpaid → other wording, nudge cancelled',
    preset: 'out-of-stock',
    beside: ['unpaid-order-nudge'],
    play: [
      ['2026-12-01 10:00', placed('SO-1')],
      ['2026-12-01 10:10', ofOrder('out-of-stock', 'SO-1', { sku: 'NUT-500', alternatives: ['坚果礼盒 750g'] })],
    ],
    until: '2026-12-03 12:00',
    texts: [['2026-12-01 10:10', '您拍下的坚果礼盒 500g已缺货，请先不要付款，订单会关闭。同款推荐坚果礼盒 750g。']],
    tasks: [],
  },
  {
    row: 'two skus → one text naming both',
    preset: 'out-of-stock',
    play: [
      [
        '2026-12-01 10:00',
        placed('SO-1', {
          ...PAID,
          items: [
            { sku: 'A', name: '核桃', quantity: 1 },
            { sku: 'B', name: '松子', quantity: 1 },
          ],
        }),
      ],
      ['2026-12-01 10:30', ofOrder('out-of-stock', 'SO-1', { skus: ['A', 'B'] })],
    ],
    until: '2026-12-02 10:20',
    texts: [['2026-12-01 10:30', '订单SO-1的核桃、松子缺货。退款回1。']],
  },
]
