import { isDateValue } from '#shared/contracts/custom-columns.ts'
import { Instant } from '#shared/contracts/primitives.ts'
import type { Condition, Leaf, PathLeaf } from '#shared/contracts/scenario.ts'
import type { PathValue } from './known.ts'

/** What a condition comes to. What is not known is neither: it passes nowhere, and a `not` of it is not known either. */
export type Truth = 'yes' | 'no' | 'unknown'

type Node = Condition | Leaf

export type LedgerLeaf = Extract<Leaf, { ledger: unknown }>['ledger']
export type TaskLeaf = Extract<Leaf, { task: unknown }>['task']
export type ReplyLeaf = Extract<Leaf, { reply: unknown }>['reply']

/** What a condition may look up: a value by its path, whether the person is in a saved audience, what was sent before and what was answered. */
export type LookUp = {
  read(path: string): PathValue
  isIn(audienceId: string): Truth
  ledger?(leaf: LedgerLeaf): Truth
  reply?(leaf: ReplyLeaf): Truth
  task?(leaf: TaskLeaf): Truth
}

/** The condition's truth over these values. What cannot be looked up here is not known. */
export function evaluate(condition: Condition, lookUp: LookUp): Truth {
  return truthOf(condition, lookUp)
}

/** The path that decides what a condition comes to, where it is one alone that is not as it should be; null where it is none. */
export function pathBehind(node: Node, lookUp: LookUp): string | null {
  if ('not' in node) return pathBehind(node.not, lookUp)
  const parts = 'all' in node ? node.all : 'any' in node ? node.any : null
  if (parts === null) return 'path' in node ? node.path : null
  const truth = truthOf(node, lookUp)
  const decisive = parts.find((one) => truthOf(one, lookUp) === truth)
  return decisive === undefined ? null : pathBehind(decisive, lookUp)
}

/** Every leaf of a tree, each once, in the order of the text. */
export function leavesOf(node: Node): Leaf[] {
  if ('all' in node) return node.all.flatMap(leavesOf)
  if ('any' in node) return node.any.flatMap(leavesOf)
  return 'not' in node ? leavesOf(node.not) : [node]
}

/** The paths that certainly have a value where the condition passes. */
export function pathsKnownBy(node: Node | null): string[] {
  if (node === null) return []
  if ('all' in node) return node.all.flatMap(pathsKnownBy)
  if ('not' in node) return 'path' in node.not && node.not.is !== 'known' ? [node.not.path] : []
  return 'path' in node ? [node.path] : []
}

function truthOf(node: Node, lookUp: LookUp): Truth {
  if ('all' in node)
    return combine(
      node.all.map((one) => truthOf(one, lookUp)),
      'no',
    )
  if ('any' in node)
    return combine(
      node.any.map((one) => truthOf(one, lookUp)),
      'yes',
    )
  if ('not' in node) return opposite(truthOf(node.not, lookUp))
  if ('audience' in node) return lookUp.isIn(node.audience)
  if ('ledger' in node) return lookUp.ledger?.(node.ledger) ?? 'unknown'
  if ('reply' in node) return lookUp.reply?.(node.reply) ?? 'unknown'
  if ('task' in node) return lookUp.task?.(node.task) ?? 'unknown'
  return 'path' in node ? compare(node, lookUp.read(node.path), lookUp) : 'unknown'
}

/** One `decisive` is enough; else one unknown makes it unknown. */
export function combine(truths: readonly Truth[], decisive: 'yes' | 'no'): Truth {
  if (truths.includes(decisive)) return decisive
  return truths.includes('unknown') ? 'unknown' : opposite(decisive)
}

function opposite(truth: Truth): Truth {
  if (truth === 'unknown') return truth
  return truth === 'yes' ? 'no' : 'yes'
}

function compare({ is, value: given }: PathLeaf, found: PathValue, lookUp: LookUp): Truth {
  if (is === 'known') return found === null ? 'no' : 'yes'
  const value = otherOf(given, lookUp)
  if (found === null || value === undefined || value === null) return 'unknown'
  if (is === 'equals') return said(isAmong(found, [value]))
  if (is === 'in') return said(isAmong(found, Array.isArray(value) ? value : [value]))
  const order =
    is === 'less' || is === 'more' ? difference(amountOf(found), value) : difference(timeOf(found), timeOf(value))
  if (order === null) return 'unknown'
  return said(is === 'less' || is === 'before' ? order < 0 : order > 0)
}

/** What a value is compared with: itself, or what lies at the path that it names. */
function otherOf(value: PathLeaf['value'], lookUp: LookUp): unknown {
  return typeof value === 'object' && 'path' in value ? amountOr(lookUp.read(value.path)) : value
}

function amountOr(value: PathValue): unknown {
  return amountOf(value) ?? value
}

function said(isSo: boolean): Truth {
  return isSo ? 'yes' : 'no'
}

function isAmong(found: NonNullable<PathValue>, values: readonly unknown[]): boolean {
  if (isList(found)) return found.some((one) => values.includes(one))
  return values.includes(plainOf(found))
}

function isList(value: PathValue): value is readonly string[] {
  return Array.isArray(value)
}

function plainOf(value: NonNullable<PathValue>): unknown {
  if (value instanceof Date) return value.toISOString()
  return amountOf(value) ?? value
}

/** Money counts in its minor unit, 分 or cents. */
function amountOf(value: PathValue): number | null {
  if (typeof value === 'number') return value
  return typeof value === 'object' && value !== null && 'minor' in value ? value.minor : null
}

/** A date counts from its midnight in UTC, an instant as it is; null for any other text, which machines read in their own zone. */
export function timeOf(value: unknown): number | null {
  if (value instanceof Date) return value.getTime()
  if (isDateValue(value)) return Date.parse(value)
  return Instant.safeParse(value).data?.getTime() ?? null
}

function difference(one: number | null, other: unknown): number | null {
  return one === null || typeof other !== 'number' ? null : one - other
}
