import type { CampaignContent } from '#shared/contracts/campaign.ts'
import { audiencesInScenario, audiencesNamedBy, meaningsOf } from '#shared/domain/people/saved-audiences.ts'
import type { CampaignStore } from '#shared/ports/campaign-store.ts'

type ReadGroupsDeps = { campaigns: Pick<CampaignStore, 'findShelf'> }

/**
 * The content with what the saved audiences that it names say now. One read where it names any, none where it does not, in
 * which case the content is the very one given.
 */
export async function withGroups({ campaigns }: ReadGroupsDeps, content: CampaignContent): Promise<CampaignContent> {
  const ids = audiencesNamedBy(content).map(({ id }) => id)
  return ids.length === 0 ? content : { ...content, groups: meaningsOf(ids, await campaigns.findShelf()) }
}

/** The same for several contents, in one read for all. */
export async function withGroupsOfAll<T extends { content: CampaignContent }>(
  { campaigns }: ReadGroupsDeps,
  all: readonly T[],
): Promise<T[]> {
  const ids = all.map(({ content }) => audiencesNamedBy(content).map(({ id }) => id))
  if (ids.every((some) => some.length === 0)) return [...all]
  const shelf = await campaigns.findShelf()
  return all.map((one, index) => {
    const own = ids[index] ?? []
    return own.length === 0 ? one : { ...one, content: { ...one.content, groups: meaningsOf(own, shelf) } }
  })
}

/** What judging a text may need of them: only conditions of a scenario ask again after the audience was read. */
export async function withJudgedGroups(
  { campaigns }: ReadGroupsDeps,
  content: CampaignContent,
): Promise<CampaignContent> {
  const ids = content.scenario === undefined ? [] : audiencesInScenario(content.scenario).map(({ id }) => id)
  if (ids.length === 0) return content
  return { ...content, groups: meaningsOf(ids, await campaigns.findShelf()) }
}
