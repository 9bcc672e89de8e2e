import type { OptOut } from '#shared/contracts/contact.ts'

/** Numbers that want no more texts, or can never be reached, by keyed hash. No import writes here. */
export interface OptOutList {
  /** Strongly consistent; numbers without an entry are left out. */
  findMany(phoneHashes: readonly string[]): Promise<Map<string, OptOut>>
  /** Replaces the number's entry. */
  put(optOut: OptOut): Promise<void>
  remove(phoneHash: string): Promise<void>
}
