import { describe, expect, it } from 'vitest'
import { OrderEvent } from '#shared/contracts/order-event.ts'
import { applyToOrder } from '#shared/domain/records/apply-to-order.ts'
import { fact } from '../../../builders/order-events.ts'
import { anOrder } from '../../../builders/record.ts'

const lacking = (hour: string, sku: string) =>
  OrderEvent.parse(fact('order.out-of-stock', `2026-12-01T${hour}:00:00Z`, { orderId: 'SO-1', sku }))
const foundAt = (hour: string) =>
  OrderEvent.parse(
    fact('record.changed', `2026-12-01T${hour}:00:00Z`, { type: 'order', id: 'SO-1', facts: { 'out-of-stock': null } }),
  )

function skusAfter(events: readonly OrderEvent[]) {
  return events.reduce((order, event) => applyToOrder(order, event, null, null), anOrder()).outOfStockSkus
}

describe('the articles that an order lacks', () => {
  it('are not those of word from before it was taken back, in whatever order it comes', () => {
    const before = lacking('02', 'NUT-500')
    const after = lacking('05', 'TEA-100')

    expect(skusAfter([before, foundAt('04'), after])).toEqual(['TEA-100'])
    expect(skusAfter([foundAt('04'), after, before])).toEqual(['TEA-100'])
    expect(skusAfter([after, foundAt('04'), before])).toEqual(['TEA-100'])
  })
})
