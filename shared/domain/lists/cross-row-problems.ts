import type { RowProblem } from '#shared/contracts/import.ts'
import { maskPhone } from '#shared/domain/people/phone.ts'
import type { ContactField } from './column-specs.ts'
import type { Columns } from './columns.ts'
import { maskCell } from './masking.ts'

type Place = { line: number; columns: Columns<ContactField> }

/** The same id stands on an earlier line of the file; this row has won. */
export function duplicateIdProblem({ line, columns }: Place, id: string, earlierLine: number): RowProblem {
  const column = columns.places.get('id')?.title ?? null
  return { line, column, severity: 'warning', code: 'id-duplicate', detail: String(earlierLine), value: maskCell(id) }
}

/** Another contact has the number too; the row goes in whole. */
export function sharedPhoneProblem({ line, columns }: Place, phone: string, otherId: string): RowProblem {
  const column = columns.places.get('phone')?.title ?? null
  return { line, column, severity: 'warning', code: 'phone-shared', detail: maskCell(otherId), value: maskPhone(phone) }
}

/** The row says no to marketing, but support recorded a yes of no earlier date. */
export function keptYesProblem({ line, columns }: Place): RowProblem {
  const column = columns.places.get('marketingConsent')?.title ?? null
  return { line, column, severity: 'warning', code: 'consent-yes-kept', detail: null, value: '' }
}

/** The row is refused, and ended the consent of its contact all the same. */
export function endedConsentProblem({ line, columns }: Place): RowProblem {
  const column = columns.places.get('marketingConsent')?.title ?? null
  return { line, column, severity: 'warning', code: 'consent-ended-refused-row', detail: null, value: '' }
}

/** The row says yes to marketing, but the contact has refused it later, or nobody can tell which came first. */
export function keptRefusalProblem({ line, columns }: Place): RowProblem {
  const column = columns.places.get('marketingConsent')?.title ?? null
  return { line, column, severity: 'warning', code: 'consent-refusal-kept', detail: null, value: '' }
}

/** Another line says something else of the same person; both are refused. `id` is empty in a list without ids. */
export function personTwiceProblem({ line, columns }: Place, id: string, otherLine: number): RowProblem {
  const column = columns.places.get(id === '' ? 'phone' : 'id')?.title ?? null
  return { line, column, severity: 'error', code: 'person-twice', detail: String(otherLine), value: maskCell(id) }
}

/** Another line has the id in other letters, upper and lower; they count as two people. */
export function otherCaseProblem({ line, columns }: Place, id: string, otherLine: number): RowProblem {
  const column = columns.places.get('id')?.title ?? null
  return { line, column, severity: 'warning', code: 'id-case', detail: String(otherLine), value: maskCell(id) }
}

/** The person was erased: lists are copies of what was known before, so the row is refused. */
export function erasedProblem({ line, columns }: Place, id: string): RowProblem {
  const column = columns.places.get('id')?.title ?? null
  return { line, column, severity: 'error', code: 'contact-erased', detail: null, value: maskCell(id) }
}

/** Several contacts have the number, and the list has no ids: the row is refused. */
export function severalProblem({ line, columns }: Place, phone: string): RowProblem {
  const column = columns.places.get('phone')?.title ?? null
  return { line, column, severity: 'error', code: 'phone-of-several', detail: null, value: maskPhone(phone) }
}
