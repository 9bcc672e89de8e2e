import type { ForgettingRound, RetentionSetting } from '#shared/contracts/settings.ts'

/** How long words are kept, and how far forgetting the older ones has got. */
export interface RetentionStore {
  /** Strongly consistent; undefined before anybody set it. */
  find(): Promise<RetentionSetting | undefined>
  /** Conditioned like `MessageStore.save`. */
  save(setting: RetentionSetting, expectedRev: number | 'absent'): Promise<boolean>
  /** Undefined before the first round. */
  findRound(): Promise<ForgettingRound | undefined>
  /** Conditioned like `MessageStore.save`. */
  saveRound(round: ForgettingRound, expectedRev: number | 'absent'): Promise<boolean>
}
