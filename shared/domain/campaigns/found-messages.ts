import * as z from 'zod'
import type { Tally } from '#shared/contracts/campaign.ts'
import { RunId } from '#shared/contracts/ids.ts'
import type { Message, MessageState, Reason } from '#shared/contracts/message.ts'
import { LocalDate } from '#shared/contracts/primitives.ts'

/** Which messages are wanted, wherever they are looked for; all where neither is given. */
export type Wanted = { state?: MessageState | undefined; reason?: Reason | undefined }

/** `list`: the cursor of the list of runs that the run stands in, empty for its beginning. `entry`: the last one had. */
const RunPlace = z.object({ list: z.string(), run: RunId.nullable(), page: z.int(), entry: z.int() })
/** Shorter than its id, so that a cursor stays within its limit. */
const Key = z.object({ contactId: z.string(), occurrence: z.string() })
/** `after`: the last one had of that shard. */
const DayPlace = z.object({ date: LocalDate, shard: z.int(), after: Key.nullable() })
export const Place = z.union([RunPlace, DayPlace])
export type RunPlace = z.infer<typeof RunPlace>
export type DayPlace = z.infer<typeof DayPlace>
export type Place = z.infer<typeof Place>

/** Wanted messages of one read, each with its place, and where the search goes on behind all of it. `read`: items it took. */
export type Stretch = { found: { message: Message; place: Place }[]; end: Place; read: number }

export function isWanted({ state, reason }: Message, wanted: Wanted): boolean {
  const hasState = wanted.state === undefined || state === wanted.state
  return hasState && (wanted.reason === undefined || reason === wanted.reason)
}

/** Whether among messages so counted some may be wanted. What an earlier release counted may have any reason. */
export function mayHold(
  { counts, reasons }: Pick<Tally, 'counts'> & { reasons: Tally['reasons'] | null },
  { state, reason }: Wanted,
): boolean {
  const hasState = state === undefined || (counts[state] ?? 0) > 0
  return hasState && (reason === undefined || reasons === null || (reasons[reason] ?? 0) > 0)
}
