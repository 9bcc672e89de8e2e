import { type KindWords, NAME_WORDS, SHOP_WORDS } from '../kind-words.ts'
import { text } from '../wording-parts.ts'

export const orderThanksWords: KindWords = {
  names: text('首单感谢', 'Thanks for a first order'),
  about: text(
    '客户的第一笔订单签收后，次日上午10点道一声谢；老客户再次下单不打扰。',
    'Thanks a buyer at ten the day after their first order arrived; whoever bought before hears nothing.',
  ),
  template: text(
    '{{name}}，感谢您{{#hasShop}}在{{shop}}{{/hasShop}}的惠顾，东西用得称心就好。祝您生活愉快。',
    'Dear {{name}}, thank you for your first order{{#hasShop}} from {{shop}}{{/hasShop}}. We hope you enjoy it.',
  ),
  variables: () => ({ name: NAME_WORDS, ...SHOP_WORDS }),
}
