import type { NumberTexts } from '#shared/contracts/number-texts.ts'

/** What numbers were lately sent, by keyed hash. */
export interface NumberTextStore {
  /** Strongly consistent; numbers of which nothing was counted are left out. */
  findMany(phoneHashes: readonly string[]): Promise<Map<string, NumberTexts>>
  /** Conditioned like `MessageStore.save`. */
  save(texts: NumberTexts, expectedRev: number | 'absent'): Promise<boolean>
}
