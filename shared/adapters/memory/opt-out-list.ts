import type { OptOut } from '#shared/contracts/contact.ts'
import type { OptOutList } from '#shared/ports/opt-out-list.ts'
import { copyOf } from './copy.ts'

/** Numbers that want no more texts, like the table. */
export class MemoryOptOutList implements OptOutList {
  private readonly optOuts = new Map<string, OptOut>()

  async findMany(phoneHashes: readonly string[]): Promise<Map<string, OptOut>> {
    const found = phoneHashes.flatMap((hash) => this.optOuts.get(hash) ?? [])
    return new Map(found.map((optOut) => [optOut.phoneHash, copyOf(optOut)]))
  }

  async put(optOut: OptOut): Promise<void> {
    this.optOuts.set(optOut.phoneHash, copyOf(optOut))
  }

  async remove(phoneHash: string): Promise<void> {
    this.optOuts.delete(phoneHash)
  }
}
