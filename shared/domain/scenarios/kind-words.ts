import type { CampaignContent } from '#shared/contracts/campaign.ts'
import type { LocalizedText } from '#shared/contracts/primitives.ts'
import type { TemplateValue } from '../wording/template.ts'
import { text } from './wording-parts.ts'

/** What a variable is called, and what stands for its value in previews. */
export type VariableWords = { names: LocalizedText; sample: { zh: TemplateValue; en: TemplateValue } }

/** What people read of a kind, and the text with which a campaign of it begins. */
export type KindWords = {
  names: LocalizedText
  /** One sentence for the person who picks a kind. */
  about: LocalizedText
  template: LocalizedText
  /** By the variable's name, those of all wordings. */
  variables(content: CampaignContent): Readonly<Record<string, VariableWords>>
}

export const NAME_WORDS: VariableWords = {
  names: text('称呼', 'Form of address'),
  sample: text('王女士', 'Wang Fang'),
}

export const CURRENCY_WORDS: VariableWords = { names: text('货币', 'Currency'), sample: text('元', 'CNY') }

export const SHOP_WORDS: Readonly<Record<string, VariableWords>> = {
  hasShop: { names: text('有店铺名称', 'The shop is known'), sample: { zh: true, en: true } },
  shop: { names: text('店铺名称', 'Shop'), sample: text('坚果小铺', 'Nuts') },
  hasHotline: { names: text('有客服电话', 'The shop has a hotline'), sample: { zh: true, en: true } },
  hotline: { names: text('客服电话', 'Hotline'), sample: text('400-000-0000', '400-000-0000') },
}
