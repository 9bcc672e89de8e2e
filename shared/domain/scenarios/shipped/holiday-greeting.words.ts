import type { CampaignContent } from '#shared/contracts/campaign.ts'
import { type KindWords, NAME_WORDS } from '../kind-words.ts'
import { text } from '../wording-parts.ts'
import { wishOf } from './holiday-greeting.ts'

export const holidayGreetingWords: KindWords = {
  names: text('节日祝福', 'Holiday greeting'),
  about: text('在节日或您选的日子送上祝福。', 'Greets on a festival, or on a day that you choose.'),
  template: text(
    '{{name}}，{{wish}}{{#festive}}！愿您与家人平安顺遂{{/festive}}。',
    'Dear {{name}}, {{wish}}{{#festive}}! All the best to you and your family{{/festive}}.',
  ),
  variables,
}

/** Filled in as on the campaign's own day: a preview that wishes another one misleads. */
function variables(content: CampaignContent): ReturnType<KindWords['variables']> {
  const zh = wishOf(content, 'zh')
  const en = wishOf(content, 'en')
  return {
    name: NAME_WORDS,
    wish: { names: text('祝语', 'Wish'), sample: text(zh.wish, en.wish) },
    festive: {
      names: text('喜庆的日子', 'A day to celebrate'),
      sample: { zh: zh.tone === 'festive', en: en.tone === 'festive' },
    },
    solemn: {
      names: text('清明、中元等追思的日子', 'A day for the dead'),
      sample: { zh: zh.tone === 'solemn', en: en.tone === 'solemn' },
    },
  }
}
