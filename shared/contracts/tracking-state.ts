import * as z from 'zod'

/** Where a parcel is on its way. */
export const TrackingState = z.enum([
  'created',
  'collected',
  'in_transit',
  'arrived_city',
  'out_for_delivery',
  'ready_for_pickup',
  'attempt_failed',
  'delivered',
  'exception',
  'returning',
  'returned',
  'lost_or_expired',
])
