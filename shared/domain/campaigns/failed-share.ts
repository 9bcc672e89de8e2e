import type { Counts } from '#shared/contracts/campaign.ts'

/** Of the texts that a carrier said yes or no to, 0 to 1, how many did not arrive; null while it said nothing. */
export function failedShareOf({ delivered = 0, undelivered = 0, rejected = 0 }: Counts): number | null {
  const failed = undelivered + rejected
  return delivered + failed === 0 ? null : failed / (delivered + failed)
}
