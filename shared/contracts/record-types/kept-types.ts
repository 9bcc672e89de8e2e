import { bill } from './bill.ts'
import { call } from './call.ts'
import { afterSalesCase } from './case.ts'
import { complaint } from './complaint.ts'
import { contactRecord } from './contact.ts'
import { contract } from './contract.ts'
import type { DeclaredRecord } from './declare.ts'
import { gathering } from './gathering.ts'
import { lead } from './lead.ts'
import { member } from './member.ts'
import { offer } from './offer.ts'
import { product } from './product.ts'
import { refund } from './refund.ts'
import { returned } from './return.ts'
import { review } from './review.ts'
import { survey } from './survey.ts'
import { task } from './task.ts'
import { visit } from './visit.ts'

/** Every type of record that is kept as its declaration says. A new one is a file and its line here. */
const DECLARED = [
  refund,
  returned,
  afterSalesCase,
  review,
  bill,
  contract,
  visit,
  lead,
  complaint,
  call,
  product,
  contactRecord,
  survey,
  gathering,
  offer,
  member,
  task,
] as const

export const KEPT_TYPES: readonly DeclaredRecord[] = DECLARED

type Declared = (typeof DECLARED)[number]
export type KeptTypeName = Declared['type']
/** Why a text was stopped by a fact: the type and the fact, `contract-renewed`. */
export type FactReason = Declared extends infer D
  ? D extends DeclaredRecord
    ? `${D['type']}-${keyof D['facts'] & string}`
    : never
  : never

const BY_TYPE = new Map(KEPT_TYPES.map((one) => [one.type, one]))

/** Undefined for a type that has a shape of its own, or is not kept at all. */
export function keptType(type: string): DeclaredRecord | undefined {
  return BY_TYPE.get(type)
}

export const FACT_REASONS = factReasons()
export const KEPT_TYPE_NAMES: readonly KeptTypeName[] = DECLARED.map(({ type }) => type)

/** The compiler does not follow the pairs of type and fact through a loop; these are all of them. */
function factReasons(): readonly FactReason[] {
  const pairs = KEPT_TYPES.flatMap(({ type, facts }) => Object.keys(facts).map((fact) => `${type}-${fact}`))
  return pairs as FactReason[]
}

/** The type and fact that a reason names; undefined for any other reason. */
export function factOfReason(reason: string): { type: DeclaredRecord; fact: string } | undefined {
  for (const type of KEPT_TYPES) {
    const fact = reason.startsWith(`${type.type}-`) ? reason.slice(type.type.length + 1) : ''
    if (Object.hasOwn(type.facts, fact)) return { type, fact }
  }
  return undefined
}
