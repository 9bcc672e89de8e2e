import type { ContentAnswer } from '#shared/domain/campaigns/campaign-content.ts'
import { EMPTY_SHELF, hasAudience, UNKNOWN } from '#shared/domain/people/audience-shelf.ts'
import { audiencesNamedBy } from '#shared/domain/people/saved-audiences.ts'
import type { CampaignStore } from '#shared/ports/campaign-store.ts'

/** The answer, or a fault at each place that names a saved audience that is not there. Reads nothing where none is named. */
export async function checkSavedAudiences(
  { campaigns }: { campaigns: Pick<CampaignStore, 'findShelf'> },
  answer: ContentAnswer,
): Promise<ContentAnswer> {
  if (!answer.ok) return answer
  const named = audiencesNamedBy(answer.content)
  if (named.length === 0) return answer
  const shelf = (await campaigns.findShelf()) ?? EMPTY_SHELF
  const faults = named.filter(({ id }) => !hasAudience(shelf, id)).map(({ path }) => ({ ...UNKNOWN, path }))
  return faults.length === 0 ? answer : { ok: false, faults }
}
