import type { CampaignContent } from '#shared/contracts/campaign.ts'
import type { Category } from '#shared/contracts/message.ts'
import type { Language } from '#shared/contracts/primitives.ts'
import type { Shop, ShopSettings } from '#shared/contracts/shop.ts'
import type { TemplateId } from '#shared/contracts/template.ts'
import type { Kind, Wording } from '../scenarios/kind.ts'
import { variableWordsOf, wordsOfVariables } from '../scenarios/variable-words.ts'
import { dressingOf, dressText } from '../sending/dressing.ts'
import { inTone } from '../sending/filled-text.ts'
import { type CarrierFault, carrierFaults } from '../wording/carrier-rules.ts'
import { type Place, type PlainText, templateIdOf } from '../wording/plain-text.ts'
import { plainVariants } from '../wording/plain-variants.ts'
import { type Counting, normaliseText } from '../wording/segments.ts'
import { parseTemplate, type TemplateValues } from '../wording/template.ts'

/** A plain text of a campaign. Its places hold samples; `signatures` without brackets, none where nobody signs. */
export type CampaignTemplate = {
  id: TemplateId
  language: Language
  category: Category
  /** The wordings that may become it. */
  fields: readonly string[]
  text: string
  places: readonly Place[]
  faults: readonly CarrierFault[]
  signatures: readonly string[]
}

/** `tooMany`: wordings with more combinations of sections than anybody registers. */
export type CampaignTemplates = { templates: CampaignTemplate[]; tooMany: { field: string; language: Language }[] }

/** A number whose texts bear what mainland China asks for. */
export const MAINLAND = '+8613800000000'

/** `counting`: how the carrier counts there, by which a text is made plain. */
type Line = { shops: ShopSettings | null; counting: Counting }

/**
 * Every plain text that a reader in mainland China may get from a campaign, by wording and language, each once; the words
 * against such texts within it, the signatures of the shops apart.
 */
export function templatesOfCampaign(
  kind: Kind,
  content: CampaignContent,
  { shops, counting }: Line,
): CampaignTemplates {
  const found = new Map<TemplateId, CampaignTemplate>()
  const tooMany: CampaignTemplates['tooMany'] = []
  const signers = shops === null || shops.items.length === 0 ? [null] : shops.items
  for (const language of ['zh', 'en'] as const)
    for (const wording of kind.wordings(content)) {
      const variants = signers.map((shop) => variantsOf(wording, { kind, content, language, shop, counting }))
      if (variants.includes(null)) tooMany.push({ field: wording.field, language })
      for (const one of variants.flatMap((list) => list ?? [])) found.set(one.id, joined(found.get(one.id), one))
    }
  return { templates: [...found.values()], tooMany }
}

type Of = { kind: Kind; content: CampaignContent; language: Language; shop: Shop | null; counting: Counting }

function variantsOf(wording: Wording, of: Of): CampaignTemplate[] | null {
  const { kind, content, language, shop, counting } = of
  const parsed = parseTemplate(wording.text[language])
  if (!parsed.ok) return []
  const category = wording.category ?? (kind.scenario?.to === 'manager' ? 'internal' : kind.category)
  const { after } = dressingOf({ phone: MAINLAND, category, language, shop })
  const finishIn = (tone: 'festive' | 'solemn') => (said: string) =>
    normaliseText(dressText(inTone(said, tone), { before: '', after }, language), counting)
  const finishes = kind.isSolemn === undefined ? [finishIn('festive')] : [finishIn('festive'), finishIn('solemn')]
  const { variables } = wording
  const samples = samplesOf(wording, { kind, content, language })
  const plains = plainVariants(parsed.template, { lang: language, variables, samples, finishes })
  const signatures = shop?.signature === undefined ? [] : [shop.signature]
  const common = { language, category, fields: [wording.field], signatures }
  return plains?.map((plain) => ({ ...templateOf(plain, language), ...common })) ?? null
}

function templateOf(plain: PlainText, language: Language) {
  return { id: templateIdOf(language, plain.text), ...plain, faults: carrierFaults(plain) }
}

function samplesOf(
  { variables }: Wording,
  { kind, content, language }: Pick<Of, 'kind' | 'content' | 'language'>,
): TemplateValues {
  const words = wordsOfVariables(kind, content)
  return Object.fromEntries(
    Object.entries(variables).map(([name, declared]) => [
      name,
      variableWordsOf(words, name, declared).sample[language],
    ]),
  )
}

function joined(known: CampaignTemplate | undefined, one: CampaignTemplate): CampaignTemplate {
  if (known === undefined) return one
  const fields = [...new Set([...known.fields, ...one.fields])]
  return { ...known, fields, signatures: [...new Set([...known.signatures, ...one.signatures])] }
}
