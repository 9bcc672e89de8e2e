import { ArrivalId } from '#shared/contracts/ids.ts'
import type { Arrival, ArrivalBody, ArrivedEvent, Source } from '#shared/contracts/source.ts'
import { AppError } from '#shared/domain/errors.ts'
import type { MappedEvent } from '#shared/domain/sources/mapped-events.ts'
import { type Headers, headersFor, readBody, saidAt } from '#shared/domain/sources/read-delivery.ts'
import type { SourceStore } from '#shared/ports/source-store.ts'
import { type AuditDeps, recordDeed } from '../history/keep-audit.ts'
import { type AcceptDeps, acceptOrderEvent } from '../intake/accept-order-event.ts'
import { untilSaved } from '../until-saved.ts'
import { type MapDeps, mapDelivery } from './map-delivery.ts'

export type AcceptArrivalDeps = AcceptDeps &
  MapDeps & { sources: Pick<SourceStore, 'findArrival' | 'saveArrival' | 'findBody'> }

export type ArrivalOutcome = { arrival: Arrival; isRepeat: boolean }

/**
 * Takes a delivery that is known to be its source's: maps it, gives each event to the platform, and writes down what came and what it
 * became. What cannot be mapped is kept with its body. A repeat is answered by what stands, but one that was kept is tried again. A
 * crash before the end leaves nothing written of the arrival, and its events are repeats when it comes again.
 */
export async function acceptArrival(
  deps: AcceptArrivalDeps,
  source: Source,
  delivery: { headers: Headers; body: string },
): Promise<ArrivalOutcome> {
  const body = readBody(delivery.body)
  const said = { headers: delivery.headers, body }
  const name = saidAt(source.deliveryId, said)
  const type = saidAt(source.type, said)?.slice(0, 200) ?? null
  const id = arrivalIdOf(deps, source, [type, name ?? delivery.body])
  const known = await deps.sources.findArrival(source.id, id)
  if (known !== undefined && known.result !== 'kept') return { arrival: known, isRepeat: true }
  const kept = { type, headers: headersFor(source, delivery.headers), body: delivery.body }
  return { arrival: await takeIn(deps, { source, id, known }, kept), isRepeat: false }
}

/**
 * Sends an arrival whose body is still there again, through the mapping as it stands now. A repeat of one that was taken changes
 * nothing. @throws AppError NOT_FOUND where there is no such arrival, CONFLICT where its body is gone
 */
export async function redriveArrival(
  deps: AcceptArrivalDeps & AuditDeps,
  { source, id, by }: { source: Source; id: string; by: string },
): Promise<Arrival> {
  const named = ArrivalId.safeParse(id)
  const known = named.success ? await deps.sources.findArrival(source.id, named.data) : undefined
  if (known === undefined) throw new AppError('NOT_FOUND', 'There is no such delivery.', { retryable: false })
  if (known.result !== 'kept') return known
  const body = await deps.sources.findBody(source.id, known.id)
  if (body === undefined)
    throw new AppError('CONFLICT', 'Its body is gone: bodies are kept for 14 days.', { retryable: false })
  const deed = { at: deps.clock.now(), by, what: 'source.redriven', before: null, after: { delivery: known.id } }
  await recordDeed(deps, { type: 'source', id: source.id }, deed)
  return takeIn(deps, { source, id: known.id, known }, body)
}

type Place = { source: Source; id: ArrivalId; known: Arrival | undefined }

async function takeIn(deps: AcceptArrivalDeps, { source, id, known }: Place, kept: ArrivalBody): Promise<Arrival> {
  const at = known?.at ?? deps.clock.now()
  const mapped = await mapDelivery(deps, { source, delivery: kept, idOf: id, receivedAt: at })
  const common = { id, sourceId: source.id, at, type: kept.type, because: null, faults: [], events: [], hasBody: false }
  if (mapped.kind === 'unfit') {
    const { because, faults } = mapped
    return save(deps, { ...common, result: 'kept', because, faults, hasBody: true }, kept)
  }
  if (mapped.kind === 'nothing') return save(deps, { ...common, result: 'nothing' })
  const events: ArrivedEvent[] = []
  for (const event of mapped.events) events.push(await accept(deps, event))
  return save(deps, { ...common, result: 'accepted', events })
}

async function accept(deps: AcceptArrivalDeps, { id, type, record, body }: MappedEvent): Promise<ArrivedEvent> {
  const { kind } = await acceptOrderEvent(deps, body, 'webhook')
  return { id, type, record, outcome: kind === 'accepted' || kind === 'repeat' ? kind : 'put-aside' }
}

/** Of two at the same moment one may have been taken: then it is not put back among the kept. */
async function save(
  deps: AcceptArrivalDeps,
  next: Omit<Arrival, 'tries' | 'rev'>,
  body?: ArrivalBody,
): Promise<Arrival> {
  return untilSaved({ what: 'this delivery', context: { eventId: next.id } }, async () => {
    const standing = await deps.sources.findArrival(next.sourceId, next.id)
    if (standing !== undefined && standing.result !== 'kept') return standing
    const arrival = { ...next, tries: (standing?.tries ?? 0) + 1, rev: (standing?.rev ?? 0) + 1 }
    return (await deps.sources.saveArrival(arrival, standing?.rev ?? 'absent', body)) ? arrival : 'lost'
  })
}

/**
 * Hashed with a key, since a delivery without an id of its own is known by its body. One body may come under several types, each of
 * which says something else.
 */
function arrivalIdOf({ hasher }: Pick<AcceptDeps, 'hasher'>, { id }: Source, named: readonly unknown[]): ArrivalId {
  return ArrivalId.parse(`arr_${hasher.hash(JSON.stringify([id, ...named]))}`)
}
