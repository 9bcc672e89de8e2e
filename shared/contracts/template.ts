import * as z from 'zod'
import { LastChange } from './audit.ts'

/** Made of a language and a plain text: another text is another template. */
export const TemplateId = z
  .string()
  .regex(/^tpl_[0-9a-f]{16}$/)
  .brand<'TemplateId'>()
export type TemplateId = z.infer<typeof TemplateId>

/** How far a plain text has come with the carrier. */
export const TemplateState = z.enum(['draft', 'submitted', 'approved', 'rejected'])
export type TemplateState = z.infer<typeof TemplateState>

/** Why carriers with registered templates would not take a plain text. */
export const TemplateFaultCode = z.enum([
  'adjacent-variables',
  'only-variables',
  'refused-character',
  'text-too-long',
  'value-too-long',
])
export type TemplateFaultCode = z.infer<typeof TemplateFaultCode>

/** The carrier's own name of a template, as `SMS_154950909` or `1234567`. */
export const TemplateCode = z
  .string()
  .trim()
  .regex(/^[A-Za-z0-9_.:-]{1,64}$/, 'must be 1 to 64 letters, digits and _ . : -')

/** What is known of a plain text at the carrier. What nobody registered has no item, and is a draft. */
export const RegisteredTemplate = z.object({
  id: TemplateId,
  state: TemplateState,
  code: TemplateCode.nullable(),
  /** Its plain text, with `${key}` for each value. */
  text: z.string().max(2_000),
  /** What the carrier approved, where that is another text; null where it is the plain one. */
  approvedText: z.string().max(2_000).nullable(),
  lastChange: LastChange.nullable(),
  rev: z.int().min(1),
})
export type RegisteredTemplate = z.infer<typeof RegisteredTemplate>

/** What a text names to a carrier that sends registered templates alone; values by key, in the order of the text. */
export type NamedTemplate = { id: TemplateId; code: string | null; values: Readonly<Record<string, string>> }
