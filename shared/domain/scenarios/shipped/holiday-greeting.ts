import * as z from 'zod'
import type { CampaignContent } from '#shared/contracts/campaign.ts'
import { type Language, LocalDate, LocalTime } from '#shared/contracts/primitives.ts'
import {
  FESTIVAL_IDS,
  FESTIVALS,
  type Festival,
  festivalOn,
  nextFestivalDate,
  solemnDayOn,
} from '../../calendar/festivals.ts'
import { isMinor } from '../../people/consent.ts'
import { endOfGreetings } from '../../policies/open-hours.ts'
import { type ScheduledKind, settingsReader, type Wording } from '../kind.ts'
import { addressOf, mainWording, NAME_VARIABLE, text } from '../wording-parts.ts'

const STOCK_WISH = text('祝您一切顺心', 'Best wishes to you')

/** A value, so a tag in it would be taken apart instead of being filled in. */
const wish = (longest: number) =>
  z
    .string()
    .max(longest)
    .regex(/^[^{}【】\p{Cc}]*$/u, 'must hold neither tags nor 【】')
    .regex(/\S/u, 'must not be blank')

const Settings = z.strictObject({
  /** The festival whose day it is sent on, every year. */
  festival: z.enum(FESTIVAL_IDS).default('spring-festival'),
  /** A day of your own instead of a festival, once. */
  date: LocalDate.nullable().default(null),
  time: LocalTime.default('09:00'),
  /** The wish for a day of your own; a festival brings its own. */
  wish: z.strictObject({ zh: wish(30), en: wish(60) }).default(STOCK_WISH),
})
type Settings = z.infer<typeof Settings>
const settingsOf = settingsReader(Settings)

/** How wishes of ours begin; other capitals are names. */
const OWN_BEGINNING = /^(?:Happy|Merry|Wishing|Our|Best)\b/u

/** From the end of 2098 on a calendar may end before the next festival. */
const LAST_YEAR_KNOWN = '2098-12-01'

const VARIABLES: Wording['variables'] = {
  name: NAME_VARIABLE,
  wish: { type: 'own' },
  festive: { type: 'flag' },
  solemn: { type: 'flag' },
}

export const holidayGreeting: ScheduledKind = {
  id: 'holiday-greeting',
  trigger: 'schedule',
  category: 'marketing',
  settings: Settings,
  audience: { kinds: ['customer', 'dealer'], tags: [], exceptTags: [], regions: [] },
  meets: (one, other) => isOneDay(settingsOf(one), settingsOf(other)),
  wordings: (content) => [mainWording(content, VARIABLES)],
  wordingOf: () => 'template',
  isSolemn: (content) => saidOn(settingsOf(content), 'zh').tone === 'solemn',

  firings(content) {
    const { date, time } = settingsOf(content)
    return [{ part: 'greeting', rule: date === null ? { time } : { time, date } }]
  },

  nextDate(content, from) {
    const { festival, date } = settingsOf(content)
    return date === null && from < LAST_YEAR_KNOWN ? nextFestivalDate(festival, from) : null
  },

  audienceOf({ date }, content) {
    const settings = settingsOf(content)
    const isToday = settings.date === null ? festivalOn(settings.festival, date) !== null : settings.date === date
    return isToday ? { from: 'everyone' } : null
  },

  select: ({ contact }) => (contact === null ? null : { contactId: contact.id, refs: [] }),

  /** Its campaign's, where the day was one of its own: two campaigns could greet on it. */
  formerStepOf: (_, content, campaignId) => (settingsOf(content).date === null ? null : campaignId),

  occurrenceOf(entry, { date, firedAt, zone, campaignId, step }, content) {
    const settings = settingsOf(content)
    const former = settings.date === null || step === date ? null : (step ?? campaignId)
    return {
      key: `${date}#holiday-greeting#${former ?? nameOfDay(settings, date)}`,
      subject: { type: 'contact', id: entry.contactId },
      category: 'marketing',
      details: { date },
      happenedAt: firedAt,
      dueAt: firedAt,
      notAfter: endOfGreetings(date, firedAt, zone),
    }
  },

  judge(situation, content) {
    if (isMinor(situation.contact, situation.details.date ?? '')) return { kind: 'suppressed', because: 'under-age' }
    const { wish, tone } = wishOf(content, situation.language)
    const flags = { festive: tone === 'festive', solemn: tone === 'solemn' }
    return { kind: 'right', saw: 'holiday', tone, values: { name: addressOf(situation), wish, ...flags } }
  },
}

/** What a campaign wishes on its day, as it goes on in its template. */
export function wishOf(content: CampaignContent, language: Language): { wish: string; tone: Festival['tone'] } {
  const { wish, tone } = saidOn(settingsOf(content), language)
  return { wish: language === 'en' ? inPlace(wish.en, content.template.en) : wish.zh, tone }
}

/** Whether both greet on one day: the same festival, the same day of one's own, or such a day that is the festival's. */
function isOneDay(one: Settings, other: Settings): boolean {
  if (one.date !== null && other.date !== null) return one.date === other.date
  if (one.date !== null) return festivalOn(other.festival, one.date) !== null
  if (other.date !== null) return festivalOn(one.festival, other.date) !== null
  return one.festival === other.festival
}

/** The same for all that greet on one day: a day of one's own that is a festival's is named by it. */
function nameOfDay(settings: Settings, date: string): string {
  const festival = settings.date === null ? settings.festival : FESTIVAL_IDS.find((id) => festivalOn(id, date) !== null)
  return festival === undefined ? 'own-day' : `${festival}-${festivalOn(festival, date)?.occurrenceYear}`
}

/** A day of one's own may be one for the dead, on which the stock wish would be too cheerful; one's own is left alone. */
function saidOn({ festival, date, wish }: Settings, language: Language): Pick<Festival, 'wish' | 'tone'> {
  if (date === null) return FESTIVALS[festival]
  const isStock = wish[language] === STOCK_WISH[language]
  return (isStock ? solemnDayOn(date) : null) ?? { wish, tone: 'festive' }
}

/** Ours begin with a capital; behind the beginning of a sentence they go on in small letters. */
function inPlace(wish: string, template: string): string {
  const [before = ''] = template.split('{{wish', 1)
  const goesOn = before.trim() !== '' && !/[.!?:]\s*$/u.test(before)
  return goesOn ? wish.replace(OWN_BEGINNING, (word) => word.toLowerCase()) : wish
}
