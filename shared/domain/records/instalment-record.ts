import * as z from 'zod'
import { GivenCurrency, LocalDate, MinorUnits } from '#shared/contracts/primitives.ts'
import type { Instalment } from '#shared/contracts/record.ts'
import { STATUS_WORDS } from './choice-words.ts'
import { defineRecord, type EventPart, type Saying, words } from './define-record.ts'
import { instalmentId, readInstalmentId } from './instalment-id.ts'

const Plan = z.object({ due: LocalDate, amountMinor: MinorUnits, currency: GivenCurrency }).partial()

export const instalmentRecord = defineRecord<Instalment>()({
  type: 'instalment',
  words: words('分期', 'Instalment'),
  idOf: instalmentId,
  contactOf: ({ contactId }) => contactId,
  facts: {
    paid: {
      words: words('还款', 'Paid'),
      at: ({ paidAt, listedPaid, listedPaidAt }) => paidAt ?? (listedPaid ? listedPaidAt : null),
      set: (saying) => ({ type: 'instalment.paid', data: aboutOf(saying) }),
      back: (saying) => ({ type: 'instalment.unpaid', data: aboutOf(saying) }),
    },
    unpaid: {
      words: words('确认未还', 'Found unpaid'),
      at: ({ unpaidAt }) => unpaidAt,
      set: (saying) => ({ type: 'instalment.unpaid', data: aboutOf(saying) }),
      instead: 'set paid with the instant of the payment',
    },
    disputed: {
      words: words('有异议', 'Disputed'),
      at: ({ disputedAt }) => disputedAt,
      set: (saying) => ({ type: 'instalment.disputed', data: aboutOf(saying) }),
      back: (saying) => taken(saying, 'disputed'),
    },
    'payment-promised': {
      words: words('答应还款', 'Payment promised'),
      at: ({ promise }) => promise?.at ?? null,
      set(saying) {
        const on = LocalDate.safeParse(saying.fields.promisedOn)
        if (!on.success) return { path: 'fields.promisedOn', message: 'must be the promised day, like 2026-12-05' }
        return { type: 'instalment.payment-promised', data: { ...aboutOf(saying), on: on.data } }
      },
      back: (saying) => taken(saying, 'payment-promised'),
    },
    'remittance-announced': {
      words: words('告知汇款', 'Remittance announced'),
      at: ({ remittanceAnnouncedAt }) => remittanceAnnouncedAt,
      set: (saying) => ({ type: 'remittance.announced', data: aboutOf(saying) }),
    },
  },
  fields: {
    contractId: { words: words('合同', 'Contract'), type: 'text', value: ({ contractId }) => contractId },
    period: { words: words('期数', 'Period'), type: 'number', value: ({ period }) => period },
    periods: { words: words('总期数', 'Periods in all'), type: 'number', value: ({ periods }) => periods },
    due: { words: words('还款日', 'Due'), type: 'date', value: ({ due }) => due, given: LocalDate },
    amountMinor: {
      words: words('应还金额', 'Amount'),
      type: 'money',
      value: ({ amountMinor }) => amountMinor,
      given: MinorUnits,
    },
    currency: {
      words: words('币种', 'Currency'),
      type: 'text',
      value: ({ currency }) => currency,
      given: GivenCurrency,
    },
    promisedOn: {
      words: words('答应的还款日', 'Promised for'),
      type: 'date',
      value: ({ promise }) => promise?.on ?? null,
      given: LocalDate,
      goesWith: 'payment-promised',
    },
    status: { words: words('状态', 'Status'), type: 'text', choices: STATUS_WORDS, value: statusOf },
    listedPaid: { words: words('名单里已还', 'Paid as listed'), type: 'text', value: ({ listedPaid }) => listedPaid },
    doubt: { words: words('存疑', 'In doubt'), type: 'text', value: ({ doubt }) => doubt },
  },
  fieldEvents(saying) {
    const plan = Plan.parse(saying.fields)
    const contactId = saying.contact.id
    if (Object.keys(plan).length === 0 && contactId === undefined) return []
    const { at: _, ...about } = aboutOf(saying)
    return { type: 'instalment.due', data: { ...about, ...plan, contactId } }
  },
  keepsSayings: false,
})

function taken({ id, shop }: Saying<Instalment>, fact: string): EventPart {
  return { type: 'record.changed', data: { type: 'instalment', id, shop, facts: { [fact]: null } } }
}

function statusOf({ paidAt, listedPaid, disputedAt, promise }: Instalment): string {
  if (paidAt !== null || listedPaid) return 'paid'
  if (disputedAt !== null) return 'disputed'
  return promise === null ? 'open' : 'promised'
}

function aboutOf({ id, shop, at }: Saying<Instalment>) {
  const { contractId, period } = readInstalmentId(id) ?? { contractId: id, period: 1 }
  return { shop, contractId, period, at } satisfies Extract<EventPart, { type: 'instalment.paid' }>['data']
}
