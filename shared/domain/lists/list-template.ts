import type { ImportWhat } from '#shared/contracts/import.ts'
import type { Language } from '#shared/contracts/primitives.ts'
import { fieldsOf, wireNameOf } from './column-specs.ts'
import { csvLine } from './csv-text.ts'
import { columnsOf } from './list-specs.ts'

const BYTE_ORDER_MARK = '\ufeff'
/** A column for the text of a campaign, which may have any name. */
const OWN_COLUMN = { zh: '门店', en: 'store' }
/** What may be said of an order fills a page; these are what a shop's own list has. */
const USUAL: Partial<Record<ImportWhat, string>> = {
  order:
    'id contact phone name shop status major.totalMinor field.currency field.paymentMethod fact.placed fact.paid fact.cancelled',
  shipment: 'id order shop field.trackingNumber field.carrier fact.shipped fact.delivered',
}
/** A column more, so that whoever fills the list in sees that a person may have several numbers. */
const SECOND_PHONE = { zh: '备用手机', en: 'phone_2' }
const LEFT_OUT: readonly string[] = ['amountMinor', 'firstName', 'lastName']

/** A list of this kind without rows: a table of text that spreadsheets open as it is meant, with its usual headers. */
export function templateOf(what: ImportWhat, language: Language): string {
  const spec = columnsOf(what)
  const usual = USUAL[what]?.split(' ')
  const fields = fieldsOf(spec).filter(
    (field) =>
      (usual === undefined || usual.includes(field)) &&
      ((!LEFT_OUT.includes(field) && !field.endsWith('Minor')) || field.startsWith('major.')),
  )
  const titles = fields.flatMap((field) => {
    const title = language === 'zh' ? titleOf(spec, field) : wireNameOf(spec, field)
    return what === 'contacts' && field === 'phone' ? [title, SECOND_PHONE[language]] : [title]
  })
  return BYTE_ORDER_MARK + csvLine(what === 'list' ? [...titles, OWN_COLUMN[language]] : titles)
}

/** 下单 is the fact, 下单时间 what stands in its column. */
function titleOf(spec: ReturnType<typeof columnsOf>, field: string): string {
  const [first = field, , third] = spec[field]?.names ?? []
  return field.startsWith('fact.') && !first.startsWith('已') ? (third ?? first) : first
}
