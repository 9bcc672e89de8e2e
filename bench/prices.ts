/**
 * US dollars, list prices of us-east-1 without any free tier, read 2026-11-22 at https://aws.amazon.com/<service>/pricing/
 * and in the service's price list. Where a price was not found on a page of AWS its comment says so.
 */
export const PRICES = {
  writeUnit: 0.625 / 1e6,
  readUnit: 0.125 / 1e6,
  /** A month: storage and its point-in-time recovery. */
  tableGigabyte: 0.25 + 0.2,
  queueRequest: 0.4 / 1e6,
  call: 0.2 / 1e6,
  /** On arm64. */
  gigabyteSecond: 0.000_013_333_4,
  apiRequest: 1 / 1e6,
  busEvent: 1 / 1e6,
  logGigabyte: 0.5,
  /** A metric that an alarm watches, a month. */
  alarm: 0.1,
  /** A metric of our own, a month, for the hours in which it is written. */
  metric: 0.3,
  /** As for other deliveries; whether it also applies to texts is to be seen on a bill. */
  publish: 0.5 / 1e6,
} as const

/** What carriers take for a part, in US dollars: examples, to be replaced by your own contract's. */
export const CARRIER_FEES = {
  /** AWS to the United States: 0.00581 and about 0.003 for the carrier, as its example events show. */
  'United States, by SNS': 0.008_81,
  /** About 0.045 CNY for up to 70 characters is the list price that Chinese providers publish. */
  'mainland China, by a local gateway': 0.0062,
} as const
