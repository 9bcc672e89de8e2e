import * as z from 'zod'
import { OptOut } from '#shared/contracts/contact.ts'
import { isStanding } from '#shared/domain/people/opt-out-entry.ts'
import type { Item } from './item.ts'
import type { ItemTable, ItemTables } from './item-table.ts'
import { CONTACT_SK, type Key, optOutKey } from './keys.ts'
import { readFields, readJson, readStored } from './stored-fields.ts'

/*
 * A named contact carries a copy of what stands for its number, so that a list by name reads one index and no opt-out.
 * Whoever writes a contact reads the number first; whoever writes an opt-out then writes the contacts of the number, one
 * revision on: a contact that was read before the opt-out cannot be written over it any more. Only a contact that gets its
 * number within the moment by which the index of numbers is late can miss an opt-out of that moment, in lists alone. A crash
 * between a lift and its contacts leaves those shown as opted out, in lists alone, until they are written again.
 */

const TRIES = 20
const Copied = z.object({ numberCopy: z.string().optional() })
const Owner = z.object({ pk: z.string(), sk: z.string() })
const Numbered = z.object({ phoneHash: z.string().optional(), rev: z.int() })

/** The opt-out that an item says; one of release 0.1 has no source and was a person's. */
export function readOptOut(item: Item): OptOut {
  return readFields(OptOut, { source: 'person', ...item })
}

/** The contact's item with the copy of its number as it stands now. */
export async function withNumberCopy<I extends Item>(control: ItemTable, item: I): Promise<I & { numberCopy: string }> {
  const { phoneHash } = readStored(z.object({ phoneHash: z.string().optional() }), item)
  const found = phoneHash === undefined ? undefined : await control.get(optOutKey(phoneHash))
  const standing = found === undefined ? null : readOptOut(found)
  const copy = standing !== null && isStanding(standing) ? standing : null
  return { ...item, numberCopy: JSON.stringify(z.encode(OptOut.nullable(), copy)) }
}

/** What the item says of its number; undefined where an earlier release wrote it. */
export function numberCopyOf(item: Item): OptOut | null | undefined {
  const { numberCopy } = readStored(Copied, item)
  return numberCopy === undefined ? undefined : readJson(OptOut.nullable(), numberCopy)
}

/** Gives the item its copy under the revision that it has: a write that came meanwhile has its own. */
export async function mendNumberCopy({ contacts, control }: Tables, item: Item & Key): Promise<Item> {
  const mended = await withNumberCopy(control, item)
  await contacts.putAtRev(mended, readStored(Numbered, item).rev)
  return mended
}

type Tables = Pick<ItemTables, 'contacts' | 'control'>

/** Brings the contacts of the number in line with what was just written about it. A repeat does no harm. */
export async function copyToContacts(tables: Tables, phoneHash: string): Promise<void> {
  const owners = (await tables.contacts.query({ index: 'byPhone', hash: phoneHash })).map((one) =>
    readStored(Owner, one),
  )
  await Promise.all(owners.filter(({ sk }) => sk === CONTACT_SK).map((key) => copyTo(tables, key, phoneHash)))
}

/** Also where the copy is right: who read the contact before the opt-out must not write it back. */
async function copyTo({ contacts, control }: Tables, key: Key, phoneHash: string): Promise<void> {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const item = await contacts.get(key)
    if (item === undefined) return
    const { phoneHash: own, rev } = readStored(Numbered, item)
    if (own !== phoneHash) return
    const next = await withNumberCopy(control, { ...item, ...key })
    if (await contacts.putAtRev({ ...next, rev: rev + 1 }, rev)) return
  }
}
