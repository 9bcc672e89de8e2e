import * as z from 'zod'
import { Instalment, type InstalmentDoubt } from '#shared/contracts/record.ts'
import { emptyInstalment } from '../apply-order-event.ts'
import { monthOf } from '../time.ts'
import type { InstalmentChange } from './instalment-row.ts'

export type InstalmentMerge = { kind: 'unchanged' } | { kind: 'write'; instalment: Instalment }

/**
 * The instalment after a row of a list. The month stays the one first heard, whatever the due date becomes, and a
 * payment that an event told (`paidAt`) is never undone by a list. A status that is no clear word leaves the instalment in
 * doubt, and a blank one says nothing.
 */
export function mergeInstalment(
  stored: Instalment | undefined,
  change: InstalmentChange,
  writtenBy: string,
): InstalmentMerge {
  const base = stored ?? emptyInstalment(change.contractId, change.period, null)
  const instalment: Instalment = {
    ...base,
    periods: change.periods ?? base.periods,
    contactId: change.contactId,
    due: change.due,
    month: base.month ?? monthOf(change.due),
    amountMinor: change.amountMinor,
    currency: change.currency,
    listedPaid: change.status === 'paid' || (change.status !== 'unpaid' && base.listedPaid),
    doubt: doubtAfter(base, change),
    cardTail: change.cardTail ?? base.cardTail,
  }
  if (stored && printOf(instalment) === printOf(stored)) return { kind: 'unchanged' }
  return { kind: 'write', instalment: { ...instalment, writtenBy, rev: base.rev + 1 } }
}

/**
 * A known instalment whose row could not be read whole: what is stored may be out of date, so nobody is reminded by it.
 * A doubt that is there already stays.
 */
export function doubtInstalment(stored: Instalment | undefined, writtenBy: string): InstalmentMerge {
  if (stored === undefined || stored.doubt !== null) return { kind: 'unchanged' }
  return { kind: 'write', instalment: { ...stored, doubt: 'row-unclear', writtenBy, rev: stored.rev + 1 } }
}

function doubtAfter(base: Instalment, { status }: InstalmentChange): InstalmentDoubt | null {
  if (status === 'unclear') return 'status-unclear'
  if (status === 'partly-paid') return 'partly-paid'
  return status === undefined && base.doubt !== 'row-unclear' ? base.doubt : null
}

function printOf(instalment: Instalment): string {
  return JSON.stringify(z.encode(Instalment, { ...instalment, writtenBy: null, rev: 0 }))
}
