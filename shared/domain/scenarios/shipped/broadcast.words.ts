import { type KindWords, NAME_WORDS, SHOP_WORDS } from '../kind-words.ts'
import { text } from '../wording-parts.ts'

export const broadcastWords: KindWords = {
  names: text('群发', 'Broadcast'),
  about: text(
    '给选定的人发一次：定好日期和时间，或启用后立即发。',
    'Tells the people you choose something once: on a day and hour, or as soon as you activate it.',
  ),
  template: text(
    '{{name}}您好，{{shop|本店}}近期有新的安排，欢迎来店或来电了解。',
    'Dear {{name}}, there is news from {{shop|our shop}}. Drop in or call us to hear more.',
  ),
  variables: () => ({ name: NAME_WORDS, ...SHOP_WORDS }),
}
