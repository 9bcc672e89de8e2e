import type { FormerValue } from '#shared/domain/lists/former-value.ts'
import type { RecordStore } from '#shared/ports/record-store.ts'

type Of<K extends FormerValue['of']> = Extract<FormerValue, { of: K }>
type Records = Pick<
  RecordStore,
  'findOrder' | 'saveOrder' | 'removeOrderAtRev' | 'findShipment' | 'saveShipment' | 'removeShipmentAtRev'
>

/** The order as it was before a row, or gone where the row made it; `changed` where something else was said of it since. */
export async function giveBackOrder(records: Records, { id, before, rev }: Of<'order'>) {
  const stored = await records.findOrder(id)
  if (before === null) return stored === undefined || (await records.removeOrderAtRev(id, rev)) ? 'restored' : 'changed'
  if (stored === undefined) return 'changed'
  if (stored.rev !== rev) return isAgain(stored, { ...before, rev: rev + 1 }) ? 'restored' : 'changed'
  return (await records.saveOrder({ ...before, rev: rev + 1 }, rev)) ? 'restored' : 'changed'
}

/** Likewise a parcel. Its order forgets one that is gone; a crash in between leaves an order that names it, until the repeat. */
export async function giveBackShipment(records: Records, { id, orderId, before, rev }: Of<'shipment'>) {
  const stored = await records.findShipment(id)
  if (before !== null) {
    if (stored === undefined) return 'changed'
    if (stored.rev !== rev) return isAgain(stored, { ...before, rev: rev + 1 }) ? 'restored' : 'changed'
    return (await records.saveShipment({ ...before, rev: rev + 1 }, rev)) ? 'restored' : 'changed'
  }
  if (stored !== undefined && !(await records.removeShipmentAtRev(id, rev))) return 'changed'
  const order = orderId === null ? undefined : await records.findOrder(orderId)
  if (order === undefined || !order.shipmentIds.includes(id)) return 'restored'
  const shipmentIds = order.shipmentIds.filter((one) => one !== id)
  return (await records.saveOrder({ ...order, shipmentIds, rev: order.rev + 1 }, order.rev)) ? 'restored' : 'changed'
}

/** Whether this was given back before: the very item that would be written. */
export function isAgain(stored: object, again: object): boolean {
  return JSON.stringify(Object.entries(stored).sort()) === JSON.stringify(Object.entries(again).sort())
}
