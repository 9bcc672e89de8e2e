import type { CampaignContent, CampaignState } from '#shared/contracts/campaign.ts'
import type { CampaignId } from '#shared/contracts/ids.ts'
import { AppError } from '#shared/domain/errors.ts'
import { OWN_TEXT_CONTENT, OWN_TEXTS } from '#shared/domain/scenarios/own-texts.ts'
import { SERVICE_CAMPAIGN } from '#shared/domain/sending/service-text.ts'
import type { CampaignStore } from '#shared/ports/campaign-store.ts'
import { withJudgedGroups } from '../read-groups.ts'

/** `stoppedBy`: who stopped it; null while it is not stopped, and where that was not kept. */
export type CampaignReading = { state: CampaignState; content: CampaignContent; stoppedBy: string | null }

const MOST_KEPT = 200
const kept = new WeakMap<object, Map<string, CampaignContent>>()

/**
 * A campaign's state as it is now, with the content of the version a message was planned with. Contents never change, so
 * each is read once by each process. Saved audiences that its conditions ask for are read as they are now.
 * @throws AppError NOT_FOUND when there is no such campaign or version; not retryable.
 */
export async function readCampaign(
  campaigns: Pick<CampaignStore, 'find' | 'findVersion' | 'findShelf'>,
  id: CampaignId,
  version: number,
): Promise<CampaignReading> {
  if (id === OWN_TEXTS) return { state: 'active', content: OWN_TEXT_CONTENT, stoppedBy: null }
  if (id === SERVICE_CAMPAIGN.id) return { state: 'active', content: SERVICE_CAMPAIGN.content, stoppedBy: null }
  const campaign = await campaigns.find(id)
  if (campaign === undefined)
    throw new AppError('NOT_FOUND', 'no such campaign', { retryable: false, context: { campaignId: id } })
  const stoppedBy = campaign.state === 'stopped' ? (campaign.lastChange?.by ?? null) : null
  const content = await withJudgedGroups({ campaigns }, await readContent(campaigns, id, version))
  return { state: campaign.state, content, stoppedBy }
}

/**
 * The content of a version, which never changes: read once by each process.
 * @throws AppError NOT_FOUND when there is no such version; not retryable.
 */
export async function readContent(
  campaigns: Pick<CampaignStore, 'findVersion'>,
  id: CampaignId,
  version: number,
): Promise<CampaignContent> {
  const contents = kept.get(campaigns) ?? new Map<string, CampaignContent>()
  kept.set(campaigns, contents)
  const key = `${id}#${version}`
  const known = contents.get(key)
  if (known !== undefined) return known
  const content = await campaigns.findVersion(id, version)
  if (content === undefined) {
    throw new AppError('NOT_FOUND', 'no such campaign version', {
      retryable: false,
      context: { campaignId: id, version },
    })
  }
  if (contents.size >= MOST_KEPT) contents.clear()
  contents.set(key, content)
  return content
}
