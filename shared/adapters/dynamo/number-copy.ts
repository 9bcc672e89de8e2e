import * as z from 'zod'
import { OptOut, PhoneNumber } from '#shared/contracts/contact.ts'
import { hashesOf, hasNumber } from '#shared/domain/people/numbers.ts'
import { wordOn } from '#shared/domain/people/word-on-numbers.ts'
import type { Item } from './item.ts'
import type { ItemTable, ItemTables } from './item-table.ts'
import { contactKey, type Key, optOutKey } from './keys.ts'
import { readFields, readJson, readStored } from './stored-fields.ts'

/*
 * A named contact carries a copy of what stands for its numbers, so that a list by name reads one index and no opt-out.
 * Whoever writes a contact reads the number first; whoever writes an opt-out then writes the contacts of the number, one
 * revision on: a contact that was read before the opt-out cannot be written over it any more. Only a contact that gets its
 * number within the moment by which the index of numbers is late can miss an opt-out of that moment, in lists alone. A crash
 * between a lift and its contacts leaves those shown as opted out, in lists alone, until they are written again.
 */

const TRIES = 20
const Copied = z.object({ numberCopy: z.string().optional() })
const Owner = z.object({ pk: z.string() })
const Numbered = z.object({
  phoneHash: z.string().nullish().default(null),
  otherPhones: z.array(PhoneNumber).nullish().default(null),
})
const Revised = z.object({ rev: z.int() })

/** The opt-out that an item says; one of release 0.1 has no source and was a person's. */
export function readOptOut(item: Item): OptOut {
  return readFields(OptOut, { source: 'person', ...item })
}

/** The contact's item with the copy of its numbers as they stand now. */
export async function withNumberCopy<I extends Item>(control: ItemTable, item: I): Promise<I & { numberCopy: string }> {
  const own = ownOf(item)
  const found = await Promise.all(hashesOf(own).map((hash) => control.get(optOutKey(hash))))
  const entries = found.flatMap((one) => (one === undefined ? [] : [readOptOut(one)]))
  const copy = wordOn(own.phoneHash ?? '', own, new Map(entries.map((entry) => [entry.phoneHash, entry])))
  return { ...item, numberCopy: JSON.stringify(z.encode(OptOut.nullable(), copy)) }
}

function ownOf(item: Item) {
  const { phoneHash, otherPhones } = readStored(Numbered, item)
  return { phoneHash: phoneHash ?? null, otherPhones: otherPhones ?? null }
}

/** What the item says of its number; undefined where an earlier release wrote it. */
export function numberCopyOf(item: Item): OptOut | null | undefined {
  const { numberCopy } = readStored(Copied, item)
  return numberCopy === undefined ? undefined : readJson(OptOut.nullable(), numberCopy)
}

/** Gives the item its copy under the revision that it has: a write that came meanwhile has its own. */
export async function mendNumberCopy({ contacts, control }: Tables, item: Item & Key): Promise<Item> {
  const mended = await withNumberCopy(control, item)
  await contacts.putAtRev(mended, readStored(Revised, item).rev)
  return mended
}

type Tables = Pick<ItemTables, 'contacts' | 'control'>

/** Brings the contacts who have the number, first or not, in line with what was just written about it. A repeat does no harm. */
export async function copyToContacts(tables: Tables, phoneHash: string): Promise<void> {
  const leading = await tables.contacts.query({ index: 'byPhone', hash: phoneHash })
  const ids = new Set(leading.map((one) => readStored(Owner, one).pk))
  await Promise.all([...ids].map((id) => copyTo(tables, contactKey(id), phoneHash)))
}

/** Also where the copy is right: who read the contact before the opt-out must not write it back. */
async function copyTo({ contacts, control }: Tables, key: Key, phoneHash: string): Promise<void> {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const item = await contacts.get(key)
    if (item === undefined) return
    if (!hasNumber(ownOf(item), phoneHash)) return
    const { rev } = readStored(Revised, item)
    const next = await withNumberCopy(control, { ...item, ...key })
    if (await contacts.putAtRev({ ...next, rev: rev + 1 }, rev)) return
  }
}
