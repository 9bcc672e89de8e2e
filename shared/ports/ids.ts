export interface Ids {
  /** A new lower-case id of 20 characters after the prefix, e.g. `cmp_` + 20. */
  create(prefix: string): string
}
