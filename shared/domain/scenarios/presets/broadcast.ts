import * as z from 'zod'
import { LocalDate, LocalTime } from '#shared/contracts/primitives.ts'
import type { Offset } from '#shared/contracts/scenario.ts'
import { dateInWords } from '../../wording/template-render.ts'
import { BothPlain } from './plain-words.ts'
import { option, presetWith, words } from './preset.ts'

/** Until somebody says when: a day on which nobody is invited. */
const NO_DAY = '2099-12-31'

const InvitationSettings = z.strictObject({
  event: BothPlain.default({ zh: '活动', en: 'our event' }),
  place: BothPlain.default({ zh: '门店', en: 'our shop' }),
  day: LocalDate.default(NO_DAY),
  at: LocalTime.default('14:00'),
})
type InvitationSettings = z.infer<typeof InvitationSettings>

/** An answer is kept with the invitation; seats are counted by staff. */
export const eventInvitation = presetWith(
  {
    family: 'broadcast',
    lines: ['property', 'shop', 'lender', 'service'],
    about: words(
      '活动前 7 天邀请，前一天提醒回复参加的人。',
      'Invites a week before an event, and reminds those who said yes on the day before.',
    ),
  },
  InvitationSettings,
  (settings) => ({
    slug: 'event-invitation',
    about: 'contact',
    names: words('活动邀请', 'Event invitation'),
    steps: [
      {
        ...{ id: 'invite', ...before(settings, 7), late: { n: 6, unit: 'days' } },
        say: { text: invitationOf(settings) },
        ask: {
          options: [
            option(['1', '参加'], { webhook: 'gathering.accepted' }),
            option(['2', '不参加'], { webhook: 'gathering.declined' }),
          ],
          until: { n: 7, unit: 'days' },
        },
      },
      {
        ...{ id: 'remind', ...before(settings, 1), late: 'end-of-day' },
        when: { reply: { step: 'invite', is: '1' } },
        say: { text: reminderOf(settings) },
      },
    ],
  }),
)

function before({ day }: InvitationSettings, n: number) {
  const offset: Offset = { n, unit: 'days', side: 'before' }
  return { moment: { anchor: { calendar: { dates: [day] } }, offset, place: { at: '10:00' } } }
}

function invitationOf({ event, place, day, at }: InvitationSettings) {
  return words(
    `{{name}}您好，${dateInWords(day, 'zh')}${at}在${place.zh}有${event.zh}，参加回1，不参加回2。`,
    `Dear {{name}}, ${event.en} at ${place.en} on ${dateInWords(day, 'en')}, ${at}. Reply 1 to come, 2 if you cannot.`,
  )
}

function reminderOf({ event, place, day, at }: InvitationSettings) {
  return words(
    `{{name}}您好，提醒您：明天的${event.zh}在${place.zh}，${at}开始。`,
    `Dear {{name}}, a reminder: ${event.en} at ${place.en} on ${dateInWords(day, 'en')}, ${at}.`,
  )
}
