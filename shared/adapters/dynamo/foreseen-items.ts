import { deflateRawSync, inflateRawSync } from 'node:zlib'
import * as z from 'zod'
import { type ForeseenPage, ForeseenPerson } from '#shared/contracts/dry-run.ts'
import { AppError } from '#shared/domain/errors.ts'
import { openField, sealField } from './sealed-fields.ts'
import { readJson, readStored } from './stored-fields.ts'

/** One person as JSON: contact, key, reason or nothing for one who is sent to, text, parts, epoch seconds. */
const Packed = z.tuple([
  z.string(),
  z.string(),
  ForeseenPerson.shape.reason,
  ForeseenPerson.shape.text,
  z.int(),
  z.number(),
])
const StoredPage = z.object({ e: z.string(), after: z.string().nullable().default(null) })

/** The texts of a page are nearly the same: attribute `e` holds a hundred people in about five write units. */
export function packPeople(people: readonly ForeseenPerson[]): string {
  const packed = people.map(({ contactId, key, reason, text, parts, dueAt }): z.input<typeof Packed> => {
    const sealed = text === null ? null : sealField(contactId, text)
    return [contactId, key, reason, sealed, parts, dueAt.getTime() / 1000]
  })
  return deflateRawSync(JSON.stringify(packed)).toString('base64')
}

/** @throws AppError MALFORMED_ITEM (not retryable) */
export function unpackPeople(item: unknown): Pick<ForeseenPage, 'people' | 'after'> {
  const { e, after } = readStored(StoredPage, item)
  return { people: readJson(z.array(Packed), inflated(e)).map(personOf), after }
}

function personOf([contactId, key, reason, text, parts, dueSeconds]: z.output<typeof Packed>): ForeseenPerson {
  const opened = text === null ? null : openField(contactId, text)
  const outcome = reason === null ? 'send' : 'held-back'
  return { contactId, key, outcome, reason, text: opened, parts, dueAt: new Date(dueSeconds * 1000) }
}

function inflated(base64: string): string {
  try {
    return inflateRawSync(Buffer.from(base64, 'base64')).toString('utf8')
  } catch {
    throw new AppError('MALFORMED_ITEM', 'A stored item cannot be read', { retryable: false, context: { place: 'e' } })
  }
}
