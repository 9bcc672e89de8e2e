import type { ImportWhat } from '#shared/contracts/import.ts'
import type { Language } from '#shared/contracts/primitives.ts'
import { fieldsOf, wireNameOf } from './column-specs.ts'
import { csvLine } from './csv-text.ts'
import { columnsOf } from './list-specs.ts'

const BYTE_ORDER_MARK = '\ufeff'
/** A column for the text of a campaign, which may have any name. */
const OWN_COLUMN = { zh: '门店', en: 'store' }
const LEFT_OUT: readonly string[] = ['amountMinor', 'firstName', 'lastName']

/** A list of this kind without rows: a table of text that spreadsheets open as it is meant, with its usual headers. */
export function templateOf(what: ImportWhat, language: Language): string {
  const spec = columnsOf(what)
  const fields = fieldsOf(spec).filter(
    (field) => (!LEFT_OUT.includes(field) && !field.endsWith('Minor')) || field.startsWith('major.'),
  )
  const titles = fields.map((field) => (language === 'zh' ? (spec[field]?.names[0] ?? field) : wireNameOf(spec, field)))
  return BYTE_ORDER_MARK + csvLine(what === 'list' ? [...titles, OWN_COLUMN[language]] : titles)
}
