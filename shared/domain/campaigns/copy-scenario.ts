import type { CampaignContent } from '#shared/contracts/campaign.ts'
import type { CampaignId } from '#shared/contracts/ids.ts'
import type { KindId } from '#shared/contracts/message.ts'
import { fingerprint32 } from '#shared/contracts/table.ts'

const LONGEST = 40
const LETTERS = 4

/**
 * The content for a copy under this id: a scenario of one's own has another slug, since two that share one answer the same
 * occasions and make the same keys. The same id gives the same slug.
 */
export function copyScenario(kind: KindId, content: CampaignContent, id: CampaignId): CampaignContent {
  const { scenario } = content
  if (kind !== 'custom' || scenario === undefined) return content
  const letters = fingerprint32(id).toString(36).padStart(LETTERS, '0').slice(-LETTERS)
  const kept = scenario.slug.slice(0, LONGEST - LETTERS - 1)
  return { ...content, scenario: { ...scenario, slug: `${kept}-${letters}` } }
}
