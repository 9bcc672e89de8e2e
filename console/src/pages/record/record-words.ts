import type { RecordView } from '#shared/contracts/console-api/record.ts'
import type { Language } from '#shared/contracts/primitives.ts'
import { formatMoney, formatNumber } from '../../number-format.ts'

export type FieldValue = RecordView['fields'][string]
export type ToldFact = { name: string; at: string; words: { zh: string; en: string } }

/** What is so of a record, the newest first. */
export function factsOf({ facts, words }: Pick<RecordView, 'facts' | 'words'>): ToldFact[] {
  return Object.entries(facts)
    .map(([name, at]) => ({ name, at, words: words.facts[name] ?? { zh: name, en: name } }))
    .toSorted((one, other) => Date.parse(other.at) - Date.parse(one.at))
}

type Said = { words: RecordView['words']['fields'][string] | undefined; currency: FieldValue | undefined }
type Says = {
  language: Language
  instant: (iso: string) => string
  day: (day: string) => string
  yes: string
  no: string
}

/** A field's value as people of the screen's language write it. */
export function sayValue(value: FieldValue, { words, currency }: Said, says: Says): string {
  if (Array.isArray(value)) return value.join(says.language === 'zh' ? '、' : ', ')
  if (typeof value === 'object') return `${value.type} ${value.id}`
  if (typeof value === 'boolean') return value ? says.yes : says.no
  if (typeof value === 'string') {
    if (words?.type === 'date') return says.day(value)
    if (words?.type === 'instant') return value.includes('T') ? says.instant(value) : says.day(value)
    return words?.choices?.[value]?.[says.language] ?? value
  }
  if (words?.type === 'money')
    return formatMoney({ minor: value, currency: typeof currency === 'string' ? currency : 'CNY' }, says.language)
  return formatNumber(value, says.language)
}
