import { compareBytes } from '#shared/adapters/order.ts'
import type { Erasure } from '#shared/contracts/erasure.ts'
import type { ErasureStore } from '#shared/ports/erasures.ts'
import { RevisionedItems } from './revisioned-items.ts'

export class MemoryErasureStore implements ErasureStore {
  private readonly items = new RevisionedItems<Erasure>()

  async find(contactId: string): Promise<Erasure | undefined> {
    return this.items.find(contactId)
  }

  async save(erasure: Erasure, expectedRev: number | 'absent'): Promise<boolean> {
    return this.items.save(erasure.contactId, erasure, expectedRev)
  }

  async removeAtRev(contactId: string, expectedRev: number): Promise<boolean> {
    return this.items.removeAtRev(contactId, expectedRev)
  }

  async list(): Promise<Erasure[]> {
    return this.items.filter(() => true).sort((one, other) => compareBytes(one.contactId, other.contactId))
  }
}
