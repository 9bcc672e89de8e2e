import type { ArrivalView, SourceView } from '#shared/contracts/console-api/source.ts'
import type { Arrival, Source, SourceRefusal } from '#shared/contracts/source.ts'

/** Without its secret, which nobody is shown again. */
export function viewSource({ by, createdAt, changedAt, ...source }: Source, refusal: SourceRefusal | null): SourceView {
  return {
    ...source,
    path: `/hooks/sources/${source.id}`,
    refusal: refusal === null ? null : { at: refusal.at.toISOString(), code: refusal.code },
    createdAt: createdAt.toISOString(),
    changedAt: changedAt.toISOString(),
    changedBy: by,
  }
}

export function viewArrival({ sourceId: _, hasBody, rev: __, at, ...arrival }: Arrival): ArrivalView {
  return { ...arrival, at: at.toISOString(), canRedrive: arrival.result === 'kept' && hasBody }
}
