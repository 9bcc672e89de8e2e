import { World } from '../../../builders/world.ts'

/** A world of 1 December 2026, 9:00 in Shanghai, with the campaigns that answer orders. */
export async function openShop() {
  const world = new World('2026-12-01T01:00:00Z')
  await world.campaign('unpaid-order-nudge')
  await world.campaign('shipment-notice')
  return world
}
