/** So many records of which something came to be so, out of those that were looked at. */
export type Group = { records: number; reached: number }
/** Shares, from 0 to 1; of a difference from -1 to 1. */
export type Interval = { low: number; high: number }
export type Difference = Interval & { share: number }

/** Of the normal distribution, for 95 %. */
const Z = 1.959964

/**
 * How much larger the share of one group is than that of another, with its interval of 95 %; null where one is empty.
 * Newcombe's hybrid score, method 10 of Statistics in Medicine 17 (1998), 873-890.
 */
export function differenceOf(one: Group, other: Group): Difference | null {
  if (one.records === 0 || other.records === 0) return null
  const [p1, p2] = [one.reached / one.records, other.reached / other.records]
  const [w1, w2] = [wilson(one), wilson(other)]
  return {
    share: p1 - p2,
    low: p1 - p2 - Math.hypot(p1 - w1.low, w2.high - p2),
    high: p1 - p2 + Math.hypot(w1.high - p1, p2 - w2.low),
  }
}

/** Wilson's score interval of a share. */
function wilson({ records: n, reached }: Group): Interval {
  const p = reached / n
  const middle = 2 * n * p + Z * Z
  const reach = Z * Math.sqrt(Z * Z + 4 * n * p * (1 - p))
  const whole = 2 * (n + Z * Z)
  return { low: (middle - reach) / whole, high: (middle + reach) / whole }
}

/** What a text or its absence was followed by: whether it counts, and whether its time is over. */
export type Follow = { isOver: boolean; isReached: boolean }

/** `heldAt`: since when the fact is so, null while it is not. A record counts once its hours are over or the fact has come. */
export function followOf(at: Date, heldAt: Date | null, { hours, now }: { hours: number; now: Date }): Follow {
  const until = new Date(at.getTime() + hours * 3_600_000)
  const isReached = heldAt !== null && heldAt > at && heldAt <= until
  return { isOver: isReached || now >= until, isReached }
}
