import type { RecordTypeView } from '#shared/contracts/console-api/record-type.ts'
import { keptType } from '#shared/contracts/record-types/kept-types.ts'
import { type RecordTypeName, sayableOf } from '#shared/domain/records/record-types.ts'

/** Those of others: a task follows from a scenario, an answer from a question; one is about the contact itself, one about nobody. */
const NOT_BY_HAND: readonly RecordTypeName[] = ['task', 'survey', 'contact', 'gathering']

export function viewRecordType(type: RecordTypeName): RecordTypeView | undefined {
  const said = sayableOf(type)
  if (said === undefined) return undefined
  return {
    type,
    words: said.words,
    isMadeByHand: keptType(type) !== undefined && !NOT_BY_HAND.includes(type),
    facts: Object.entries(said.facts).map(([name, { words, set, back }]) => ({
      name,
      words,
      isSettable: set !== undefined,
      isTakenBack: back !== undefined,
    })),
    fields: Object.entries(said.fields).map(([name, { words, type: shape, choices, goesWith, given }]) => ({
      name,
      words,
      type: shape,
      choices: choices ?? null,
      goesWith: goesWith ?? null,
      isSettable: given !== undefined,
    })),
  }
}
