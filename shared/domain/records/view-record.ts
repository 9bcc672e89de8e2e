import type { LocalizedText } from '#shared/contracts/primitives.ts'
import type { Choices } from '#shared/contracts/record-types/declare.ts'
import type { FieldOf, FieldType, RecordDefinition } from './define-record.ts'

/** A record as its declaration tells of it: the facts that are so, and the fields that are not empty. */
export type RecordState = {
  type: string
  id: string
  contactId: string | null
  facts: Record<string, Date>
  fields: Record<string, NonNullable<ReturnType<FieldOf<never>['value']>>>
  /** The names of the fields that are a number or an address of somebody. */
  personal: readonly string[]
  words: {
    facts: Record<string, LocalizedText>
    fields: Record<string, LocalizedText & { type: FieldType; choices?: Choices }>
  }
}

export function stateOf<R>(definition: RecordDefinition<R>, record: R): RecordState {
  const facts = Object.entries(definition.facts).flatMap(([name, { at, words }]) => {
    const since = at(record)
    return since === null ? [] : [{ name, since, words }]
  })
  const fields = Object.entries(definition.fields).flatMap(
    ([name, { value, words, type, choices, isPersonal = false }]) => {
      const held = value(record)
      return held === null || (Array.isArray(held) && held.length === 0)
        ? []
        : [{ name, held, isPersonal, words: { ...words, type, ...(choices !== undefined && { choices }) } }]
    },
  )
  return {
    type: definition.type,
    id: definition.idOf(record),
    contactId: definition.contactOf(record),
    facts: Object.fromEntries(facts.map(({ name, since }) => [name, since])),
    fields: Object.fromEntries(fields.map(({ name, held }) => [name, held])),
    personal: fields.flatMap(({ name, isPersonal }) => (isPersonal ? [name] : [])),
    words: {
      facts: Object.fromEntries(facts.map(({ name, words }) => [name, words])),
      fields: Object.fromEntries(fields.map(({ name, words }) => [name, words])),
    },
  }
}
