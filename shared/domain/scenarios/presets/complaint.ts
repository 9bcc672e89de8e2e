import * as z from 'zod'
import { after, presetWith, stopsBy, words } from './preset.ts'

const Days = z.int().min(1).max(30)
const Settings = z.strictObject({
  /** In how many days a complaint of each level is to be answered, where it has no day of its own. */
  answerDays: z
    .strictObject({ minor: Days.default(2), important: Days.default(3), major: Days.default(2) })
    .default({ minor: 2, important: 3, major: 2 }),
})

function ack(answerBy: string) {
  return words(
    `{{name}}您好，您反映的问题已登记（{{case}}），由{{handler|专人}}跟进，争取{{${answerBy}:date}}前答复。谢谢您告诉我们。`,
    `Dear {{name}}, we have noted your complaint ({{case}}). {{handler|A colleague}} is on it and aims to answer by {{${answerBy}:date}}. Thank you for telling us.`,
  )
}

const byLevel = (level: string, answerBy: string) => ({
  when: { path: 'record.level', is: 'equals' as const, value: level },
  text: ack(answerBy),
})

export const complaintReceived = presetWith(
  {
    family: 'complaint',
    lines: ['shop', 'service', 'property', 'lender'],
    about: words(
      '收到投诉马上告知谁在跟进、哪天前答复。',
      'Says at once who looks into a complaint and by when it is answered.',
    ),
  },
  Settings,
  ({ answerDays: { minor, important, major } }) => ({
    slug: 'complaint-received',
    about: 'complaint',
    category: 'transactional',
    names: words('投诉已登记', 'Complaint received'),
    stops: stopsBy('closed'),
    variables: {
      case: 'record.id',
      handler: 'record.handler',
      answerBy: `record.answerBy|plus.${minor}.record.opened`,
      byImportant: `record.answerBy|plus.${important}.record.opened`,
      byMajor: `record.answerBy|plus.${major}.record.opened`,
    },
    steps: [
      {
        ...{ id: 'ack', ...after('opened'), late: { n: 24, unit: 'hours' } },
        say: {
          text: ack('answerBy'),
          variants: [byLevel('important', 'byImportant'), byLevel('major', 'byMajor')],
        },
      },
    ],
  }),
)
