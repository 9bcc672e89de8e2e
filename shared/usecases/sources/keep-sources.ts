import type { AuditFacts } from '#shared/contracts/audit.ts'
import { SourceId } from '#shared/contracts/ids.ts'
import { MOST_SOURCES, type Source, type SourceRefusal } from '#shared/contracts/source.ts'
import { AppError } from '#shared/domain/errors.ts'
import { type ExpectedRevs, isExpected } from '#shared/domain/expected-revs.ts'
import { differenceOf } from '#shared/domain/history/audit.ts'
import type { Clock } from '#shared/ports/clock.ts'
import type { Ids } from '#shared/ports/ids.ts'
import type { Mappings } from '#shared/ports/mappings.ts'
import type { PageOf, PageRequest } from '#shared/ports/page-of.ts'
import type { SourceStore } from '#shared/ports/source-store.ts'
import { type AuditDeps, recordDeed } from '../history/keep-audit.ts'
import { untilSaved } from '../until-saved.ts'
import { forgetBodies } from './forget-bodies.ts'
import { faultOfMapping } from './map-delivery.ts'

export type KeepSourcesDeps = AuditDeps & {
  sources: SourceStore
  mappings: Pick<Mappings, 'check'>
  clock: Pick<Clock, 'now'>
}

export type SourceGiven = Pick<
  Source,
  'name' | 'vendor' | 'shop' | 'active' | 'signature' | 'type' | 'deliveryId' | 'mapping' | 'sample' | 'answer' | 'ping'
>
/** `by` says who does it, as roles and account; `expected` which revisions of the source they mean, any where left out. */
export type SourceStep = { id: string; by: string; expected?: ExpectedRevs }
export type SourceFault = { path: string; message: string }
export type SourceOutcome =
  | { kind: 'done' | 'changed-meanwhile'; source: Source }
  | { kind: 'invalid'; faults: readonly SourceFault[] }
  | { kind: 'full' }

type SourceReads = { sources: Pick<SourceStore, 'find' | 'list' | 'findRefusal' | 'listArrivals'> }

/** The oldest first. */
export async function listSources({ sources }: SourceReads): Promise<Source[]> {
  return (await sources.list()).sort((a, b) => a.createdAt.getTime() - b.createdAt.getTime())
}

/** @throws AppError NOT_FOUND */
export async function getSource({ sources }: { sources: Pick<SourceStore, 'find'> }, id: string): Promise<Source> {
  const named = SourceId.safeParse(id)
  const found = named.success ? await sources.find(named.data) : undefined
  if (found === undefined) throw new AppError('NOT_FOUND', 'There is no such source.', { retryable: false })
  return found
}

/** Why the last delivery that was not taken was not; null where there was none in 30 days. */
export async function findRefusal({ sources }: SourceReads, { id }: Source): Promise<SourceRefusal | null> {
  return (await sources.findRefusal(id)) ?? null
}

/** What came from a source, newest first. @throws AppError NOT_FOUND, INVALID_INPUT for a foreign cursor */
export async function listArrivals(deps: SourceReads, id: string, page: PageRequest): Promise<PageOf<ArrivalOf>> {
  const source = await getSource(deps, id)
  return deps.sources.listArrivals(source.id, page)
}
type ArrivalOf = Awaited<ReturnType<SourceStore['listArrivals']>>['items'][number]

/**
 * Takes a source in with its secret. A crash leaves at worst a secret without a source. Two at the same moment may be one more than there
 * is room for.
 */
export async function createSource(
  deps: KeepSourcesDeps & { ids: Ids },
  { by, secret, ...given }: SourceGiven & { by: string; secret: string },
): Promise<SourceOutcome> {
  const faults = await faultsOf(deps, given)
  if (faults.length > 0) return { kind: 'invalid', faults }
  if ((await deps.sources.list()).length >= MOST_SOURCES) return { kind: 'full' }
  const id = SourceId.parse(deps.ids.create('src_'))
  const now = deps.clock.now()
  const source: Source = { ...given, id, createdAt: now, changedAt: now, by, rev: 1 }
  await record(deps, source, { at: now, by, what: 'source.created', ...differenceOf({}, factsOf(source)) })
  await deps.sources.keepSecret(id, secret)
  await deps.sources.save(source, 'absent')
  return { kind: 'done', source }
}

/**
 * Changes what is given, from the next delivery on; a new secret holds from then on too. A repeat changes nothing.
 * @throws AppError NOT_FOUND, CONFLICT (retryable)
 */
export async function changeSource(
  deps: KeepSourcesDeps,
  { id, by, expected, change, secret }: SourceStep & { change: Partial<SourceGiven>; secret?: string },
): Promise<SourceOutcome> {
  return untilSaved<SourceOutcome>({ what: 'this source' }, async () => {
    const before = await getSource(deps, id)
    if (!isExpected(before.rev, expected)) return { kind: 'changed-meanwhile', source: before }
    const next = { ...before, ...change }
    const faults = change.mapping === undefined ? [] : await faultsOf(deps, next)
    if (faults.length > 0) return { kind: 'invalid', faults }
    if (secret === undefined && JSON.stringify(next) === JSON.stringify(before)) return { kind: 'done', source: before }
    const now = deps.clock.now()
    const after = { ...next, changedAt: now, by, rev: before.rev + 1 }
    const told = differenceOf(factsOf(before), {
      ...factsOf(after),
      ...(secret !== undefined && { secret: 'replaced' }),
    })
    await record(deps, after, { at: now, by, what: 'source.changed', ...told })
    if (secret !== undefined) await deps.sources.keepSecret(before.id, secret)
    return (await deps.sources.save(after, before.rev)) ? { kind: 'done', source: after } : 'lost'
  })
}

/**
 * Takes a source away with its secret and the bodies that wait, and answers it as it was; from now on its address is unknown. What came
 * before stays in the list for 30 days, which nobody is shown.
 * @throws AppError NOT_FOUND, also for a repeat, and CONFLICT (retryable)
 */
export async function deleteSource(deps: KeepSourcesDeps, { id, by, expected }: SourceStep): Promise<SourceOutcome> {
  return untilSaved<SourceOutcome>({ what: 'this source' }, async () => {
    const source = await getSource(deps, id)
    if (!isExpected(source.rev, expected)) return { kind: 'changed-meanwhile', source }
    const told = differenceOf(factsOf(source), {})
    await record(deps, source, { at: deps.clock.now(), by, what: 'source.deleted', ...told })
    await forgetBodies(deps, source.id, () => true)
    await deps.sources.removeSecret(source.id)
    return (await deps.sources.removeAtRev(source.id, source.rev)) ? { kind: 'done', source } : 'lost'
  })
}

type Deed = Parameters<typeof recordDeed>[2]

function record(deps: AuditDeps, { id }: Source, deed: Deed): Promise<void> {
  return recordDeed(deps, { type: 'source', id }, deed)
}

async function faultsOf({ mappings }: KeepSourcesDeps, { mapping }: SourceGiven): Promise<SourceFault[]> {
  const fault = await mappings.check(mapping)
  return fault === null ? [] : [faultOfMapping(fault)]
}

/** Of the mapping and the sample only their length: a sample may be somebody's order. */
function factsOf({ name, vendor, shop, active, signature, mapping, sample }: SourceGiven): AuditFacts {
  return { name, vendor, shop, active, signedBy: signature.by, mapping: mapping.length, sample: sample.body.length }
}
