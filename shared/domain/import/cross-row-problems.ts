import type { RowProblem } from '#shared/contracts/import.ts'
import { maskPhone } from '#shared/domain/phone.ts'
import type { Columns, ContactField } from './columns.ts'
import { maskCell } from './masking.ts'

type Place = { line: number; columns: Columns<ContactField> }

/** The same id stands on an earlier line of the file; this row has won. */
export function duplicateIdProblem({ line, columns }: Place, id: string, earlierLine: number): RowProblem {
  const column = columns.places.get('id')?.title ?? null
  const what = `line ${earlierLine} has the same number. This row wins; remove one of the two.`
  const message = `Line ${line}, ${column}: ${what}`
  return { line, column, severity: 'warning', code: 'id-duplicate', message, value: maskCell(id) }
}

/** Another contact has the number too; the row goes in whole. */
export function sharedPhoneProblem({ line, columns }: Place, phone: string, otherId: string): RowProblem {
  const column = columns.places.get('phone')?.title ?? null
  const what = `contact ${maskCell(otherId)} has this number too. The row goes in whole; check that both are right.`
  const message = `Line ${line}, ${column}: ${what}`
  return { line, column, severity: 'warning', code: 'phone-shared', message, value: maskPhone(phone) }
}

/** The row says yes to marketing, but the contact has refused it later, or nobody can tell which came first. */
export function keptRefusalProblem({ line, columns }: Place): RowProblem {
  const column = columns.places.get('marketingConsent')?.title ?? null
  const what =
    'this contact refused marketing. It is left so: only a later time of consent changes that, and never what support recorded.'
  const message = `Line ${line}, ${column}: ${what}`
  return { line, column, severity: 'warning', code: 'consent-refusal-kept', message, value: '' }
}
