import type { PlacedOrder } from '#shared/contracts/order-event.ts'
import type { FieldKind } from '#shared/contracts/record-types/declare.ts'
import { ORDER_TOLD } from '#shared/contracts/record-types/order-told.ts'

type Said = Readonly<Record<string, unknown>>

/** What an order says when it is placed beside its details, by field; only what it does say. Of a number the last four digits. */
export function saidBeside({ payment, shipTo, buyer, carrier, shipBy, auction, channel }: PlacedOrder): Said {
  const said = {
    codTotalMinor: payment.codTotalMinor,
    onlineTotalMinor: payment.onlineTotalMinor,
    receiver: shipTo?.name,
    phoneTail: tailOf(shipTo?.phone),
    address: shipTo?.address,
    nick: buyer.nick,
    ...{ carrier, shipBy, auction, channel },
  }
  return Object.fromEntries(Object.entries(said).filter(([, value]) => value != null && value !== ''))
}

function tailOf(phone: string | null | undefined): string | undefined {
  const digits = phone?.replace(/\D/gu, '') ?? ''
  return digits.length < 4 ? undefined : digits.slice(-4)
}

const WORDS: readonly FieldKind[] = ['text', 'phone', 'list']
const DECLARED: Readonly<Record<string, { kind: FieldKind }>> = ORDER_TOLD.fields

/** Without words, numbers and people: sums, days and choices stay. */
export function withoutPeople<V>(said: Readonly<Record<string, V>>): Record<string, V> {
  const isPlain = (name: string) => Object.hasOwn(DECLARED, name) && !WORDS.includes(DECLARED[name]?.kind ?? 'text')
  return Object.fromEntries(Object.entries(said).filter(([name]) => isPlain(name)))
}
