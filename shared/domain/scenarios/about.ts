import type { Instalment } from '#shared/contracts/record.ts'
import { KEPT_TYPES } from '#shared/contracts/record-types/kept-types.ts'
import { DEFAULT_ZONE, localDateOf } from '../calendar/time.ts'
import { lastDayOfPromise } from '../records/instalment-facts.ts'
import { plainIdOf } from '../records/shop-ids.ts'
import type { Money } from '../wording/template.ts'
import { aboutKept } from './about-kept.ts'
import { aboutOrder } from './about-order.ts'
import { aboutShipment } from './about-shipment.ts'
import type { About, Fact, FactState, Known, PathValue } from './known.ts'

const ofInstalment = (read: (one: Instalment) => PathValue) => (known: Known) =>
  known.instalment && read(known.instalment)
const instalment: About = {
  fields: {
    contractId: { type: 'id', always: true, read: ofInstalment((one) => plainIdOf(one.contractId, one.shop)) },
    period: { type: 'number', always: true, read: ofInstalment(({ period }) => period) },
    periods: { type: 'number', read: ofInstalment(({ periods }) => periods) },
    amountMinor: { type: 'money', read: ofInstalment(amountOf) },
    currency: { type: 'own', always: true, read: ofInstalment(({ currency }) => currency ?? 'CNY') },
    due: { type: 'date', always: true, read: ofInstalment(({ due }) => due) },
    promisedOn: { type: 'date', read: ofInstalment(({ promise }) => promise?.on ?? null) },
    cardTail: { type: 'id', read: ofInstalment(({ cardTail }) => cardTail) },
  },
  facts: {
    paid: { ends: 'instalment-settled', read: (known) => paidAtOf(known.instalment) },
    unpaid: { ends: 'fact-taken-back', read: (known) => known.instalment?.unpaidAt ?? null },
    disputed: { ends: 'instalment-disputed', read: (known) => known.instalment?.disputedAt ?? null },
    'payment-promised': { ends: 'payment-promised', read: runningPromiseOf },
    'remittance-announced': {
      ends: 'remittance-announced',
      read: (known) => known.instalment?.remittanceAnnouncedAt ?? null,
    },
  },
}

/** What each type of record knows: the fields that paths may name, and the facts that begin and end texts. */
export const ABOUT: Readonly<Record<string, About>> = {
  order: aboutOrder,
  shipment: aboutShipment,
  instalment,
  ...Object.fromEntries(KEPT_TYPES.map((declared) => [declared.type, aboutKept(declared)])),
}

export function aboutOf(type: string): About {
  return (Object.hasOwn(ABOUT, type) ? ABOUT[type] : undefined) ?? { fields: {}, facts: {} }
}

export function factOf(type: string, name: string): Fact | undefined {
  const { facts } = aboutOf(type)
  return Object.hasOwn(facts, name) ? facts[name] : undefined
}

function amountOf({ amountMinor, currency }: Instalment): Money | null {
  return amountMinor === null ? null : { minor: amountMinor, currency: currency ?? 'CNY' }
}

/** A promise stops until the day after the promised one; then the money is asked for again. */
function runningPromiseOf({ instalment: one, reader, contact }: Known): FactState {
  const last = one === null ? null : lastDayOfPromise(one)
  if (one === null || last === null) return null
  const isOver = reader !== null && localDateOf(reader.now, reader.zones[0] ?? contact?.zone ?? DEFAULT_ZONE) > last
  return isOver ? null : (one.promise?.at ?? null)
}

function paidAtOf(one: Instalment | null): FactState {
  if (one === null) return null
  return one.paidAt ?? (one.listedPaid ? 'heard' : null)
}
