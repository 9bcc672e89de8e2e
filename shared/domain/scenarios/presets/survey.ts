import * as z from 'zod'
import type { Action } from '#shared/contracts/scenario.ts'
import { after, onTheDay, option, presetWith, stopsBy, task, words } from './preset.ts'

const MOST_QUESTIONS = 9
const Question = z.strictObject({
  zh: z.string().min(1).max(60),
  en: z.string().min(1).max(100),
  /** Of whether they got some text: the scenario of that text. A no is marked where the ledger says that one was delivered. */
  told: z.string().min(1).max(40).optional(),
})
const Settings = z.strictObject({
  /** What people are asked about, and the fact after which. */
  after: z
    .union([
      z.strictObject({ type: z.literal('visit'), fact: z.literal('done') }),
      z.strictObject({ type: z.literal('contract'), fact: z.enum(['signed', 'renewed', 'ended']) }),
    ])
    .default({ type: 'visit', fact: 'done' }),
  /** Asked one after the other once somebody has given a score, to be answered by yes or no. */
  questions: z
    .array(Question)
    .max(MOST_QUESTIONS)
    .default([{ zh: '问题都解决了吗？', en: 'Is everything solved?' }]),
})

const CALL = task('call-back', 'after-sales', 1, 'working-days')
const SILENT = { until: { n: 48, unit: 'hours' as const }, none: [CALL] }
const ENDED: Action = { fact: 'survey-ended' }
const SCORES = [5, 4, 3, 2, 1].map((score) =>
  option(String(score), { fact: 'scored', fields: { score } }, ...(score > 2 ? [] : [CALL])),
)

/** Who says that no text came is not believed blindly: what carriers said of it in the last year stands beside the answer. */
function marks({ told }: z.infer<typeof Question>, place: number): Action[] {
  if (told === undefined) return []
  const delivered = { scenario: told, state: 'delivered', within: { n: 12, unit: 'months' } } as const
  return [{ fact: `answered-${place}`, fields: { [`delivered${place}`]: true }, when: { ledger: delivered } }]
}

/** The first follows a good score; whoever is called about a bad one is not asked on. */
const following = (question: z.infer<typeof Question>, place: number) => {
  const yesNo = (says: string, value: number, ...more: Action[]) =>
    option(says, { fact: `answered-${place}`, fields: { [`yesNo${place}`]: value } }, ...more)
  return {
    ...{ id: `question-${place}`, ...after(place === 1 ? 'scored' : `answered-${place - 1}`) },
    ...{ late: { n: 24, unit: 'hours' as const }, when: { path: 'record.score', is: 'more' as const, value: 2 } },
    say: {
      text: words(`谢谢。${question.zh}是回1，否回2，不想答回0。`, `Thank you. ${question.en} 1 yes, 2 no, 0 to stop.`),
    },
    ask: {
      options: [yesNo('1', 1), yesNo('2', 2, ...marks(question, place)), option('0', ENDED)],
      until: SILENT.until,
    },
  }
}

export const satisfactionSurvey = presetWith(
  {
    family: 'survey',
    lines: ['service', 'property', 'lender', 'shop'],
    about: words('服务或签约后请客户打分，低分回电。', 'Asks how people were served; a low score is called about.'),
  },
  Settings,
  ({ after: { type, fact }, questions }) => ({
    slug: 'satisfaction-survey',
    about: type,
    category: 'marketing',
    names: words('满意度回访', 'Satisfaction survey'),
    stops: stopsBy('survey-ended'),
    variables: { person: type === 'visit' ? 'record.worker' : 'record.person' },
    steps: [
      {
        ...{ id: 'first', ...onTheDay(fact, '10:00', 2), late: { n: 7, unit: 'days' } },
        when: {
          not: {
            ledger: {
              ...{ scenario: 'satisfaction-survey', step: 'first' },
              ...{ state: 'accepted', within: { n: 90, unit: 'days' } },
            },
          },
        },
        say: {
          text: words(
            '{{name}}您好，请为{{person|我们}}的服务打分：5很满意，4满意，3一般，2不满意，1很不满意，回数字即可。',
            'Dear {{name}}, how did {{person|we}} serve you? 5 very well, 4 well, 3 fair, 2 badly, 1 very badly; one digit is enough.',
          ),
        },
        ask: { options: SCORES, ...SILENT },
      },
      ...questions.map((question, place) => following(question, place + 1)),
    ],
  }),
)
