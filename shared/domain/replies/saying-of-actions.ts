import type { Action } from '#shared/contracts/scenario.ts'
import type { ReadValue } from './read-value.ts'

/** The facts and fields that an answer sets, each fact at the instant of the reply. */
export function sayingOf(actions: readonly Action[], at: Date, read: ReadValue | null) {
  const facts = actions.flatMap((action) => ('fact' in action ? [[action.fact, at] as const] : []))
  const fields = actions.flatMap((action) => ('fact' in action ? Object.entries(action.fields ?? {}) : []))
  return {
    facts: Object.fromEntries(facts),
    fields: Object.fromEntries(fields.map(([name, value]) => [name, isRead(value) ? read : value])),
  }
}

/** `{ "$": "read" }` stands for what was read. */
export function isRead(value: unknown): boolean {
  return typeof value === 'object' && value !== null && '$' in value && value.$ === 'read'
}
