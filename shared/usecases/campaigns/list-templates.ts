import type { RegisteredTemplate } from '#shared/contracts/template.ts'
import {
  type CampaignTemplate,
  type CampaignTemplates,
  MAINLAND,
  templatesOfCampaign,
} from '#shared/domain/campaigns/campaign-templates.ts'
import { kindFor } from '#shared/domain/scenarios/registry.ts'
import type { CampaignStore } from '#shared/ports/campaign-store.ts'
import type { ShopStore } from '#shared/ports/shop-store.ts'
import type { SmsProvider } from '#shared/ports/sms-provider.ts'
import type { TemplateStore } from '#shared/ports/template-store.ts'
import { getCampaign } from './get-campaign.ts'

export type ListTemplatesDeps = {
  campaigns: CampaignStore
  shops: Pick<ShopStore, 'findSettings'>
  sms: Pick<SmsProvider, 'countingFor'>
  templates: Pick<TemplateStore, 'list'>
}

/** `registered`: null where nobody has said anything of it. */
export type ListedTemplate = CampaignTemplate & { registered: RegisteredTemplate | null }
export type ListedTemplates = Omit<CampaignTemplates, 'templates'> & { name: string; templates: ListedTemplate[] }

/**
 * The plain texts of a campaign as it stands, also of a draft, with how far each has come with the carrier.
 * @throws AppError NOT_FOUND
 */
export async function listTemplates(deps: ListTemplatesDeps, campaignId: string): Promise<ListedTemplates> {
  const [{ templates, tooMany, name }, registered] = await Promise.all([
    findTemplates(deps, campaignId),
    deps.templates.list(),
  ])
  const byId = new Map(registered.map((one) => [one.id, one]))
  return { name, tooMany, templates: templates.map((one) => ({ ...one, registered: byId.get(one.id) ?? null })) }
}

/** @throws AppError NOT_FOUND */
export async function findTemplates(
  deps: Omit<ListTemplatesDeps, 'templates'>,
  campaignId: string,
): Promise<CampaignTemplates & { name: string }> {
  const campaign = await getCampaign(deps, campaignId)
  const shops = (await deps.shops.findSettings()) ?? null
  const line = { shops, counting: deps.sms.countingFor(MAINLAND) }
  return { ...templatesOfCampaign(kindFor(campaign), campaign.content, line), name: campaign.content.name }
}
