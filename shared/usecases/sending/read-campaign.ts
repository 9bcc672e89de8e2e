import type { Campaign, CampaignContent, CampaignState } from '#shared/contracts/campaign.ts'
import type { CampaignId } from '#shared/contracts/ids.ts'
import type { Message } from '#shared/contracts/message.ts'
import { editedAtOf } from '#shared/domain/campaigns/campaign-time.ts'
import { AppError } from '#shared/domain/errors.ts'
import { OWN_TEXT_CONTENT, OWN_TEXTS } from '#shared/domain/scenarios/own-texts.ts'
import { kindFor } from '#shared/domain/scenarios/registry.ts'
import { SERVICE_CAMPAIGN } from '#shared/domain/sending/service-text.ts'
import type { CampaignStore } from '#shared/ports/campaign-store.ts'
import { withJudgedGroups } from '../read-groups.ts'

/** `stoppedBy`: who stopped it; null while it is not stopped, and where that was not kept. */
export type CampaignReading = { state: CampaignState; content: CampaignContent; stoppedBy: string | null }
/** `behind`: since when the campaign is another than the text was brought in line with; null where it is not. */
export type SingleReading = CampaignReading & { version: number; behind: Date | null }

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
  return readKnown(campaigns, id, { campaign: await campaigns.find(id), version })
}

async function readKnown(
  campaigns: Pick<CampaignStore, 'findVersion' | 'findShelf'>,
  id: CampaignId,
  { campaign, version }: { campaign: Campaign | undefined; version: number },
): Promise<CampaignReading> {
  if (campaign === undefined)
    throw new AppError('NOT_FOUND', 'no such campaign', { retryable: false, context: { campaignId: id } })
  const stoppedBy = campaign.state === 'stopped' ? (campaign.lastChange?.by ?? null) : null
  const content = await withJudgedGroups({ campaigns }, await readContent(campaigns, id, version))
  return { state: campaign.state, content, stoppedBy }
}

/**
 * The same for a text of no page: of a campaign that answers events as its content is now, so that an edit holds for what
 * is not sent.
 * @throws AppError NOT_FOUND, as `readCampaign`
 */
export async function readCampaignOf(
  campaigns: Pick<CampaignStore, 'find' | 'findVersion' | 'findShelf'>,
  { campaignId, campaignVersion, page }: Pick<Message, 'campaignId' | 'campaignVersion' | 'page'>,
): Promise<SingleReading> {
  if (page !== null || campaignId === OWN_TEXTS || campaignId === SERVICE_CAMPAIGN.id)
    return { ...(await readCampaign(campaigns, campaignId, campaignVersion)), version: campaignVersion, behind: null }
  const campaign = await campaigns.find(campaignId)
  const isFollowing = campaign !== undefined && kindFor(campaign).trigger === 'event'
  const version = isFollowing ? campaign.version : campaignVersion
  const read = await readKnown(campaigns, campaignId, { campaign, version })
  const isBehind = isFollowing && read.state !== 'stopped' && campaignVersion < version
  return { ...read, version, behind: isBehind ? editedAtOf(campaign) : null }
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
