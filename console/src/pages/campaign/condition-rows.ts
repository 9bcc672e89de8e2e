import type { CampaignView } from '#shared/contracts/console-api/campaign.ts'
import type { CustomType } from '#shared/contracts/list-mapping.ts'
import type { PathLeaf } from '#shared/contracts/scenario.ts'

type Where = NonNullable<CampaignView['audience']['where']>

export const OPERATORS = ['is', 'is-not', 'less', 'more', 'before', 'after', 'known'] as const
export type Operator = (typeof OPERATORS)[number]

/** One condition in words: a column of the contact's, how it is compared, and with what; `value` is empty for `known`. */
export type Row = { field: string; operator: Operator; value: string | boolean }

const BY_TYPE: Readonly<Record<CustomType, readonly Operator[]>> = {
  text: ['is', 'is-not', 'known'],
  number: ['is', 'is-not', 'less', 'more', 'known'],
  money: ['less', 'more', 'known'],
  date: ['is', 'is-not', 'before', 'after', 'known'],
  flag: ['is', 'is-not', 'known'],
}

/** How a column of that type can be compared, and how the row compares it already; any way while the type is not known. */
export function operatorsOf(type: CustomType | undefined, now: Operator): readonly Operator[] {
  return type === undefined ? OPERATORS : OPERATORS.filter((one) => one === now || BY_TYPE[type].includes(one))
}

/** The row about another column: what does not fit its type is asked anew. */
export function aboutField(row: Row, field: string, type: CustomType | undefined): Row {
  const operator = type === undefined || BY_TYPE[type].includes(row.operator) ? row.operator : 'known'
  const fits = (type === 'flag') === (typeof row.value === 'boolean')
  return { field, operator, value: operator === row.operator && fits ? row.value : '' }
}

const CUSTOM = 'contact.custom.'
/** No column can be called so. */
export const LANGUAGE_FIELD = '@language'
const LANGUAGE = 'contact.language'
const NUMBER = /^-?\d+(\.\d+)?$/
const DATE = /^\d{4}-\d{2}-\d{2}$/

/** The rows that a condition is; null for one that rows cannot say, such as `any`. */
export function rowsOf(where: Where | undefined): Row[] | null {
  if (where === undefined) return []
  const parts = 'all' in where ? where.all : [where]
  const rows = parts.map((part) => {
    if ('path' in part) return rowOf(part)
    const isDenial = 'not' in part && 'path' in part.not
    const row = isDenial && 'path' in part.not ? rowOf(part.not) : null
    return row?.operator === 'is' ? { ...row, operator: 'is-not' as const } : null
  })
  return rows.every((row) => row !== null) ? rows : null
}

function rowOf({ path, is, value }: PathLeaf): Row | null {
  const field = path === LANGUAGE ? LANGUAGE_FIELD : path.startsWith(CUSTOM) ? path.slice(CUSTOM.length) : null
  if (field === null) return null
  if (is === 'known') return { field, operator: 'known', value: '' }
  if (typeof value === 'boolean') return is === 'equals' ? { field, operator: 'is', value } : null
  if (is !== 'equals' && is !== 'in') return { field, operator: is, value: String(value) }
  const [first, ...others] = Array.isArray(value) ? value : [value]
  const isOne = others.every((other) => String(other) === String(first))
  return isOne ? { field, operator: 'is', value: String(first) } : null
}

/** Whether a row says all that its comparison needs. */
export function isComplete({ field, operator, value }: Row): boolean {
  if (field.trim() === '') return false
  if (operator === 'known' || typeof value === 'boolean') return true
  if (operator === 'less' || operator === 'more') return NUMBER.test(value.trim())
  return operator === 'before' || operator === 'after' ? DATE.test(value) : value.trim() !== ''
}

/** What the complete rows ask for, all of them; undefined for none. */
export function whereOf(rows: readonly Row[]): Where | undefined {
  const parts = rows.filter(isComplete).map((row) => (row.operator === 'is-not' ? { not: leafOf(row) } : leafOf(row)))
  return parts.length === 0 ? undefined : { all: parts }
}

function leafOf({ field, operator, value }: Row): PathLeaf {
  const path = field === LANGUAGE_FIELD ? LANGUAGE : CUSTOM + field.trim()
  if (typeof value === 'boolean') return operator === 'known' ? { path, is: 'known' } : { path, is: 'equals', value }
  const text = value.trim()
  switch (operator) {
    case 'known':
      return { path, is: 'known' }
    case 'less':
    case 'more':
      return { path, is: operator, value: Number(text) }
    case 'before':
    case 'after':
      return { path, is: operator, value: text }
    default:
      // A column may hold digits as a number or as text: whoever types 3 means both.
      return NUMBER.test(text) ? { path, is: 'in', value: [text, Number(text)] } : { path, is: 'equals', value: text }
  }
}
