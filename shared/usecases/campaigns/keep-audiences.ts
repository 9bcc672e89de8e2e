import type { AuditFacts } from '#shared/contracts/audit.ts'
import type { AudienceChange, AudienceShelf, SavedAudience } from '#shared/contracts/campaign.ts'
import { AudienceId } from '#shared/contracts/ids.ts'
import { changeAudience, faultsOfAudience } from '#shared/domain/campaigns/campaign-content.ts'
import { factsOfAudience } from '#shared/domain/campaigns/campaign-facts.ts'
import { AppError } from '#shared/domain/errors.ts'
import { type ExpectedRevs, isExpected } from '#shared/domain/expected-revs.ts'
import { differenceOf } from '#shared/domain/history/audit.ts'
import { pageOfList } from '#shared/domain/paging.ts'
import {
  audiencesNaming,
  EMPTY_SHELF,
  faultsOfSaved,
  findNamesake,
  isFull,
  type NamedUser,
  putOn,
  type ShelfFault,
  takeOff,
} from '#shared/domain/people/audience-shelf.ts'
import { audiencesNamedBy } from '#shared/domain/people/saved-audiences.ts'
import type { CampaignStore } from '#shared/ports/campaign-store.ts'
import type { Clock } from '#shared/ports/clock.ts'
import type { Ids } from '#shared/ports/ids.ts'
import type { PageOf, PageRequest } from '#shared/ports/page-of.ts'
import { type AuditDeps, recordDeed } from '../history/keep-audit.ts'

export type KeepAudiencesDeps = AuditDeps & {
  campaigns: Pick<CampaignStore, 'findShelf' | 'saveShelf' | 'list'>
  clock: Pick<Clock, 'now'>
}

/** `by` says who does it, as roles and account; `expected` which revisions of the audience they mean, any where left out. */
export type AudienceStep = { id: string; by: string; expected?: ExpectedRevs }
export type AudienceGiven = { name?: string | undefined; audience?: AudienceChange | undefined }
export type AudienceOutcome =
  | { kind: 'done'; audience: SavedAudience }
  | { kind: 'changed-meanwhile'; audience: SavedAudience }
  | { kind: 'invalid'; faults: readonly ShelfFault[] }
  | { kind: 'name-taken'; by: SavedAudience }
  | { kind: 'full' }
  | { kind: 'in-use'; users: readonly NamedUser[] }

const TRIES = 8

/** In the order of their names. Undefined for a cursor of another list. */
export async function listAudiences(
  deps: Pick<KeepAudiencesDeps, 'campaigns'>,
  { limit, cursor }: PageRequest,
): Promise<PageOf<SavedAudience> | undefined> {
  const { audiences } = await readShelf(deps)
  const keyOf = ({ name, id }: SavedAudience) => `${name} ${id}`
  const sorted = audiences.toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1))
  return pageOfList(sorted, { list: 'audiences', limit, cursor, keyOf })
}

/** @throws AppError NOT_FOUND */
export async function getAudience(deps: Pick<KeepAudiencesDeps, 'campaigns'>, id: string): Promise<SavedAudience> {
  return findOn(await readShelf(deps), id)
}

/**
 * Keeps an audience under a name that no other has. A repeat is told that the name is taken; where the ids are a named
 * request's, it finds the first. Who does it stands in the audit before it is done.
 * @throws AppError CONFLICT (retryable) while others keep changing saved audiences.
 */
export async function createAudience(
  deps: KeepAudiencesDeps & { ids: Ids },
  { name, audience, by }: { name: string; audience?: AudienceChange | undefined; by: string },
): Promise<AudienceOutcome> {
  const id = AudienceId.parse(deps.ids.create('grp_'))
  const now = deps.clock.now()
  const asked = changeAudience({ kinds: [], tags: [], exceptTags: [], regions: [] }, audience)
  const fresh = { id, name: name.trim(), audience: asked, createdAt: now, changedAt: now, by, rev: 1 }
  return onShelf(deps, async (shelf) => {
    const made = shelf.audiences.find((one) => one.id === id)
    if (made !== undefined) return { kind: 'done', audience: made }
    return place(deps, shelf, { before: null, after: fresh })
  })
}

/**
 * Renames a saved audience or lays a change over it, condition by condition. It holds for each later firing and event; runs
 * under way keep what they began with. A repeat changes nothing.
 * @throws AppError NOT_FOUND, CONFLICT (retryable)
 */
export async function changeSavedAudience(
  deps: KeepAudiencesDeps,
  { id, by, expected, name, audience }: AudienceStep & AudienceGiven,
): Promise<AudienceOutcome> {
  return onShelf(deps, async (shelf) => {
    const before = findOn(shelf, id)
    if (!isExpected(before.rev, expected)) return { kind: 'changed-meanwhile', audience: before }
    const said = { name: name?.trim() ?? before.name, audience: changeAudience(before.audience, audience) }
    if (JSON.stringify(said) === JSON.stringify({ name: before.name, audience: before.audience }))
      return { kind: 'done', audience: before }
    const after = { ...before, ...said, changedAt: deps.clock.now(), by, rev: before.rev + 1 }
    return place(deps, shelf, { before, after })
  })
}

/**
 * Takes a saved audience away and answers it as it was. Refused while a campaign that is not stopped, or another saved
 * audience, names it. A campaign that comes to name it in the same moment then means nobody by it.
 * @throws AppError NOT_FOUND, also for a repeat, and CONFLICT (retryable)
 */
export async function deleteAudience(
  deps: KeepAudiencesDeps,
  { id, by, expected }: AudienceStep,
): Promise<AudienceOutcome> {
  return onShelf(deps, async (shelf) => {
    const before = findOn(shelf, id)
    if (!isExpected(before.rev, expected)) return { kind: 'changed-meanwhile', audience: before }
    const users = [...audiencesNaming(shelf, id), ...(await campaignsNaming(deps, id))]
    if (users.length > 0) return { kind: 'in-use', users }
    const deed = { at: deps.clock.now(), by, what: 'audience.deleted', before: factsOf(before), after: null }
    await recordDeed(deps, { type: 'audience', id }, deed)
    const isSaved = await deps.campaigns.saveShelf(takeOff(shelf, id), shelf.rev)
    return isSaved ? { kind: 'done', audience: before } : null
  })
}

async function campaignsNaming({ campaigns }: KeepAudiencesDeps, id: string): Promise<NamedUser[]> {
  const all = await campaigns.list()
  return all
    .filter(({ state, content }) => state !== 'stopped' && audiencesNamedBy(content).some((one) => one.id === id))
    .map((one) => ({ type: 'campaign', id: one.id, name: one.content.name }))
}

type Placing = { before: SavedAudience | null; after: SavedAudience }

/** Null where somebody else was first. */
async function place(
  deps: KeepAudiencesDeps,
  shelf: AudienceShelf,
  { before, after }: Placing,
): Promise<AudienceOutcome | null> {
  const faults = [...faultsOfAudience(after.audience), ...faultsOfSaved(shelf, after)]
  if (faults.length > 0) return { kind: 'invalid', faults }
  const namesake = findNamesake(shelf, after)
  if (namesake !== undefined) return { kind: 'name-taken', by: namesake }
  const next = putOn(shelf, after)
  if (isFull(next)) return { kind: 'full' }
  const told =
    before === null
      ? { what: 'audience.created', before: null, after: factsOf(after) }
      : { what: 'audience.changed', ...differenceOf(factsOf(before), factsOf(after)) }
  await recordDeed(deps, { type: 'audience', id: after.id }, { at: after.changedAt, by: after.by, ...told })
  const isSaved = await deps.campaigns.saveShelf(next, shelf.rev === 0 ? 'absent' : shelf.rev)
  return isSaved ? { kind: 'done', audience: after } : null
}

function factsOf({ name, audience }: SavedAudience): AuditFacts {
  return { name, ...factsOfAudience(audience) }
}

async function onShelf(
  deps: KeepAudiencesDeps,
  decide: (shelf: AudienceShelf) => Promise<AudienceOutcome | null>,
): Promise<AudienceOutcome> {
  for (let attempt = 1; attempt <= TRIES; attempt += 1) {
    const outcome = await decide(await readShelf(deps))
    if (outcome !== null) return outcome
  }
  throw new AppError('CONFLICT', 'Others are changing saved audiences. Try again.', { retryable: true })
}

async function readShelf({ campaigns }: { campaigns: Pick<CampaignStore, 'findShelf'> }): Promise<AudienceShelf> {
  return (await campaigns.findShelf()) ?? EMPTY_SHELF
}

function findOn({ audiences }: AudienceShelf, id: string): SavedAudience {
  const found = audiences.find((one) => one.id === id)
  if (found === undefined) throw new AppError('NOT_FOUND', 'There is no such saved audience.', { retryable: false })
  return found
}
