import * as z from 'zod'
import { LocalDate, type LocalizedText } from '#shared/contracts/primitives.ts'
import { dateInWords } from '../../wording/template-render.ts'
import { BothPlain } from './plain-words.ts'
import { presetWith, words } from './preset.ts'

/** Until somebody writes an issue: a day on which nobody is told anything. */
const NO_ISSUE = '2099-12-15'

/** What is written is for one issue: whoever writes the next one says its day, and without it there is none. */
const NewGoodsSettings = z
  .strictObject({
    goods: BothPlain.default({ zh: '新货', en: 'new goods' }),
    offer: BothPlain.nullable().default(null),
    /** The last day of the offer. */
    until: LocalDate.nullable().default(null),
    issue: LocalDate.default(NO_ISSUE),
  })
  .refine(({ issue }) => ['01', '15'].includes(issue.slice(8)), {
    path: ['issue'],
    message: 'must be the 1st or the 15th of a month',
  })
  .refine(({ until, issue }) => until === null || issue === NO_ISSUE || until >= issue, {
    path: ['until'],
    message: 'lies before the day of the issue',
  })
  .refine(({ until, offer }) => until === null || offer !== null, {
    path: ['offer'],
    message: 'is missing, and only an offer has a last day',
  })
type NewGoodsSettings = z.infer<typeof NewGoodsSettings>

export const newGoods = presetWith(
  {
    family: 'broadcast',
    lines: ['shop'],
    about: words(
      '每月 1 日或 15 日介绍新货；每期写好内容和日期才会发，没写的一期不发。',
      'Tells of new goods on the 1st or the 15th: each issue is written with its day, and one that nobody writes does not go.',
    ),
  },
  NewGoodsSettings,
  (settings) => ({
    slug: 'new-goods',
    about: 'contact',
    names: words('新品上架', 'New goods'),
    steps: [
      {
        id: 'tell',
        moment: { anchor: { calendar: { dates: [settings.issue] } }, place: { at: '10:00' } },
        late: { n: 10, unit: 'hours' },
        say: { text: textOf(settings) },
      },
    ],
  }),
)

function textOf({ goods, offer, until }: NewGoodsSettings): LocalizedText {
  return words(
    `{{name}}，本店新到${goods.zh}，欢迎来看看。${offer === null ? '' : `${offer.zh}${endOf(until, 'zh')}`}`,
    `Dear {{name}}, new in our shop: ${goods.en}.${offer === null ? '' : ` ${offer.en}${endOf(until, 'en')}`}`,
  )
}

function endOf(until: string | null, language: 'zh' | 'en'): string {
  const [mark, end] = language === 'zh' ? ['，', '前有效。'] : [', until ', '.']
  if (until === null) return end.slice(-1)
  return `${mark}${dateInWords(until, language)}${end}`
}
