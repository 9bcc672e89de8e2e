import { useOutletContext } from 'react-router'
import type { CampaignChange, CampaignView } from '#shared/contracts/console-api/campaign.ts'
import type { KindView } from '#shared/contracts/console-api/kind.ts'
import type { Draft, Faults } from './draft.ts'

/** What the pages of one campaign share. */
export type CampaignContext = { campaign: CampaignView; kind: KindView; editing: Editing }

export type Editing = {
  draft: Draft
  /** What is not saved yet; undefined where everything is. */
  change: CampaignChange | undefined
  faults: Faults
  readOnly: boolean
  isSaving: boolean
  /** Whether the last try to save was refused or got no answer. */
  hasFailed: boolean
  edit(part: Partial<Draft>): void
}

export function useCampaign(): CampaignContext {
  return useOutletContext<CampaignContext>()
}
