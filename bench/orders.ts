import { acceptOrderEvent } from '#shared/usecases/intake/accept-order-event.ts'
import type { CountedPlatform } from './counted-platform.ts'
import { contactOn } from './generated-lists.ts'

/** When every order of the measurements happens, and every mass send fires: 09:00 in Shanghai. */
export const FIRES_AT = new Date('2026-12-01T01:00:00Z')

export async function accept(platform: CountedPlatform, event: unknown): Promise<void> {
  const outcome = await acceptOrderEvent(platform.deps, event, 'webhook')
  if (outcome.kind !== 'accepted') throw new Error(JSON.stringify(outcome))
}

export function orderPlaced(row: number, method: 'online' | 'cod', at = FIRES_AT) {
  const order = {
    id: `SO-${row}`,
    shop: 'bench',
    buyer: { ...contactOn(row), name: '王芳' },
    currency: 'CNY',
    totalMinor: 17_800,
    items: [{ sku: 'NUT-500', name: '坚果礼盒 500g', quantity: 1 }],
    payment: { method, status: 'unpaid' },
    shipTo: { regionCode: '310115' },
  }
  return { id: `placed-${row}`, type: 'order.placed', timestamp: at.toISOString(), data: { order } }
}

/** `parcel`: an order may ship in several. */
export function orderShipped(row: number, { at = FIRES_AT, parcel = row } = {}) {
  const shipment = {
    id: `SH-${parcel}`,
    carrier: { scheme: 'kuaidi100', code: 'zhongtong', name: '中通快递' },
    trackingNumber: `ZT${String(parcel).padStart(12, '0')}`,
    fromRegionCode: '330106',
    toRegionCode: '310115',
  }
  const data = { orderId: `SO-${row}`, shipment }
  return { id: `shipped-${parcel}`, type: 'order.shipped', timestamp: at.toISOString(), data }
}
