import type { ContentAnswer, ContentFault } from '#shared/domain/campaigns/campaign-content.ts'
import { EMPTY_SHELF, hasAudience, UNKNOWN } from '#shared/domain/people/audience-shelf.ts'
import { audiencesNamedBy } from '#shared/domain/people/saved-audiences.ts'
import type { CampaignStore } from '#shared/ports/campaign-store.ts'
import type { ImportStore } from '#shared/ports/import-store.ts'

type Deps = { campaigns: Pick<CampaignStore, 'findShelf'>; imports: Pick<ImportStore, 'find' | 'firstAlike'> }

/**
 * The answer, or a fault at each place that names a saved audience or an uploaded list that is not there. Of lists that say the same
 * the first is named, so that one that is uploaded again makes no other campaign of it. Reads nothing where none is named.
 */
export async function checkSavedAudiences(deps: Deps, answer: ContentAnswer): Promise<ContentAnswer> {
  if (!answer.ok) return answer
  const faults = [...(await faultsOfSaved(deps, answer)), ...(await faultsOfList(deps, answer))]
  if (faults.length > 0) return { ok: false, faults }
  const { list } = answer.content.audience
  if (list === undefined) return answer
  const first = (await deps.imports.firstAlike(list)) ?? list
  return { ok: true, content: { ...answer.content, audience: { ...answer.content.audience, list: first } } }
}

type Good = Extract<ContentAnswer, { ok: true }>

async function faultsOfSaved({ campaigns }: Deps, { content }: Good): Promise<ContentFault[]> {
  const named = audiencesNamedBy(content)
  if (named.length === 0) return []
  const shelf = (await campaigns.findShelf()) ?? EMPTY_SHELF
  return named.filter(({ id }) => !hasAudience(shelf, id)).map(({ path }) => ({ ...UNKNOWN, path }))
}

async function faultsOfList({ imports }: Deps, { content }: Good): Promise<ContentFault[]> {
  const { list } = content.audience
  if (list === undefined) return []
  const found = await imports.find(list)
  if (found?.what === 'list' && found.state === 'done') return []
  const message = 'is no uploaded list that was taken in: it may be over 90 days old'
  return [{ path: 'audience.list', message, code: 'unknown-list' }]
}
