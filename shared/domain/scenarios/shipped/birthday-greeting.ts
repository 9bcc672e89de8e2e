import * as z from 'zod'
import type { Birthday, Contact } from '#shared/contracts/contact.ts'
import { LocalTime } from '#shared/contracts/primitives.ts'
import { isPlaceholderDate } from '../../calendar/placeholder-dates.ts'
import { addDays, type LocalDate } from '../../calendar/time.ts'
import { isWorkingDay } from '../../calendar/working-days.ts'
import { isMinor } from '../../people/consent.ts'
import { knownName } from '../../people/person-name.ts'
import { endOfGreetings } from '../../policies/open-hours.ts'
import type { LongText } from '../../wording/template.ts'
import { dateInWords } from '../../wording/template-render.ts'
import { type ScheduledKind, type Situation, settingsReader, type Verdict, type Wording } from '../kind.ts'
import { birthdayKeyOf, birthdaysOn, occurrenceYear } from '../rules/birthday.ts'
import { addressOf, mainWording, NAME_VARIABLE, text } from '../wording-parts.ts'

const DIGEST_TEXT = text(
  '同事生日提醒：{{people}}。记得送上祝福。',
  'Birthdays in your team: {{people}}. A kind word goes a long way.',
)

const Settings = z.strictObject({
  time: LocalTime.default('09:00'),
  /** 29 February in a common year. */
  feb29: z.enum(['feb28', 'mar1', 'leap-only']).default('feb28'),
  /** A birth in a leap month, in a year without it. */
  leapMonth: z.enum(['regular', 'only-leap']).default('regular'),
  /** The 30th of a lunar month of 29 days. */
  shortMonth: z.enum(['last', 'next-first', 'skip']).default('last'),
  /** When managers hear of their people's birthdays. */
  digestTime: LocalTime.default('08:30'),
  /** Whom the birthday of an employee without a manager reminds: a mobile number, or null. */
  headPhone: z.string().nullable().default(null),
  /** The digest's wording. */
  digest: z.strictObject({ zh: z.string(), en: z.string() }).default(DIGEST_TEXT),
})
type Settings = z.infer<typeof Settings>
const settingsOf = settingsReader(Settings)

const LONGEST_BREAK_DAYS = 20
/** A text has an end: beyond this a day's line says how many there are. */
const MOST_NAMES = 20

const DIGEST_VARIABLES: Wording['variables'] = {
  name: NAME_VARIABLE,
  people: {
    type: 'own',
  },
}

export const birthdayGreeting: ScheduledKind = {
  id: 'birthday-greeting',
  trigger: 'schedule',
  category: 'marketing',
  settings: Settings,
  phoneSettings: ['headPhone'],
  audience: { kinds: ['customer', 'dealer', 'employee'], tags: [], exceptTags: [], regions: [] },
  meets: () => true,
  wordings: (content) => [
    mainWording(content, { name: NAME_VARIABLE }),
    { field: 'settings.digest', text: settingsOf(content).digest, variables: DIGEST_VARIABLES, category: 'internal' },
  ],
  wordingOf: (subject) => (subject.type === 'digest' ? 'settings.digest' : 'template'),

  firings(content) {
    const { time, digestTime } = settingsOf(content)
    return [
      { part: 'greeting', rule: { time } },
      { part: 'digest', rule: { time: digestTime } },
    ]
  },

  audienceOf({ part, date }, content) {
    const settings = settingsOf(content)
    if (part === 'greeting') return { from: 'birthdays', keys: birthdaysOn(date, settings) }
    const days = digestDays(date)
    return days.length === 0
      ? null
      : { from: 'employee-birthdays', keys: [...new Set(days.flatMap((day) => birthdaysOn(day, settings)))] }
  },

  select({ contact }, { date }) {
    if (contact === null || contact.kind === 'employee' || contact.birthday === null) return null
    return { contactId: contact.id, refs: [String(occurrenceYear(contact.birthday, date))] }
  },

  digestReceivers: ({ managerPhone }, content) =>
    [managerPhone, settingsOf(content).headPhone].filter((one) => one !== null),

  occurrenceOf(entry, { part, date, firedAt, zone }) {
    const notAfter = endOfGreetings(date, firedAt, zone)
    const common = { details: { date }, happenedAt: firedAt, dueAt: firedAt, notAfter }
    if (part === 'digest')
      return { key: `${date}#birthday-digest`, subject: { type: 'digest', id: date }, category: 'internal', ...common }
    const subject = { type: 'contact' as const, id: entry.contactId }
    return { key: `${entry.refs[0] ?? ''}#birthday-greeting`, subject, category: 'marketing', ...common }
  },

  judge(situation, content) {
    const date = situation.details.date ?? ''
    if (situation.subject.type === 'digest') return judgeDigest(situation, date, settingsOf(content))
    const { contact } = situation
    if (
      contact.birthday === null ||
      !birthdaysOn(date, settingsOf(content)).includes(birthdayKeyOf(contact.birthday))
    ) {
      return { kind: 'cancelled', because: 'birthday-changed' }
    }
    if (isPlaceholder(contact.birthday)) return { kind: 'suppressed', because: 'birthday-placeholder' }
    if (isMinor(contact, date)) return { kind: 'suppressed', because: 'under-age' }
    return { kind: 'right', saw: 'birthday', values: { name: addressOf(situation) } }
  },
}

/** The days whose birthdays are told on `date`: itself and the days off that follow it; none on a day off. */
function digestDays(date: LocalDate): LocalDate[] {
  if (!isWorkingDay(date)) return []
  const days = [date]
  for (let next = addDays(date, 1); !isWorkingDay(next) && days.length < LONGEST_BREAK_DAYS; next = addDays(next, 1)) {
    days.push(next)
  }
  return days
}

/** An employee without anybody to remind stands on the page alone, and is answered here. */
function judgeDigest(situation: Situation, date: LocalDate, settings: Settings): Verdict {
  if (situation.record.type !== 'people' || situation.record.people.length === 0) {
    return { kind: 'suppressed', because: 'no-manager' }
  }
  const { people } = situation.record
  const lines = digestDays(date).flatMap((day) => {
    const keys = birthdaysOn(day, settings)
    const born = people.filter(
      ({ birthday }) => birthday !== null && !isPlaceholder(birthday) && keys.includes(birthdayKeyOf(birthday)),
    )
    return born.length === 0 ? [] : [dayLine(day, born, situation.language)]
  })
  if (lines.length === 0) return { kind: 'cancelled', because: 'birthday-changed' }
  const long = joined(lines, situation.language === 'zh' ? '；' : '; ')
  return { kind: 'right', saw: 'birthday', values: { name: addressOf(situation), people: { long } } }
}

type Pieces = LongText['long']

function nameOf({ name, id }: Contact): Pieces {
  const known = knownName(name)
  return [known === null ? id : { outside: known, instead: id }]
}

/** Release 0.1 kept what lists write where they know no date. */
function isPlaceholder(birthday: Birthday): boolean {
  return birthday.source === 'list' && isPlaceholderDate(birthday)
}

function dayLine(day: LocalDate, born: readonly Contact[], language: 'zh' | 'en'): Pieces {
  const shown = born.slice(0, MOST_NAMES)
  const more = born.length - shown.length
  const names = joined(shown.map(nameOf), language === 'zh' ? '、' : ', ')
  const rest = language === 'zh' ? `等${born.length}人` : ` and ${more} more`
  return [`${dateInWords(day, language)} `, ...names, ...(more > 0 ? [rest] : [])]
}

function joined(parts: readonly Pieces[], glue: string): Pieces {
  return parts.flatMap((part, index) => (index === 0 ? part : [glue, ...part]))
}
