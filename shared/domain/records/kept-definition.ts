import type { KeptRecord } from '#shared/contracts/record.ts'
import type { DeclaredRecord, FieldKind } from '#shared/contracts/record-types/declare.ts'
import { shapeOfField } from '#shared/contracts/record-types/field-shapes.ts'
import type { FactOf, FieldOf, FieldType, RecordDefinition } from './define-record.ts'
import { factAt } from './kept-record.ts'

const TYPES: Readonly<Record<FieldKind, FieldType>> = {
  text: 'text',
  id: 'text',
  number: 'number',
  money: 'money',
  currency: 'text',
  date: 'date',
  time: 'time',
  instant: 'instant',
  deadline: 'instant',
  flag: 'flag',
  phone: 'text',
  list: 'list',
  choice: 'text',
  contact: 'text',
  record: 'record',
}

export function typeOfKind(kind: FieldKind): FieldType {
  return TYPES[kind]
}

/** How a declared record is read, and what may be said of it: all that whoever shows or changes a record asks for. */
export function definitionOf({ type, words, facts, fields }: DeclaredRecord): RecordDefinition<KeptRecord> {
  const factOf = (name: string, factWords: FactOf<KeptRecord>['words']): FactOf<KeptRecord> => ({
    words: factWords,
    at: (record) => factAt(record, name),
    set: () => [],
    back: 'withdrawn',
  })
  const fieldOf = (name: string): FieldOf<KeptRecord> | undefined => {
    const field = fields[name]
    if (field === undefined) return undefined
    return {
      words: field.words,
      type: TYPES[field.kind],
      ...(field.values !== undefined && { choices: field.values }),
      value: (record) => record.fields[name] ?? null,
      given: shapeOfField(field).nullable(),
      isPersonal: field.isPersonal === true,
    }
  }
  return {
    type,
    words,
    idOf: ({ id }) => id,
    contactOf: ({ contactId }) => contactId,
    facts: Object.fromEntries(Object.entries(facts).map(([name, fact]) => [name, factOf(name, fact.words)])),
    fields: Object.fromEntries(
      Object.keys(fields).flatMap((name) => {
        const field = fieldOf(name)
        return field === undefined ? [] : [[name, field]]
      }),
    ),
    keepsSayings: true,
  }
}
