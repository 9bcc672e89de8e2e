import type { OwnNumbers } from '#shared/contracts/own-numbers.ts'

export interface OwnNumberStore {
  /** Strongly consistent. */
  find(account: string): Promise<OwnNumbers | undefined>
  /** Conditioned like `MessageStore.save`. */
  save(numbers: OwnNumbers, expectedRev: number | 'absent'): Promise<boolean>
}
