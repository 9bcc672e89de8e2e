import * as z from 'zod'
import { lastNews } from '../../records/parcel-way.ts'
import type { EventAnchor, Known } from '../known.ts'
import { CarrierPauses, carrierHoursAfter } from './carrier-pauses.ts'

const Hours = z.int().min(1).max(720)

/** After how many hours without news a parcel is thought to be stuck, by the state in which it is; in any other it is not. */
export const SilenceSettings = z.strictObject({
  created: Hours.default(24),
  collected: Hours.default(36),
  in_transit: Hours.default(72),
  arrived_city: Hours.default(36),
  out_for_delivery: Hours.default(24),
  carrierPauses: CarrierPauses.default([]),
  /** Each time that it is stuck anew is told of by itself; else the first. */
  anew: z.boolean().default(true),
})
type SilenceSettings = z.infer<typeof SilenceSettings>

const read = new WeakMap<object, SilenceSettings>()

/** When a parcel that nothing is heard of is thought to be stuck: so long after its newest news, which a repeat is not. */
export function silenceAnchors({ shipment }: Known, settings: Known['settings']): EventAnchor[] {
  const news = shipment === null ? null : lastNews(shipment)
  if (news === null) return []
  const { carrierPauses, anew: _, ...hours } = silenceSettings(settings)
  const limit = Object.entries(hours).find(([state]) => state === news.state)?.[1]
  if (limit === undefined) return []
  return [{ at: carrierHoursAfter(news.since, limit, carrierPauses), name: 'silence' }]
}

export function isSilentAnew(settings: Known['settings']): boolean {
  return silenceSettings(settings).anew
}

function silenceSettings(settings: Known['settings']): SilenceSettings {
  const known = read.get(settings) ?? SilenceSettings.parse(settings)
  read.set(settings, known)
  return known
}
