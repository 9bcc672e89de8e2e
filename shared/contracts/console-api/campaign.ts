import * as z from 'zod'
import { Audience, AudienceChange, CampaignState } from '../campaign.ts'
import { Category, KindId } from '../message.ts'
import { Precedence } from '../policy.ts'
import { LocalizedText } from '../primitives.ts'
import { Scenario } from '../scenario.ts'
import { StepView } from './kind.ts'
import { ListQuery } from './list.ts'
import { Rev, WireInstant } from './primitives.ts'
import { AdviceView } from './wording.ts'

const CampaignName = z.string().trim().min(1).max(80)

const PartialText = z.strictObject({ zh: z.string().max(1000).optional(), en: z.string().max(1000).optional() })

export const CampaignQuery = ListQuery.extend({
  state: CampaignState.optional().describe('Only campaigns of this state; without it all, active ones first'),
  archived: z.enum(['true', 'false']).optional().describe('`true` for those that are archived, and no others'),
})

export const CampaignCreate = z
  .strictObject({
    kind: KindId,
    name: CampaignName.optional(),
    audience: AudienceChange.optional(),
    template: PartialText.optional(),
    settings: z.record(z.string(), z.unknown()).optional(),
    /** Where the kind leaves it open: `marketing` unless an admin says `transactional`. */
    category: Category.optional(),
    /** Of the kind `custom`: read by the schema that `GET /api/scenario-schema` answers, so that each fault has its path in it. */
    scenario: z.record(z.string(), z.unknown()).optional(),
    /** Texts of a scenario by step, `before30`, or by step and variant, `before30:1`. */
    texts: z.record(z.string().max(60), PartialText).optional(),
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
    /** Its place among marketing texts that are meant for one person on one day, of which the highest leaves; null for no marketing. */
    precedence: Precedence.nullable(),
    name: z.string(),
    state: CampaignState,
    version: z.int(),
    audience: Audience,
    template: LocalizedText,
    settings: z.record(z.string(), z.unknown()),
    /** All three of the kind `custom` and of presets alone. */
    scenario: Scenario.optional(),
    texts: z.record(z.string(), LocalizedText).optional(),
    steps: z.array(StepView).optional(),
    /** What its wordings had better not say, each with its field and language. */
    advice: z.array(AdviceView.extend({ path: z.string() })),
    createdAt: WireInstant,
    changedAt: WireInstant,
    activeSince: WireInstant.nullable(),
    /** Since when it is left out of the list; null while it is shown. */
    archivedAt: WireInstant.nullable(),
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
