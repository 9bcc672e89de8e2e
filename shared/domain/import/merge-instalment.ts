import * as z from 'zod'
import { Instalment } from '#shared/contracts/record.ts'
import { emptyInstalment } from '../apply-order-event.ts'
import { monthOf } from '../time.ts'
import type { InstalmentChange } from './instalment-row.ts'

export type InstalmentMerge = { kind: 'unchanged' } | { kind: 'write'; instalment: Instalment }

/**
 * The instalment after a row of a list. The month stays the one first heard, whatever the due date becomes, and a
 * payment that an event told (`paidAt`) is never undone by a list.
 */
export function mergeInstalment(
  stored: Instalment | undefined,
  change: InstalmentChange,
  writtenBy: string,
): InstalmentMerge {
  const base = stored ?? emptyInstalment(change.contractId, change.period)
  const instalment: Instalment = {
    ...base,
    periods: change.periods ?? base.periods,
    contactId: change.contactId,
    due: change.due,
    month: base.month ?? monthOf(change.due),
    amountMinor: change.amountMinor,
    currency: change.currency,
    listedPaid: change.listedPaid ?? base.listedPaid,
    cardTail: change.cardTail ?? base.cardTail,
  }
  if (stored && printOf(instalment) === printOf(stored)) return { kind: 'unchanged' }
  return { kind: 'write', instalment: { ...instalment, writtenBy, rev: base.rev + 1 } }
}

function printOf(instalment: Instalment): string {
  return JSON.stringify(z.encode(Instalment, { ...instalment, writtenBy: null, rev: 0 }))
}
