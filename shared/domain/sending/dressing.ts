import type { Category } from '#shared/contracts/message.ts'
import type { Language } from '#shared/contracts/primitives.ts'
import type { Shop, ShopSettings } from '#shared/contracts/shop.ts'
import { countryOfNumber } from '../people/number-country.ts'
import { type PolicyCountry, policyCountryOf } from '../policies/policy-country.ts'
import { policyFor } from '../policies/policy-table.ts'
import { homeShop, shopOfInstalments, shopOfOrder } from '../records/shop-names.ts'
import type { JudgedRecord } from '../scenarios/kind.ts'

/** What stands around a wording: who sends it, and how to stop such texts. Empty where nothing does. */
export type Dressing = { before: string; after: string }

export type Dressed = { phone: string; category: Category; language: Language; shop: Shop | null }

/**
 * The sender's signature and the way out, as the policy of the number's country asks for them. In mainland China each text
 * bears the signature in 【】 and a marketing text ends with the one form that carriers take, 拒收请回复R
 * (https://support.huaweicloud.com/usermanual-iotcom/iotcom_03_1002.html, read 2026-11-30); elsewhere the sender stands
 * before a colon where each text must say how to stop them, and the word is STOP (CTIA). A shop may say it in words of its own.
 */
export function dressingOf({ phone, category, language, shop }: Dressed): Dressing {
  const country = policyCountryOf(countryOfNumber(phone))
  const saysHow = policyFor(country, category).optOutWords
  return {
    before: shop?.signature === undefined ? '' : signed(shop.signature, { country, saysHow, language }),
    after: saysHow
      ? (shop?.optOutWords?.[language] ?? OPT_OUT_WORDS[country === 'CN' ? 'CN' : 'abroad'][language])
      : '',
  }
}

const OPT_OUT_WORDS = {
  CN: { zh: '拒收请回复R', en: 'Reply R to opt out' },
  abroad: { zh: '拒收请回复STOP', en: 'Reply STOP to opt out' },
} as const

type Around = { country: PolicyCountry; saysHow: boolean; language: Language }

function signed(signature: string, { country, saysHow, language }: Around): string {
  if (country === 'CN') return `【${signature}】`
  return saysHow ? `${signature}${language === 'zh' ? '：' : ': '}` : ''
}

/** The text as it leaves. A repeat changes nothing, and a wording that says itself how to stop it is not given the words again. */
export function dressText(text: string, { before, after }: Dressing, language: Language): string {
  const signedText = text.startsWith(before) ? text : before + text
  if (after === '' || text.toLowerCase().includes(after.toLowerCase())) return signedText
  return `${signedText}${joint(text, language)}${after}`
}

/** Behind a mark nothing in Chinese, a blank in English; else what ends the sentence. */
function joint(text: string, language: Language): string {
  const isMarked = /[\p{P}\p{Sm}]$/u.test(text.trimEnd())
  if (language === 'zh') return isMarked ? '' : '，'
  return isMarked ? ' ' : '. '
}

/** In whose name a text about this record leaves; null where that is not known, or the settings say nothing of them. */
export function shopOfRecord(shops: ShopSettings | null, record: JudgedRecord): Shop | null {
  switch (record.type) {
    case 'order':
    case 'shipment':
      return shopOfOrder(shops, record.order)
    case 'instalments':
      return shopOfInstalments(shops, record.instalments)
    case 'kept':
      return shopOfInstalments(
        shops,
        record.records.map((one) => one.record),
      )
    default:
      return homeShop(shops)
  }
}
