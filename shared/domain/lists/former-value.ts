import * as z from 'zod'
import { Contact } from '#shared/contracts/contact.ts'
import { Instalment, KeptRecord, Order, Shipment } from '#shared/contracts/record.ts'

const written = {
  line: z.int(),
  /** The revision that the row wrote. */
  rev: z.int(),
}

/** What stood before a row of a list wrote over it; `before` is null for what the row made. */
export const FormerValue = z.discriminatedUnion('of', [
  z.object({ of: z.literal('contact'), id: z.string(), before: Contact.nullable(), ...written }),
  z.object({
    of: z.literal('instalment'),
    contractId: z.string(),
    period: z.int(),
    contactId: z.string(),
    before: Instalment.nullable(),
    ...written,
  }),
  z.object({
    of: z.literal('order'),
    id: z.string(),
    contactId: z.string().nullable(),
    before: Order.nullable(),
    ...written,
  }),
  z.object({
    of: z.literal('shipment'),
    id: z.string(),
    contactId: z.string().nullable(),
    /** Of which it is told; the order names it since. */
    orderId: z.string().nullable(),
    before: Shipment.nullable(),
    ...written,
  }),
  z.object({
    of: z.literal('kept'),
    type: z.string(),
    id: z.string(),
    contactId: z.string().nullable(),
    before: KeptRecord.nullable(),
    ...written,
  }),
])
export type FormerValue = z.infer<typeof FormerValue>

/** A line each. */
export function writeFormer(values: readonly FormerValue[]): string {
  return values.map((value) => `${JSON.stringify(z.encode(FormerValue, value))}\n`).join('')
}

/** @throws ZodError for what no release wrote */
export function readFormer(text: string): FormerValue[] {
  return text.split('\n').flatMap((line) => (line === '' ? [] : [FormerValue.parse(JSON.parse(line))]))
}
