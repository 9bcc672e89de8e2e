import * as z from 'zod'
import { Contact } from '#shared/contracts/contact.ts'
import type { Item } from './item.ts'
import { birthdayShardOf, contactKey, type Key, nameKeys } from './keys.ts'
import { openField, sealField } from './sealed-fields.ts'
import { readFields, storedFields } from './stored-fields.ts'

/** The contact's fields, its phone numbers and name sealed, with the attributes of the indexes that it belongs in. */
export function contactItem(contact: Contact): Item & Key {
  const { id, birthday } = contact
  return {
    ...storedFields(
      z.encode(
        Contact,
        withPersonalFields(contact, (plain) => sealField(id, plain)),
      ),
    ),
    ...contactKey(id),
    ...nameKeys(contact),
    ...(birthday && { birthdayShard: birthdayShardOf(id, birthday) }),
  }
}

/** @throws AppError MALFORMED_ITEM (not retryable) */
export function readContactItem(item: Item): Contact {
  const contact = readFields(Contact, item)
  return withPersonalFields(contact, (sealed) => openField(contact.id, sealed))
}

function withPersonalFields(contact: Contact, change: (value: string) => string): Contact {
  const { name, phone, otherPhones, managerPhone, custom } = contact
  return {
    ...contact,
    name: name === null ? null : change(name),
    phone: phone === null ? null : change(phone),
    otherPhones: otherPhones === null ? null : otherPhones.map((one) => ({ ...one, phone: change(one.phone) })),
    managerPhone: managerPhone === null ? null : change(managerPhone),
    custom: custom && mapTexts(custom, change),
  }
}

/** A text in a column of one's own may be anybody's number plate. */
function mapTexts(
  custom: NonNullable<Contact['custom']>,
  change: (value: string) => string,
): NonNullable<Contact['custom']> {
  const entries = Object.entries(custom).map(([name, value]) => [
    name,
    typeof value === 'string' ? change(value) : value,
  ])
  return Object.fromEntries(entries)
}
