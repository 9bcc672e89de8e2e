import * as z from 'zod'
import { CampaignId } from '../ids.ts'
import { Category } from '../message.ts'
import { Language } from '../primitives.ts'
import { TemplateCode, TemplateFaultCode, TemplateId, TemplateState } from '../template.ts'
import { Rev } from './primitives.ts'

const Registration = {
  id: TemplateId,
  state: TemplateState,
  code: TemplateCode.nullable(),
  approvedText: z.string().nullable().describe('What the carrier approved, where that is another text than ours'),
  leaves: z.boolean().describe('Whether texts of it leave: approved, and as it is'),
  /** 0 where nobody has said anything of it. */
  rev: Rev,
}

/** A plain text of a campaign with what is known of it at the carrier. */
export const TemplateView = z
  .object({
    ...Registration,
    language: Language,
    category: Category,
    wordings: z.array(z.string()).describe('The wordings that may become it, as `template`, `settings.digest`'),
    text: z.string().describe('With a place in dollar and braces for each value'),
    variables: z.array(z.object({ key: z.string(), name: z.string(), sample: z.string() })),
    sample: z.string().describe('The text with its samples and the first signature'),
    signatures: z.array(z.string()).describe('Without brackets'),
    faults: z.array(z.object({ code: TemplateFaultCode, detail: z.string() })).describe('Why carriers would refuse it'),
  })
  .meta({ id: 'Template' })
export type TemplateView = z.infer<typeof TemplateView>

export const TemplateList = z
  .object({
    items: z.array(TemplateView),
    tooMany: z
      .array(z.object({ wording: z.string(), language: Language }))
      .describe('Wordings with more than 64 combinations of sections, which are not listed'),
    wanted: z.boolean().describe('Whether the carrier sends mainland China nothing but approved templates'),
  })
  .meta({ id: 'TemplateList' })
export type TemplateList = z.infer<typeof TemplateList>

export const SheetQuery = z.object({ language: Language.default('zh').describe('Of its headers') })

/** `campaign` says where the text stands: needed until something is known of it. */
export const TemplateChange = z
  .strictObject({
    campaign: CampaignId.optional(),
    state: TemplateState.optional(),
    code: TemplateCode.nullable().optional(),
    approvedText: z.string().trim().min(1).max(1_000).nullable().optional(),
  })
  .meta({ id: 'TemplateChange' })
export type TemplateChange = z.infer<typeof TemplateChange>

/** Several of one campaign, each as `TemplateChange` has it. */
export const TemplateChanges = z
  .strictObject({
    items: z
      .array(TemplateChange.omit({ campaign: true }).extend({ id: TemplateId }))
      .min(1)
      .max(100),
  })
  .meta({ id: 'TemplateChanges' })

export const RegistrationView = z.object({ ...Registration, text: z.string() }).meta({ id: 'Registration' })
export type RegistrationView = z.infer<typeof RegistrationView>
