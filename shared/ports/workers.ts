/** Who holds a lease. */
export interface Workers {
  /** This worker's own name, another after each start. */
  readonly holder: string
  /** True when that holder can no longer be at work, before its lease runs out; false when nobody can tell. */
  isGone(holder: string): boolean
}
