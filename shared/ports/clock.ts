export interface Clock {
  /** The present instant; on one machine it may be steered. */
  now(): Date
  /** Milliseconds from an arbitrary start that only grow, whatever happens to the wall clock. */
  monotonicMs(): number
}
