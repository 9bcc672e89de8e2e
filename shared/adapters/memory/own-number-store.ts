import type { OwnNumbers } from '#shared/contracts/own-numbers.ts'
import type { OwnNumberStore } from '#shared/ports/own-number-store.ts'
import { RevisionedItems } from './revisioned-items.ts'

export class MemoryOwnNumberStore implements OwnNumberStore {
  private readonly items = new RevisionedItems<OwnNumbers>()

  async find(account: string): Promise<OwnNumbers | undefined> {
    return this.items.find(account)
  }

  async save(numbers: OwnNumbers, expectedRev: number | 'absent'): Promise<boolean> {
    return this.items.save(numbers.account, numbers, expectedRev)
  }
}
