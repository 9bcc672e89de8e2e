import * as z from 'zod'
import { Instalment, type InstalmentDoubt } from '#shared/contracts/record.ts'
import { monthOf } from '../calendar/time.ts'
import { emptyInstalment, takePaymentBack } from '../records/apply-order-event.ts'
import type { InstalmentChange } from './instalment-row.ts'

/** `told`: what the row's owner must know of a payment that an event had reported. */
export type InstalmentMerge = { told: Told | null } & (
  | { kind: 'unchanged' }
  | { kind: 'write'; instalment: Instalment }
)
type Told = 'payment-taken-back' | 'payment-stands'

/**
 * The instalment after a row of a list. The month stays the one first heard, whatever the due date becomes. A payment that
 * an event told is undone only by a list that says unpaid as of a later instant; of two lists with dates the later counts. A status that is no clear word leaves the instalment in
 * doubt, and a blank one says nothing.
 */
export function mergeInstalment(
  stored: Instalment | undefined,
  change: InstalmentChange,
  writtenBy: string,
): InstalmentMerge {
  const known = stored ?? emptyInstalment(change.contractId, change.period, null)
  const told = toldOf(known, change)
  const takenBackAt = told === 'payment-taken-back' ? change.asOf : undefined
  const base = takenBackAt === undefined ? known : takePaymentBack(known, takenBackAt)
  const instalment: Instalment = {
    ...base,
    periods: change.periods ?? base.periods,
    contactId: change.contactId,
    due: change.due,
    month: base.month ?? monthOf(change.due),
    amountMinor: change.amountMinor,
    currency: change.currency,
    ...listedAfter(base, change),
    doubt: doubtAfter(base, change),
    cardTail: change.cardTail ?? base.cardTail,
  }
  if (stored && printOf(instalment) === printOf(stored)) return { kind: 'unchanged', told }
  return { kind: 'write', told, instalment: { ...instalment, writtenBy, rev: base.rev + 1 } }
}

/**
 * A known instalment whose row could not be read whole: what is stored may be out of date, so nobody is reminded by it.
 * A doubt that is there already stays.
 */
export function doubtInstalment(stored: Instalment | undefined, writtenBy: string): InstalmentMerge {
  if (stored === undefined || stored.doubt !== null) return { kind: 'unchanged', told: null }
  return { kind: 'write', told: null, instalment: { ...stored, doubt: 'row-unclear', writtenBy, rev: stored.rev + 1 } }
}

function toldOf({ paidAt }: Instalment, { status, asOf }: InstalmentChange): Told | null {
  if (status !== 'unpaid' || paidAt === null) return null
  return asOf !== undefined && asOf > paidAt ? 'payment-taken-back' : 'payment-stands'
}

/** What lists say of the payment: a row without a status says nothing, nor does one that a newer word has overtaken. */
function listedAfter(base: Instalment, { status, asOf }: InstalmentChange) {
  const { listedPaid, listedPaidAt, unpaidAt } = base
  const isOlder = (than: Date | null) => asOf !== undefined && than !== null && asOf <= than
  const standing = { listedPaid, listedPaidAt }
  if (status === 'paid') return isOlder(unpaidAt) ? standing : { listedPaid: true, listedPaidAt: asOf ?? listedPaidAt }
  return status === 'unpaid' && !isOlder(listedPaidAt) ? { listedPaid: false, listedPaidAt: null } : standing
}

function doubtAfter(base: Instalment, { status }: InstalmentChange): InstalmentDoubt | null {
  if (status === 'unclear') return 'status-unclear'
  if (status === 'partly-paid') return 'partly-paid'
  return status === undefined && base.doubt !== 'row-unclear' ? base.doubt : null
}

function printOf(instalment: Instalment): string {
  return JSON.stringify(z.encode(Instalment, { ...instalment, writtenBy: null, rev: 0 }))
}
