/** Who holds a lease. */
export interface Workers {
  /** This worker's own name, another after each start. */
  readonly holder: string
  /** A name for one claim that this worker makes, never given twice. */
  nameClaim(): string
  /** True when the worker of that claim can no longer be at work, before its lease runs out; false when nobody can tell. */
  isGone(claim: string): boolean
  /** Says that nothing was submitted under that claim of this worker's, nor will be. */
  disown(claim: string): void
  /** Whether this worker disowned the claim: it may be given back. */
  isDisowned(claim: string): boolean
}
