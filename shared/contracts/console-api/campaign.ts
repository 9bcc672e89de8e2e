import * as z from 'zod'
import { Audience, AudienceChange, CampaignState } from '../campaign.ts'
import { Category, KindId } from '../message.ts'
import { LocalizedText } from '../primitives.ts'
import { ListQuery } from './list.ts'
import { Rev, WireInstant } from './primitives.ts'
import { AdviceView } from './wording.ts'

const CampaignName = z.string().trim().min(1).max(80)

const PartialText = z.strictObject({ zh: z.string().max(1000).optional(), en: z.string().max(1000).optional() })

export const CampaignQuery = ListQuery.extend({
  state: CampaignState.optional().describe('Only campaigns of this state; without it all, active ones first'),
})

export const CampaignCreate = z
  .strictObject({
    kind: KindId,
    name: CampaignName.optional(),
    audience: AudienceChange.optional(),
    template: PartialText.optional(),
    settings: z.record(z.string(), z.unknown()).optional(),
  })
  .meta({ id: 'CampaignCreate' })
export type CampaignCreate = z.infer<typeof CampaignCreate>

export const CampaignChange = CampaignCreate.omit({ kind: true }).meta({ id: 'CampaignChange' })
export type CampaignChange = z.infer<typeof CampaignChange>

export const CampaignView = z
  .object({
    id: z.string(),
    kind: KindId,
    category: Category,
    name: z.string(),
    state: CampaignState,
    version: z.int(),
    audience: Audience,
    template: LocalizedText,
    settings: z.record(z.string(), z.unknown()),
    /** What its wordings had better not say, each with its field and language. */
    advice: z.array(AdviceView.extend({ path: z.string() })),
    createdAt: WireInstant,
    changedAt: WireInstant,
    activeSince: WireInstant.nullable(),
    /** Roles and account, as `admin/local-admin`; null where it was not kept yet. */
    changedBy: z.string().nullable(),
    /** Who changed its content last, and so cannot approve it. */
    editedBy: z.string().nullable(),
    /** What somebody approved last; `holds` where that is the content of now. */
    approval: z
      .object({ fingerprint: z.string(), people: z.int(), by: z.string(), at: WireInstant, holds: z.boolean() })
      .nullable(),
    rev: Rev,
  })
  .meta({ id: 'Campaign' })
export type CampaignView = z.infer<typeof CampaignView>
