import type { BusinessLine } from '#shared/contracts/business-line.ts'
import type { NeededList } from './needed-list.ts'

/** `brings`: what its texts say; `begins` and `ends` them. `fields` are those of the record that it had better carry. */
export type NeededEvent = { type: string; role: 'begins' | 'brings' | 'ends'; fields: readonly string[] }
/** What a kind must hear of to send anything: events, or a list with these columns, or either. */
export type KindNeeds = { events: readonly NeededEvent[]; list: NeededList | null }

/** By which mechanism a kind works, about what record, for which lines of business, and what it must hear of. */
export type Offered = { family: string; record: string; lines: readonly BusinessLine[]; needs: KindNeeds }
