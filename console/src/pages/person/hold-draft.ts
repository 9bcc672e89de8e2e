import type { HoldReason } from '#shared/contracts/hold.ts'
import { isOfNumber, mayNameRecord } from '#shared/domain/people/holds.ts'
import type { HoldChange } from '../../api.ts'
import type { About } from './about.ts'

/** A hold as it is typed. `record` is a place in the list of what the person's texts are about. */
export type HoldDraft = { why: HoldReason | null; until: string | null; record: number | null }

export const NEW_HOLD: HoldDraft = { why: null, until: null, record: null }

const TYPES: Record<About['by'], string> = { order: 'order', loan: 'contract' }

export function reachOf({ why, record }: HoldDraft): 'number' | 'person' | 'record' | null {
  if (why === null) return null
  if (isOfNumber(why)) return 'number'
  return record !== null && mayNameRecord(why) ? 'record' : 'person'
}

/** What is sent; null while no reason is chosen. A record is named only where the reason takes one. */
export function holdOf({ why, until, record }: HoldDraft, note: string, about: readonly About[]): HoldChange | null {
  if (why === null) return null
  const chosen = record === null || !mayNameRecord(why) ? undefined : about[record]
  const named = chosen === undefined ? null : { type: TYPES[chosen.by], id: chosen.id }
  return { why, until, record: named, note }
}
