import type { DryRun, ForeseenPerson } from '#shared/contracts/dry-run.ts'

/** Odd, and far apart: each lane multiplies by its own, so that texts that meet in one do not in the others. */
const LANES = [0x01000193, 0x85ebca6b, 0xc2b2ae35, 0x9e3779b1] as const
const START = 0x811c9dc5

/** 32 hexadecimal digits that are the same for the same text for ever; against mistakes, not against forgers. */
export function printOf(text: string): string {
  return hex(LANES.map((prime) => mixed(laneOf(text, prime))))
}

/** Of nobody. */
export const EMPTY_SUM = '0'.repeat(8 * LANES.length)

/**
 * The sum with one person more. In whatever order people are added, the same people give the same sum, so that nobody has
 * to sort a hundred thousand of them.
 */
export function addToSum(sum: string, { contactId, key, outcome, text }: ForeseenPerson): string {
  return addPrint(sum, printOf(JSON.stringify([contactId, key, outcome, text])))
}

/** The sum with one print more, in whatever order prints are added. */
export function addPrint(sum: string, print: string): string {
  return hex(LANES.map((_, lane) => (laneIn(sum, lane) + laneIn(print, lane)) >>> 0))
}

type Fingerprinted = Pick<DryRun, 'contentPrint' | 'policyVersion' | 'selected' | 'sum' | 'firings'>

/** What is approved: the content, the rules and, where the clock starts it, everybody with what becomes of them. */
export function fingerprintOf({ contentPrint, policyVersion, selected, sum, firings }: Fingerprinted): string {
  const people = firings.length === 0 ? null : [selected, sum]
  return printOf(JSON.stringify([contentPrint, policyVersion, people]))
}

function laneOf(text: string, prime: number): number {
  let hash = START ^ prime
  for (let index = 0; index < text.length; index += 1) hash = Math.imul(hash ^ text.charCodeAt(index), prime)
  return hash
}

/** Spreads each bit over all: the last characters of a text would reach the high bits alone. */
function mixed(hash: number): number {
  let next = Math.imul(hash ^ (hash >>> 16), 0x7feb352d)
  next = Math.imul(next ^ (next >>> 15), 0x846ca68b)
  return (next ^ (next >>> 16)) >>> 0
}

function laneIn(sum: string, lane: number): number {
  return Number.parseInt(sum.slice(8 * lane, 8 * lane + 8), 16)
}

function hex(lanes: readonly number[]): string {
  return lanes.map((lane) => (lane >>> 0).toString(16).padStart(8, '0')).join('')
}
