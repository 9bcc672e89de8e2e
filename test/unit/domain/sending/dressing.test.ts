import { describe, expect, it } from 'vitest'
import type { Category } from '#shared/contracts/message.ts'
import type { Language } from '#shared/contracts/primitives.ts'
import type { Shop } from '#shared/contracts/shop.ts'
import { dressingOf, dressText } from '#shared/domain/sending/dressing.ts'
import { countParts } from '#shared/domain/wording/segments.ts'

const SHOP: Shop = { id: 'nuts', name: '坚果小铺', signature: '坚果小铺' }
const NUMBERS = { CN: '+8619900000001', HK: '+85251000001', US: '+12025550101', DE: '+4915110000001' } as const
type Place = keyof typeof NUMBERS

function dressed(
  text: string,
  place: Place,
  category: Category,
  { language = 'zh' as Language, shop = SHOP as Shop | null } = {},
) {
  return dressText(text, dressingOf({ phone: NUMBERS[place], category, language, shop }), language)
}

describe('a text as it leaves', () => {
  it.each<[Place, Category, Language, string, string]>([
    ['CN', 'marketing', 'zh', '祝您生日快乐！', '【坚果小铺】祝您生日快乐！拒收请回复R'],
    ['CN', 'marketing', 'en', 'Happy birthday!', '【坚果小铺】Happy birthday! Reply R to opt out'],
    ['CN', 'transactional', 'zh', '您的订单已发出。', '【坚果小铺】您的订单已发出。'],
    ['CN', 'collection', 'zh', '您的还款已逾期。', '【坚果小铺】您的还款已逾期。'],
    ['US', 'marketing', 'en', 'Happy birthday', '坚果小铺: Happy birthday. Reply STOP to opt out'],
    ['US', 'transactional', 'en', 'Your order has left.', 'Your order has left.'],
    ['US', 'collection', 'en', 'Your payment is late.', '坚果小铺: Your payment is late. Reply STOP to opt out'],
    ['DE', 'marketing', 'en', 'New tea is here.', '坚果小铺: New tea is here. Reply STOP to opt out'],
    ['HK', 'marketing', 'zh', '新茶到了', '坚果小铺：新茶到了，拒收请回复STOP'],
  ])('%s, %s, %s', (place, category, language, text, leaves) => {
    expect(dressed(text, place, category, { language })).toBe(leaves)
  })

  it('bears no signature where the settings know none, and still says how to stop it', () => {
    expect(dressed('新茶到了。', 'CN', 'marketing', { shop: null })).toBe('新茶到了。拒收请回复R')
  })

  it('says it in the words of the shop, and not twice where the wording says it itself', () => {
    const shop = { ...SHOP, optOutWords: { zh: '退订回T', en: 'Text STOP to end' } }
    expect(dressed('新茶到了。', 'CN', 'marketing', { shop })).toBe('【坚果小铺】新茶到了。退订回T')
    expect(dressed('New tea. reply stop to opt out', 'US', 'marketing', { language: 'en' })).toBe(
      '坚果小铺: New tea. reply stop to opt out',
    )
  })

  it('is dressed once', () => {
    const once = dressed('新茶到了。', 'CN', 'marketing')
    expect(dressed(once, 'CN', 'marketing')).toBe(once)
  })

  it('is counted whole: 70 characters and a signature of 6 are two parts', () => {
    const text = dressed('字'.repeat(70), 'CN', 'transactional')
    expect(countParts(text, 'cn-flat')).toMatchObject({ units: 76, parts: 2 })
  })
})
