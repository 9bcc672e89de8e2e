import type { OptOut, OptOutWord } from '#shared/contracts/contact.ts'
import { entryAfter, isStanding } from '#shared/domain/people/opt-out-entry.ts'
import type { OptOutList } from '#shared/ports/opt-out-list.ts'
import { copyOf } from './copy.ts'
import { RevisionedItems } from './revisioned-items.ts'

/** Numbers that want no more texts, like the table. */
export class MemoryOptOutList implements OptOutList {
  private readonly entries = new RevisionedItems<OptOut>()

  async findMany(phoneHashes: readonly string[]): Promise<Map<string, OptOut>> {
    return new Map([...(await this.findEntries(phoneHashes))].filter(([, entry]) => isStanding(entry)))
  }

  async findEntries(phoneHashes: readonly string[]): Promise<Map<string, OptOut>> {
    return new Map(this.entries.findMany(phoneHashes).map((entry) => [entry.phoneHash, copyOf(entry)]))
  }

  async put(word: OptOutWord): Promise<void> {
    const before = this.entries.find(word.phoneHash)
    this.entries.save(word.phoneHash, entryAfter(before, word), before?.rev ?? 'absent')
  }

  async putFirst(word: OptOutWord): Promise<boolean> {
    const before = this.entries.find(word.phoneHash)
    if (before !== undefined && isStanding(before)) return false
    return this.entries.save(word.phoneHash, entryAfter(before, word), before?.rev ?? 'absent')
  }

  async eraseNote(phoneHash: string): Promise<void> {
    const entry = this.entries.find(phoneHash)
    if (entry !== undefined && entry.note !== '')
      this.entries.save(phoneHash, { ...entry, note: '', rev: entry.rev + 1 }, entry.rev)
  }

  async lift(read: OptOut, at: Date): Promise<boolean> {
    return this.entries.save(read.phoneHash, { ...read, liftedAt: at, rev: read.rev + 1 }, read.rev)
  }
}
