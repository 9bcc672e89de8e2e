import { isDateValue } from '#shared/contracts/custom-columns.ts'
import type { KeptRecord } from '#shared/contracts/record.ts'
import { keptType } from '#shared/contracts/record-types/kept-types.ts'
import { DEFAULT_ZONE, type LocalDate, localDateOf } from '../calendar/time.ts'
import { factAt } from './kept-record.ts'

/** Whether the day of a fact of this type is found by date. */
export function isDatedFact(type: string, name: string): boolean {
  const { facts = {} } = keptType(type) ?? {}
  return Object.hasOwn(facts, name) && facts[name]?.isDated === true
}

/** The day of such a fact, on the clocks of mainland China: the same wherever it is read. */
export function dayOfFact(at: Date): LocalDate {
  return localDateOf(at, DEFAULT_ZONE)
}

/** The days by which a record is found: those of its fields that are dates, and of its dated facts. */
export function daysOf(record: KeptRecord): [name: string, day: LocalDate][] {
  const { facts = {} } = keptType(record.type) ?? {}
  const ofFacts = Object.keys(facts).flatMap((name): [string, LocalDate][] => {
    const at = isDatedFact(record.type, name) ? factAt(record, name) : null
    return at === null ? [] : [[name, dayOfFact(at)]]
  })
  const ofFields = Object.entries(record.fields).flatMap(([name, value]): [string, LocalDate][] =>
    isDateValue(value) ? [[name, value]] : [],
  )
  return [...ofFields, ...ofFacts]
}
