import type { PageEntry } from '#shared/contracts/campaign.ts'
import type { Instalment } from '#shared/contracts/record.ts'
import { type LocalDate, monthOf } from '../../calendar/time.ts'

/*
 * Release 0.1 told of each instalment in a text of its own, within the month of its due date. A run that it began, and
 * another one on a date that it had begun to answer, is finished under its keys, so that nobody is told twice.
 */

type Earlier = { contract: string; period: string; month: string }

/** The place of a day among those of the setting, from 1: an edit gives it to another day. */
export function stageOf(date: LocalDate, days: readonly number[]): string | null {
  const place = days.indexOf(dayOf(date)) + 1
  return place === 0 ? null : String(place)
}

export function dayOf(date: LocalDate): number {
  return Number(date.slice(8))
}

export function selectEarlier(
  { contractId, period, month }: Instalment,
  contactId: string,
  due: LocalDate,
  date: LocalDate,
): PageEntry | null {
  if (monthOf(due) !== monthOf(date)) return null
  return { contactId, refs: [contractId, String(period), month ?? monthOf(due)] }
}

/** What such a page says of one instalment; null for a page of now, which names each by one id. */
export function readEarlier({ refs: [contract = '', period = '', month = ''] }: PageEntry): Earlier | null {
  return /^\d+$/u.test(period) && /^\d{4}-\d{2}$/u.test(month) ? { contract, period, month } : null
}

export function earlierOccurrence({ contract, period, month }: Earlier, stage: string) {
  return {
    key: `${month}#repayment-reminder#${contract}#${period}#${stage}`,
    subject: { type: 'contract' as const, id: contract },
    details: { period, stage },
  }
}
