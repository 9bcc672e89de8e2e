import * as z from 'zod'
import type { CampaignContent } from '#shared/contracts/campaign.ts'
import { type Language, LocalDate, LocalTime } from '#shared/contracts/primitives.ts'
import {
  FESTIVAL_IDS,
  FESTIVALS,
  type Festival,
  type FestivalId,
  festivalOn,
  nextFestivalDate,
  solemnDayOn,
} from '../../calendar/festivals.ts'
import { compareDates } from '../../calendar/time.ts'
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

const UNLESS_SAID = 'spring-festival'

const Settings = z
  .strictObject({
    /** The festivals on whose days it is sent, every year. */
    festivals: z
      .array(z.enum(FESTIVAL_IDS))
      .min(1)
      .refine((ids) => new Set(ids).size === ids.length, 'must name each festival once')
      .optional()
      .meta({ default: [UNLESS_SAID] }),
    /** The only one, as releases that knew no other say it. */
    festival: z.enum(FESTIVAL_IDS).optional().meta({ deprecated: true }),
    /** A day of your own instead of festivals, once. */
    date: LocalDate.nullable().default(null),
    time: LocalTime.default('09:00'),
    /** The wish for a day of your own; a festival brings its own. */
    wish: z.strictObject({ zh: wish(30), en: wish(60) }).default(STOCK_WISH),
  })
  .refine(({ festival, festivals }) => festival === undefined || festivals?.includes(festival) !== false, {
    path: ['festival'],
    message: 'is not among the festivals: give those alone',
  })
  .transform(({ festival, festivals: given, ...others }) => {
    const festivals: readonly FestivalId[] = given ?? [festival ?? UNLESS_SAID]
    return { festivals, ...others }
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
  layOver({ festival, festivals, ...others }, change) {
    const isOfOthers = change.festival === undefined && change.festivals === undefined
    return { ...others, ...(isOfOthers && { festival, festivals }), ...change }
  },
  audience: { kinds: ['customer', 'dealer'], tags: [], exceptTags: [], regions: [] },
  meets: (one, other) => isOneDay(settingsOf(one), settingsOf(other)),
  wordings: (content) => [mainWording(content, VARIABLES)],
  wordingOf: () => 'template',
  isSolemn: (content) => {
    const settings = settingsOf(content)
    return settings.festivals.some((festival) => saidOn(festival, settings, 'zh').tone === 'solemn')
  },

  firings(content) {
    const { date, time } = settingsOf(content)
    return [{ part: 'greeting', rule: date === null ? { time } : { time, date } }]
  },

  nextDate(content, from) {
    const { festivals, date } = settingsOf(content)
    if (date !== null || from >= LAST_YEAR_KNOWN) return null
    return festivals.map((festival) => nextFestivalDate(festival, from)).toSorted(compareDates)[0] ?? null
  },

  audienceOf({ date }, content) {
    const settings = settingsOf(content)
    const isToday = settings.date === null ? festivalIn(settings, date) !== undefined : settings.date === date
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
    const { date } = situation.details
    if (isMinor(situation.contact, date ?? '')) return { kind: 'suppressed', because: 'under-age' }
    const { wish, tone } = wishOf(content, situation.language, date)
    const flags = { festive: tone === 'festive', solemn: tone === 'solemn' }
    return { kind: 'right', saw: 'holiday', tone, values: { name: addressOf(situation), wish, ...flags } }
  },
}

/** What a campaign wishes on a day, as it goes on in its template: the wish of its first festival where that is none's day. */
export function wishOf(
  content: CampaignContent,
  language: Language,
  day?: string,
): { wish: string; tone: Festival['tone'] } {
  const settings = settingsOf(content)
  const isOfFestivals = settings.date === null && day !== undefined
  const [first = UNLESS_SAID] = settings.festivals
  const festival = (isOfFestivals ? festivalIn(settings, day) : undefined) ?? first
  const { wish, tone } = saidOn(festival, settings, language)
  return { wish: language === 'en' ? inPlace(wish.en, content.template.en) : wish.zh, tone }
}

/** Of those that it greets on, the one whose day it is: the first of two that share it. */
function festivalIn({ festivals }: Pick<Settings, 'festivals'>, day: string): FestivalId | undefined {
  return festivals.find((id) => festivalOn(id, day) !== null)
}

/** Whether both greet on one day: a festival in common, the same day of one's own, or such a day that is the festival's. */
function isOneDay(one: Settings, other: Settings): boolean {
  if (one.date !== null && other.date !== null) return one.date === other.date
  if (one.date !== null) return festivalIn(other, one.date) !== undefined
  if (other.date !== null) return festivalIn(one, other.date) !== undefined
  return one.festivals.some((id) => other.festivals.includes(id))
}

/** The same for all that greet on one day: a day of one's own that is a festival's is named by it. */
function nameOfDay(settings: Settings, date: string): string {
  const festival = festivalIn(settings.date === null ? settings : { festivals: FESTIVAL_IDS }, date)
  return festival === undefined ? 'own-day' : `${festival}-${festivalOn(festival, date)?.occurrenceYear}`
}

/** A day of one's own may be one for the dead, on which the stock wish would be too cheerful; one's own is left alone. */
function saidOn(festival: FestivalId, { date, wish }: Settings, language: Language): Pick<Festival, 'wish' | 'tone'> {
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
