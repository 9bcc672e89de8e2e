import * as z from 'zod'
import { Counts, type PageAudience, type PageEntry, PageProgress, ReasonCounts } from '#shared/contracts/campaign.ts'
import { RunId } from '#shared/contracts/ids.ts'
import { shardOf } from '#shared/contracts/table.ts'
import type { Item } from './item.ts'
import { audienceKey, type Key, pageNumberOf, progressKey } from './keys.ts'
import { readJson, readStored } from './stored-fields.ts'

/** One entry as JSON: the contact id alone, or a list of it and its references. */
const PackedEntry = z.union([z.string(), z.tuple([z.string()], z.string())])

const StoredAudience = z.object({ pk: RunId, sk: z.string(), e: z.string(), after: z.string().optional() })

const StoredProgress = z.object({
  pk: RunId,
  sk: z.string(),
  rev: z.int(),
  st: PageProgress.shape.state,
  wakeAt: PageProgress.shape.wakeAt.default(null),
  n: z.string().optional(),
  re: z.string().optional(),
  pa: PageProgress.shape.parts,
  na: PageProgress.shape.countedAt.default(null),
})

/** 100 short contact ids fit into one write unit: attribute `e` holds all entries. */
export function audienceItem({ runId, number, entries, after }: PageAudience): Item & Key {
  const packed = entries.map(({ contactId, refs }) => (refs.length === 0 ? contactId : [contactId, ...refs]))
  return { ...audienceKey(runId, number), e: JSON.stringify(packed), after: after ?? undefined }
}

/** @throws AppError MALFORMED_ITEM (not retryable) */
export function readAudienceItem(item: Item): PageAudience {
  const { pk, sk, e, after } = readStored(StoredAudience, item)
  const entries = readJson(z.array(PackedEntry), e).map(entryOf)
  return { runId: pk, number: pageNumberOf(sk), entries, after: after ?? null }
}

/** About 150 bytes: `st` state, `n` counts and `re` reasons as JSON, `pa` parts, `na` when they were counted. */
export function progressItem(progress: PageProgress, dueShards: number): Item & Key {
  const { runId, number, wakeAt, counts, reasons, parts, countedAt } = progress
  return {
    ...progressKey(runId, number),
    rev: progress.rev,
    st: progress.state,
    n: counts ? JSON.stringify(counts) : undefined,
    re: reasons ? JSON.stringify(reasons) : undefined,
    pa: parts ?? undefined,
    na: countedAt?.toISOString(),
    ...(wakeAt && { wakeAt: wakeAt.toISOString(), dueShard: shardOf(`${runId}#${number}`, dueShards) }),
  }
}

/** @throws AppError MALFORMED_ITEM (not retryable) */
export function readProgressItem(item: Item): PageProgress {
  const { pk, sk, rev, st, wakeAt, n, re, pa, na } = readStored(StoredProgress, item)
  const counts = n === undefined ? null : readJson(Counts, n)
  const reasons = re === undefined ? null : readJson(ReasonCounts, re)
  return { runId: pk, number: pageNumberOf(sk), state: st, wakeAt, counts, reasons, parts: pa, countedAt: na, rev }
}

function entryOf(packed: z.output<typeof PackedEntry>): PageEntry {
  if (typeof packed === 'string') return { contactId: packed, refs: [] }
  const [contactId, ...refs] = packed
  return { contactId, refs }
}
