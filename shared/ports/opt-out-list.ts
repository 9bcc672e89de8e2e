import type { OptOut, OptOutWord } from '#shared/contracts/contact.ts'

/** Numbers that want no more texts, or can never be reached, by keyed hash. No import writes here. */
export interface OptOutList {
  /** Strongly consistent; numbers that may be texted are left out. */
  findMany(phoneHashes: readonly string[]): Promise<Map<string, OptOut>>
  /** Strongly consistent; also those that were lifted. Numbers that never opted out are left out. */
  findEntries(phoneHashes: readonly string[]): Promise<Map<string, OptOut>>
  /**
   * Always written, also where one stands, so that an opt-in which read the number before does not open it. What a person
   * said first stays as they said it; a carrier's word gives way.
   */
  put(word: OptOutWord): Promise<void>
  /** Written only where none stands; false where one does, which stays as it is. */
  putFirst(word: OptOutWord): Promise<boolean>
  /** Takes away what was noted on the number's entry, which stands as it stood. A repeat changes nothing. */
  eraseNote(phoneHash: string): Promise<void>
  /** Opens the number again if its entry is still the one that was read; false when another was written since. */
  lift(read: OptOut, at: Date): Promise<boolean>
}
