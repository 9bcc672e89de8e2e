import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { ImportId } from '#shared/contracts/ids.ts'
import { askToUndo } from '#shared/usecases/lists/ask-to-undo.ts'
import { createImport } from '#shared/usecases/lists/create-import.ts'
import { importFileKey } from '#shared/usecases/lists/import-file-key.ts'
import { countsOf, type ImportDesk, openImportDesk } from '../../../builders/import-desk.ts'

const ORDERS =
  '订单号,客户姓名,手机号,下单时间,订单金额,订单状态,付款时间\n' +
  'D1,王芳,19900000001,2026-11-30 10:00,"1,178.00",待付款,\n' +
  'D2,李雷,19900000002,2026-11-30 11:00,58.50,已付款,2026-11-30 11:03\n'
const PARCELS = '订单号,运单号,快递公司,发货时间\nD1,SF1001,顺丰速运,2026-11-30 18:00\n'

const BROUGHT_AT = new Date('2026-12-01T01:00:00Z')

async function undo(desk: ImportDesk, id: ImportId) {
  await askToUndo({ ...desk.deps, importQueue: { resume: async () => undefined } }, { id, by: 'admin/test' })
  return (await desk.run(id)).item
}

describe('a list of orders', () => {
  it('brings orders with their buyers, what they cost and what has become of them', async () => {
    const desk = openImportDesk()

    const { item, problems } = await desk.bring('order', ORDERS)

    expect(problems).toEqual([])
    expect(countsOf(item)).toMatchObject({ state: 'done', accepted: 2, refused: 0 })
    const [open, paid] = [await desk.stores.records.findOrder('D1'), await desk.stores.records.findOrder('D2')]
    expect(open).toMatchObject({
      placedAt: new Date('2026-11-30T02:00:00Z'),
      paidAt: null,
      details: { totalMinor: 117_800, currency: 'CNY', phone: '+8619900000001', buyerName: '王芳' },
    })
    expect(paid?.paidAt).toEqual(new Date('2026-11-30T03:03:00Z'))
    expect(await desk.stores.contacts.find(open?.contactId ?? '')).toMatchObject({
      name: '王芳',
      consent: { marketing: 'unknown' },
    })
  })

  it('changes nothing when it comes again, and takes in what has changed', async () => {
    const desk = openImportDesk()
    await desk.bring('order', ORDERS)
    desk.deps.clock.now = () => new Date('2026-12-01T02:00:00Z')

    const again = await desk.bring('order', ORDERS)
    const paid = await desk.bring('order', ORDERS.replace('待付款', '已付款'))

    expect(countsOf(again.item)).toMatchObject({ accepted: 0, unchanged: 2, refused: 0 })
    expect(countsOf(paid.item)).toMatchObject({ accepted: 1, unchanged: 1 })
    expect((await desk.stores.records.findOrder('D1'))?.paidAt).toEqual(new Date('2026-12-01T02:00:00Z'))
  })

  it('refuses an order that is new and not told of whole, a status that nobody knows, and another buyer', async () => {
    const desk = openImportDesk()
    await desk.bring('order', 'id,contact,placed_at,total\nD1,C1,2026-11-30 10:00,12.00\n')

    const { problems } = await desk.bring(
      'order',
      'id,contact,placed_at,total,status\nD1,C2,2026-11-30 10:00,12.00,\nD3,C1,,12.00,\nD4,C1,2026-11-30 10:00,12.00,奇怪\n',
    )

    expect(problems.map(({ line, code }) => `${line} ${code}`)).toEqual([
      '2 other-person',
      '3 order-incomplete',
      '4 order-status-unclear',
    ])
  })

  it('takes no way of paying that it does not know for paying online, where an order waits for its money', async () => {
    const desk = openImportDesk()
    const rows = [
      '货到付款',
      'Cash on Delivery (COD)',
      '快递代收货款',
      '花呗',
      'Shopify Payments',
      '银行转账',
      '骑手捎回',
    ]

    const { problems } = await desk.bring(
      'order',
      `订单号,客户编号,下单时间,订单金额,付款方式,订单状态\n${rows
        .map((way, place) => `D${place + 1},C1,2026-11-30 1${place}:00,${place + 1}2.00,${way},待付款\n`)
        .join('')}D8,C1,2026-11-30 18:00,82.00,骑手捎回,已付款\n`,
    )

    expect(problems.map(({ line, code, column }) => `${line} ${code} ${column}`)).toEqual([
      '8 value-unreadable 付款方式',
    ])
    const orders = ['D1', 'D2', 'D3', 'D4', 'D5', 'D6', 'D7', 'D8'].map((id) => desk.stores.records.findOrder(id))
    expect((await Promise.all(orders)).map((order) => order?.details?.paymentMethod)).toEqual([
      'cod',
      'cod',
      'cod',
      'online',
      'online',
      'remittance',
      undefined,
      'online',
    ])
  })

  it('reads no other currency into an order than it has', async () => {
    const desk = openImportDesk()
    await desk.bring('order', 'id,contact,placed_at,total,currency\nD1,C1,2026-11-30 10:00,1200,JPY\n')

    const { problems } = await desk.bring('order', 'id,contact,total\nD1,C1,1300\n')

    expect(problems).toMatchObject([{ code: 'other-currency' }])
    expect((await desk.stores.records.findOrder('D1'))?.details).toMatchObject({ totalMinor: 1200, currency: 'JPY' })
  })

  it('is one of Taobao’s: who receives the goods, what is to be paid, and that nobody has paid', async () => {
    const desk = openImportDesk()
    const taobao = readFileSync(new URL('../../../fixtures/lists/17-taobao-order-export.csv', import.meta.url))

    const { item } = await desk.bring('order', taobao)

    expect(countsOf(item)).toMatchObject({ state: 'done', accepted: 1, refused: 0 })
    expect(await desk.stores.records.findOrder('2026113000001')).toMatchObject({
      paidAt: null,
      details: { totalMinor: 17_800, phone: '+8619900006701', buyerName: '张三' },
    })
  })

  it('is one of Shopify’s: a line for each article is one order', async () => {
    const desk = openImportDesk()
    const header =
      'Name,Financial Status,Paid at,Fulfillment Status,Currency,Total,Created at,Lineitem name,Billing Name,Billing Phone,Id'
    const shopify = `${header}
#1001,paid,2026-11-30 10:05:00 +0800,unfulfilled,GBP,25.00,2026-11-30 10:00:00 +0800,Tea,Jane Roe,+447400123461,5501
#1001,,,,,,,Cup,,,
#1002,voided,,unfulfilled,GBP,9.00,2026-11-30 11:00:00 +0800,Tea,John Doe,+447400123462,5502
`

    const { item, problems } = await desk.bring('order', shopify)

    expect(countsOf(item)).toMatchObject({ accepted: 2, unchanged: 1, refused: 0 })
    expect(problems.map(({ line, code }) => `${line} ${code}`)).toEqual(['1 columns-aside', '3 row-of-article'])
    expect(await desk.stores.records.findOrder('5501')).toMatchObject({
      paidAt: new Date('2026-11-30T02:05:00Z'),
      details: { totalMinor: 2500, currency: 'GBP' },
    })
    expect((await desk.stores.records.findOrder('5502'))?.closedAt).toEqual(BROUGHT_AT)
  })

  it('is shown before it is written: hours as they are, buyers and numbers masked', async () => {
    const desk = openImportDesk()
    const { id } = await createImport(desk.deps, { what: 'order', by: 'admin/test', preview: true })
    desk.files.kept.set(importFileKey(id), new TextEncoder().encode(ORDERS))

    await desk.run(id)

    const preview = await desk.stores.imports.findPreview(id)
    expect(preview?.counts).toEqual({ new: 2, changed: 0, unchanged: 0, refused: 0 })
    expect(preview?.rows[0]?.slice(0, 4)).toEqual(['D1', '王**', '****0001', '2026-11-30 10:00'])
    expect(await desk.stores.records.findOrder('D1')).toBeUndefined()
  })

  it('is taken back: what it made is gone, what it changed is as it was', async () => {
    const desk = openImportDesk()
    await desk.bring('order', ORDERS.split('\n').slice(0, 2).join('\n'))
    const before = await desk.stores.records.findOrder('D1')
    const { item } = await desk.bring('order', ORDERS.replace('1,178.00', '1,180.00'))

    const undone = await undo(desk, item.id)

    expect(undone.undo).toMatchObject({ restored: 2, stayed: { texted: 0, changed: 0, unknown: 0 } })
    expect(await desk.stores.records.findOrder('D2')).toBeUndefined()
    expect(await desk.stores.records.findOrder('D1')).toEqual({ ...before, rev: expect.any(Number) })
  })

  it('is known for one when it is brought as something else', async () => {
    const { item, problems } = await openImportDesk().bring('contract', ORDERS)

    expect(item).toMatchObject({ state: 'failed', seemsToBe: 'order' })
    expect(problems).toMatchObject([{ code: 'list-of-records', detail: '订单 / Order' }])
  })
})

describe('a list of shipments', () => {
  it('tells of a parcel that goes by its tracking number, once its order is known', async () => {
    const desk = openImportDesk()

    const early = await desk.bring('shipment', PARCELS)
    await desk.bring('order', ORDERS)
    const { item } = await desk.bring('shipment', PARCELS)

    expect(early.problems).toMatchObject([{ code: 'order-unknown' }])
    expect(countsOf(item)).toMatchObject({ accepted: 1, refused: 0 })
    expect(await desk.stores.records.findShipment('SF1001')).toMatchObject({
      orderId: 'D1',
      shippedAt: new Date('2026-11-30T10:00:00Z'),
      trackingNumber: 'SF1001',
      carrier: { name: '顺丰速运' },
    })
    expect((await desk.stores.records.findOrder('D1'))?.shipmentIds).toEqual(['SF1001'])
  })

  it('says when it arrived, and changes nothing when it comes again', async () => {
    const desk = openImportDesk()
    await desk.bring('order', ORDERS)
    await desk.bring('shipment', PARCELS)
    desk.deps.clock.now = () => new Date('2026-12-01T02:00:00Z')

    const again = await desk.bring('shipment', PARCELS)
    const arrived = await desk.bring('shipment', '运单号,签收时间\nSF1001,2026-12-01 09:30\n')

    expect(countsOf(again.item)).toMatchObject({ accepted: 0, unchanged: 1 })
    expect(countsOf(arrived.item)).toMatchObject({ accepted: 1 })
    expect((await desk.stores.records.findShipment('SF1001'))?.deliveredAt).toEqual(new Date('2026-12-01T01:30:00Z'))
  })

  it('is taken back, and its order forgets the parcel', async () => {
    const desk = openImportDesk()
    await desk.bring('order', ORDERS)
    const { item } = await desk.bring('shipment', PARCELS)

    const undone = await undo(desk, item.id)

    expect(undone.undo).toMatchObject({ restored: 1 })
    expect(await desk.stores.records.findShipment('SF1001')).toBeUndefined()
    expect((await desk.stores.records.findOrder('D1'))?.shipmentIds).toEqual([])
  })
})
