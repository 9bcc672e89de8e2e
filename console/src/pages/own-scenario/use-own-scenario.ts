import type { Scenario } from '#shared/contracts/scenario.ts'
import { type CampaignContext, useCampaign } from '../campaign/campaign-context.ts'

export type OwnScenario = CampaignContext & {
  scenario: Scenario
  /** What has been active, whose steps stay; null for a draft. */
  standing: Scenario | null
  change(next: Scenario): void
}

/** The scenario that is being edited; null for a campaign of any other kind. */
export function useOwnScenario(): OwnScenario | null {
  const context = useCampaign()
  const { campaign, editing } = context
  const { scenario } = editing.draft
  if (scenario === undefined) return null
  const standing = campaign.state === 'draft' ? null : (campaign.scenario ?? null)
  return { ...context, scenario, standing, change: (next) => editing.edit({ scenario: next }) }
}
