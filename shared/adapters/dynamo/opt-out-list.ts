import * as z from 'zod'
import { OptOut, type OptOutWord } from '#shared/contracts/contact.ts'
import { AppError } from '#shared/domain/errors.ts'
import { entryAfter, isStanding } from '#shared/domain/people/opt-out-entry.ts'
import type { OptOutList } from '#shared/ports/opt-out-list.ts'
import type { ItemTable, ItemTables } from './item-table.ts'
import { optOutKey } from './keys.ts'
import { readFields, storedFields } from './stored-fields.ts'

/** Of as many who write one number at once each comes through. */
const TRIES = 50

/** One item for each number that ever opted out; it never expires. One without a source was a person's. */
export class DynamoOptOutList implements OptOutList {
  private readonly control: ItemTable

  constructor({ control }: Pick<ItemTables, 'control'>) {
    this.control = control
  }

  async findMany(phoneHashes: readonly string[]): Promise<Map<string, OptOut>> {
    const entries = (await this.control.getMany(phoneHashes.map(optOutKey))).map(readEntry)
    return new Map(entries.filter(isStanding).map((entry) => [entry.phoneHash, entry]))
  }

  async put(word: OptOutWord): Promise<void> {
    for (let tries = 0; tries < TRIES; tries += 1) if (await this.write(word, await this.find(word.phoneHash))) return
    throw new AppError('CONFLICT', 'Others are changing this number. Try again.', { retryable: true })
  }

  async putFirst(word: OptOutWord): Promise<boolean> {
    const before = await this.find(word.phoneHash)
    return before !== undefined && isStanding(before) ? false : this.write(word, before)
  }

  lift(read: OptOut, at: Date): Promise<boolean> {
    return this.save({ ...read, liftedAt: at, rev: read.rev + 1 }, read.rev)
  }

  private async find(phoneHash: string): Promise<OptOut | undefined> {
    const item = await this.control.get(optOutKey(phoneHash))
    return item && readEntry(item)
  }

  private write(word: OptOutWord, before: OptOut | undefined): Promise<boolean> {
    return this.save(entryAfter(before, word), before?.rev ?? 'absent')
  }

  private save(entry: OptOut, expectedRev: number | 'absent'): Promise<boolean> {
    const item = { ...storedFields(z.encode(OptOut, entry)), ...optOutKey(entry.phoneHash) }
    return this.control.putAtRev(item, expectedRev)
  }
}

function readEntry(item: Record<string, unknown>): OptOut {
  return readFields(OptOut, { source: 'person', ...item })
}
