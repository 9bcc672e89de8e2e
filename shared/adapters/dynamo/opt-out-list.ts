import * as z from 'zod'
import { OptOut, type OptOutWord } from '#shared/contracts/contact.ts'
import { AppError } from '#shared/domain/errors.ts'
import { entryAfter, isStanding } from '#shared/domain/people/opt-out-entry.ts'
import type { OptOutList } from '#shared/ports/opt-out-list.ts'
import type { ItemTable, ItemTables } from './item-table.ts'
import { optOutKey } from './keys.ts'
import { copyToContacts, readOptOut } from './number-copy.ts'
import { storedFields } from './stored-fields.ts'

type Tables = Pick<ItemTables, 'control' | 'contacts'>

/** Of as many who write one number at once each comes through. */
const TRIES = 50

/** One item for each number that ever opted out; it never expires. One without a source was a person's. */
export class DynamoOptOutList implements OptOutList {
  private readonly control: ItemTable
  private readonly tables: Tables

  constructor(tables: Tables) {
    this.control = tables.control
    this.tables = tables
  }

  async findMany(phoneHashes: readonly string[]): Promise<Map<string, OptOut>> {
    return new Map([...(await this.findEntries(phoneHashes))].filter(([, entry]) => isStanding(entry)))
  }

  async findEntries(phoneHashes: readonly string[]): Promise<Map<string, OptOut>> {
    const entries = (await this.control.getMany(phoneHashes.map(optOutKey))).map(readOptOut)
    return new Map(entries.map((entry) => [entry.phoneHash, entry]))
  }

  async put(word: OptOutWord): Promise<void> {
    for (let tries = 0; tries < TRIES; tries += 1) if (await this.write(word, await this.find(word.phoneHash))) return
    throw new AppError('CONFLICT', 'Others are changing this number. Try again.', { retryable: true })
  }

  async putFirst(word: OptOutWord): Promise<boolean> {
    const before = await this.find(word.phoneHash)
    if (before === undefined || !isStanding(before)) return this.write(word, before)
    // A repeat of a word that a crash kept from the contacts.
    await copyToContacts(this.tables, word.phoneHash)
    return false
  }

  async eraseNote(phoneHash: string): Promise<void> {
    for (let tries = 0; tries < TRIES; tries += 1) {
      const entry = await this.find(phoneHash)
      if (entry === undefined || entry.note === '') return
      if (await this.save({ ...entry, note: '', rev: entry.rev + 1 }, entry.rev)) return
    }
    throw new AppError('CONFLICT', 'Others are changing this number. Try again.', { retryable: true })
  }

  lift(read: OptOut, at: Date): Promise<boolean> {
    return this.save({ ...read, liftedAt: at, rev: read.rev + 1 }, read.rev)
  }

  private async find(phoneHash: string): Promise<OptOut | undefined> {
    const item = await this.control.get(optOutKey(phoneHash))
    return item && readOptOut(item)
  }

  private write(word: OptOutWord, before: OptOut | undefined): Promise<boolean> {
    return this.save(entryAfter(before, word), before?.rev ?? 'absent')
  }

  private async save(entry: OptOut, expectedRev: number | 'absent'): Promise<boolean> {
    const item = { ...storedFields(z.encode(OptOut, entry)), ...optOutKey(entry.phoneHash) }
    if (!(await this.control.putAtRev(item, expectedRev))) return false
    await copyToContacts(this.tables, entry.phoneHash)
    return true
  }
}
