import * as z from 'zod'
import { LocalDate, type LocalizedText } from '#shared/contracts/primitives.ts'
import { dateInWords } from '../../wording/template-render.ts'
import { BothPlain } from './plain-words.ts'
import { presetWith, words } from './preset.ts'

/** `issue`: of one campaign for one day, as it was before campaigns had an issue on the 1st and 15th of every month. */
const NewGoodsSettings = z
  .strictObject({
    goods: BothPlain.default({ zh: '新货', en: 'new goods' }),
    offer: BothPlain.nullable().default(null),
    /** The last day of the offer. */
    until: LocalDate.nullable().default(null),
    issue: LocalDate.optional().meta({ deprecated: true }),
  })
  .refine(({ until, issue = '' }) => until === null || until >= issue, {
    path: ['until'],
    message: 'lies before the day of the issue',
  })
  .refine(({ until, offer }) => until === null || offer !== null, {
    path: ['offer'],
    message: 'is missing, and only an offer has a last day',
  })
type NewGoodsSettings = z.infer<typeof NewGoodsSettings>

const WRITE = { kind: 'write-issue', role: 'marketing', within: { n: 2, unit: 'days' as const } }

export const newGoods = presetWith(
  {
    family: 'broadcast',
    lines: ['shop'],
    about: words(
      '每月 1 日、15 日介绍新货；每期写了新内容才发，没写的提前两天给市场岗开任务，到时不发。',
      'Tells of new goods on the 1st and 15th where the issue was written anew; marketing is told two days before one that was not, and it does not go.',
    ),
  },
  NewGoodsSettings,
  (settings) => ({
    slug: 'new-goods',
    about: 'contact',
    names: words('新品上架', 'New goods'),
    ...(settings.issue === undefined && { issues: { remind: { daysBefore: 2, task: WRITE } } }),
    ...(settings.until !== null && { until: settings.until }),
    steps: [
      {
        id: 'tell',
        moment: { anchor: { calendar: daysOf(settings) }, place: { at: '10:00' } },
        late: { n: 10, unit: 'hours' },
        say: { text: textOf(settings) },
      },
    ],
  }),
)

function daysOf({ issue }: NewGoodsSettings) {
  return issue === undefined ? { monthDays: [1, 15] } : { dates: [issue] }
}

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
