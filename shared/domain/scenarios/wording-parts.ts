import type { CampaignContent } from '#shared/contracts/campaign.ts'
import type { Language, LocalizedText } from '#shared/contracts/primitives.ts'
import type { Shop } from '#shared/contracts/shop.ts'
import { addressAs } from '../wording/salutation.ts'
import type { TemplateValues, VariableDeclaration } from '../wording/template.ts'
import type { Situation, Wording } from './kind.ts'

/** How every kind addresses the recipient; without a name the words around it change, so it needs no fallback. */
export const NAME_VARIABLE: VariableDeclaration = { type: 'text', address: true }

export function addressOf(situation: Situation): string {
  return addressAs(situation.contact, situation.language)
}

const CURRENCY_WORDS: Readonly<Record<string, string>> = {
  CNY: '元',
  USD: '美元',
  HKD: '港元',
  EUR: '欧元',
  GBP: '英镑',
  JPY: '日元',
  TWD: '新台币',
  SGD: '新加坡元',
}

/** What stands behind an amount: 元 for CNY in Chinese, the code elsewhere. Signs like ¥ are barred by carriers. */
export function currencyWord(currency: string, language: Language): string {
  return language === 'zh' ? (CURRENCY_WORDS[currency] ?? currency) : currency
}

export const CURRENCY_VARIABLE: VariableDeclaration = { type: 'own' }

/** The shop of an order, where the settings know it: its name is the company's own word, its number checked when it was set. */
export const SHOP_VARIABLES: Wording['variables'] = {
  hasShop: { type: 'flag' },
  shop: { type: 'own', optional: true },
  hasHotline: { type: 'flag' },
  hotline: { type: 'phone', optional: true },
}

export function valuesOfShop(shop: Shop | null): TemplateValues {
  return {
    hasShop: shop !== null,
    shop: shop?.name ?? null,
    hasHotline: shop?.hotline !== undefined,
    hotline: shop?.hotline ?? null,
  }
}

export function mainWording(content: CampaignContent, variables: Wording['variables']): Wording {
  return { field: 'template', text: content.template, variables }
}

export function text(zh: string, en: string): LocalizedText {
  return { zh, en }
}
