import type { RecordSaying } from '#shared/contracts/order-event.ts'
import { ForeignId } from '#shared/contracts/primitives.ts'
import type { EventPart, FactOf, FieldOf, Lack, RecordDefinition, Saying } from './define-record.ts'
import { readInstalmentId } from './instalment-id.ts'
import { sayableOf } from './record-types.ts'

type Said = Pick<RecordSaying, 'facts' | 'fields'> & { id: string; type: string }

/** `unknown`: facts that the type does not keep. `fixed`: fields that only follow from other things. */
export type SayingCheck = { faults: Lack[]; unknown: Lack[]; fixed: Lack[] }

/** What a sender took for a name may be anything: it is only repeated if it looks like one. */
const NAME = /^[a-z][A-Za-z-]{0,40}$/u
const UNNAMED = '*'
const NO_ID = 'must be at most 128 characters, none of them a control character'

/** What of a saying cannot be taken, by its path; a type that is not kept has no facts at all. A field nobody knows is left aside. */
export function checkSaying({ type, id, facts = {}, fields = {} }: Said): SayingCheck {
  const definition = sayableOf(type)
  if (definition === undefined)
    return { faults: [], unknown: [{ path: 'type', message: 'is not kept here' }], fixed: [] }
  const plainId = type === 'instalment' ? readInstalmentId(id)?.contractId : id
  const unknown = Object.entries(facts).flatMap(([fact, at]) => cannotBe(own(definition.facts, fact), fact, at))
  const given = Object.keys(fields).map((field) => ({ field, is: own(definition.fields, field) }))
  return {
    faults: [
      ...(plainId === undefined ? [{ path: 'id', message: 'must be <contract>:<period>' }] : []),
      ...(plainId !== undefined && !ForeignId.safeParse(plainId).success ? [{ path: 'id', message: NO_ID }] : []),
      ...given.flatMap(({ field, is }) => faultOf(is, field, { facts, fields })),
    ],
    unknown,
    fixed: given.flatMap(({ field, is }) =>
      is !== undefined && is.given === undefined
        ? [{ path: `fields.${field}`, message: 'follows from other things and is not set' }]
        : [],
    ),
  }
}

type Names<T> = Readonly<Record<string, T>>

function own<T>(names: Names<T>, name: string): T | undefined {
  return Object.hasOwn(names, name) ? names[name] : undefined
}

function cannotBe(fact: FactOf<never> | undefined, name: string, at: Date | null): Lack[] {
  const path = `facts.${NAME.test(name) ? name : UNNAMED}`
  if (fact === undefined) return [{ path, message: 'is not a fact that is kept of this type' }]
  const instead = fact.instead === undefined ? '' : `: ${fact.instead}`
  if (at === null) return fact.back === undefined ? [{ path, message: `cannot be taken back${instead}` }] : []
  return fact.set === undefined ? [{ path, message: `is not set this way${instead}` }] : []
}

function faultOf(
  field: FieldOf<never> | undefined,
  name: string,
  { facts = {}, fields = {} }: Pick<Said, 'facts' | 'fields'>,
): Lack[] {
  if (field?.given === undefined) return []
  const path = `fields.${name}`
  const read = field.given.safeParse(fields[name])
  const [issue] = read.success ? [] : read.error.issues
  if (issue !== undefined) return [{ path, message: issue.message }]
  const isAlone = field.goesWith !== undefined && !(field.goesWith in facts)
  return isAlone ? [{ path, message: `goes with facts.${field.goesWith}` }] : []
}

/** What a saying is as events, in the order of their instants, and what it lacks for others. */
export function partsOf<R>(definition: RecordDefinition<R>, saying: Saying<R>): { parts: EventPart[]; lacks: Lack[] } {
  const facts = Object.entries(saying.facts)
    .toSorted(([, a], [, b]) => (a ?? saying.at).getTime() - (b ?? saying.at).getTime())
    .flatMap(([name, at]) => {
      const fact = own(definition.facts, name)
      if (at !== null)
        return fact?.lack?.(saying) ?? (typeof fact?.set === 'function' ? fact.set({ ...saying, at }) : [])
      return typeof fact?.back === 'function' ? fact.back(saying) : []
    })
  const all = [...facts, definition.fieldEvents?.(saying) ?? []].flat()
  const rest = definition.keepsSayings ? [restOf(definition, saying)].flatMap((part) => part ?? []) : []
  return {
    parts: [...all.flatMap((one) => ('path' in one ? [] : one)), ...rest],
    lacks: all.flatMap((one) => ('path' in one ? one : [])),
  }
}

/** Facts that are told or taken back without an event of their own, and fields without one. */
function restOf<R>(
  { type, facts: known, fields: kept }: RecordDefinition<R>,
  saying: Saying<R>,
): EventPart | undefined {
  const facts = Object.entries(saying.facts).filter(([name, at]) => {
    const fact = own(known, name)
    return at === null ? fact?.back === 'withdrawn' : fact?.set === 'told' && (fact.lack?.(saying) ?? null) === null
  })
  const fields = Object.entries(saying.fields).filter(([name]) => {
    const field = own(kept, name)
    return field?.given !== undefined && field.goesWith === undefined
  })
  if (facts.length + fields.length === 0) return undefined
  const data = {
    type,
    id: saying.id,
    shop: saying.shop,
    facts: Object.fromEntries(facts),
    fields: Object.fromEntries(fields),
  }
  return { type: 'record.changed', data }
}
