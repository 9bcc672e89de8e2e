import type { Order, Shipment } from '#shared/contracts/record.ts'

const OVER: readonly string[] = ['delivered', 'returning', 'returned']

/** Whether a parcel has left, has not arrived, and does not come back. */
export function isOnItsWay({ shippedAt, deliveredAt, tracking }: Shipment, order: Order): boolean {
  if (shippedAt === null || deliveredAt !== null || order.deliveredAt !== null || order.cancelledAt !== null)
    return false
  return tracking === null || !OVER.includes(tracking.state)
}
