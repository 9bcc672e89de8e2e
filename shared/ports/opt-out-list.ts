import type { OptOut } from '#shared/contracts/contact.ts'

/** Numbers that want no more texts, by keyed hash. No import writes here. */
export interface OptOutList {
  /** Strongly consistent; numbers that have not opted out are left out. */
  findMany(phoneHashes: readonly string[]): Promise<Map<string, OptOut>>
  put(optOut: OptOut): Promise<void>
  remove(phoneHash: string): Promise<void>
}
