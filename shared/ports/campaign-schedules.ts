import type { CampaignId } from '#shared/contracts/ids.ts'
import type { FiringRule } from '#shared/domain/calendar/firing.ts'

/** One schedule fires one part of one campaign in one zone by putting a `run` job on the campaigns queue. */
export type CampaignSchedule = { campaignId: CampaignId; part: string; zone: string; rule: FiringRule }

export interface CampaignSchedules {
  /** Creates or replaces, by campaign, part and zone; fires from now on, never for the past. */
  put(schedule: CampaignSchedule): Promise<void>
  /** Removes all schedules of a campaign. A repeat changes nothing. */
  removeAll(campaignId: CampaignId): Promise<void>
  list(): Promise<CampaignSchedule[]>
}
