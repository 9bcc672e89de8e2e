import { deflateRawSync, inflateRawSync } from 'node:zlib'
import * as z from 'zod'
import { ForeseenCount, type ForeseenPage, ForeseenPerson } from '#shared/contracts/dry-run.ts'
import { AppError } from '#shared/domain/errors.ts'
import { openField, sealField } from './sealed-fields.ts'
import { readJson, readStored } from './stored-fields.ts'

/** One person as JSON: contact, key, reason or nothing for one who is sent to, text, parts, epoch seconds, what is counted. */
const Packed = z.tuple([
  z.string(),
  z.string(),
  ForeseenPerson.shape.reason,
  ForeseenPerson.shape.text,
  z.int(),
  z.number(),
  z.tuple([ForeseenCount.shape.number, ForeseenCount.shape.day, ForeseenCount.shape.category]).optional(),
])
const StoredPage = z.object({ e: z.string(), after: z.string().nullable().default(null) })

/** The texts of a page are nearly the same: attribute `e` holds a hundred people in about five write units. */
export function packPeople(people: readonly ForeseenPerson[]): string {
  const packed = people.map(({ contactId, key, reason, text, parts, dueAt, counts }): z.input<typeof Packed> => {
    const sealed = text === null ? null : sealField(contactId, text)
    const seconds = dueAt.getTime() / 1000
    if (counts === null) return [contactId, key, reason, sealed, parts, seconds]
    return [contactId, key, reason, sealed, parts, seconds, [counts.number, counts.day, counts.category]]
  })
  return deflateRawSync(JSON.stringify(packed)).toString('base64')
}

/** @throws AppError MALFORMED_ITEM (not retryable) */
export function unpackPeople(item: unknown): Pick<ForeseenPage, 'people' | 'after'> {
  const { e, after } = readStored(StoredPage, item)
  return { people: readJson(z.array(Packed), inflated(e)).map(personOf), after }
}

function personOf([contactId, key, reason, text, parts, dueSeconds, counted]: z.output<typeof Packed>): ForeseenPerson {
  const opened = text === null ? null : openField(contactId, text)
  const outcome = reason === null ? 'send' : 'held-back'
  const counts = counted === undefined ? null : { number: counted[0], day: counted[1], category: counted[2] }
  return { contactId, key, outcome, reason, text: opened, parts, dueAt: new Date(dueSeconds * 1000), counts }
}

function inflated(base64: string): string {
  try {
    return inflateRawSync(Buffer.from(base64, 'base64')).toString('utf8')
  } catch {
    throw new AppError('MALFORMED_ITEM', 'A stored item cannot be read', { retryable: false, context: { place: 'e' } })
  }
}
