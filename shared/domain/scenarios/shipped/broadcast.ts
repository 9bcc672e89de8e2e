import * as z from 'zod'
import type { CampaignContent } from '#shared/contracts/campaign.ts'
import type { Category } from '#shared/contracts/message.ts'
import { LocalDate, LocalTime } from '#shared/contracts/primitives.ts'
import { addDays, DEFAULT_ZONE, instantOf, localDateOf, localTimeOf } from '../../calendar/time.ts'
import { isMinor } from '../../people/consent.ts'
import { nextOpening, WIDEST_HOURS } from '../../policies/open-hours.ts'
import { homeShop } from '../../records/shop-names.ts'
import { columnVariables, valuesOfColumns } from '../column-variables.ts'
import { keyOf } from '../keys.ts'
import { type OneOff, type ScheduledKind, settingsReader } from '../kind.ts'
import { shiftInstant } from '../spans.ts'
import { addressOf, mainWording, NAME_VARIABLE, SHOP_VARIABLES, valuesOfShop } from '../wording-parts.ts'

/** Until when a text that has to wait is worth sending. */
const Late = z.union([
  z.literal('end-of-hours'),
  LocalTime,
  z.strictObject({ n: z.int().min(1).max(1000), unit: z.enum(['minutes', 'hours', 'days']) }),
])

const Settings = z
  .strictObject({
    /** On this day, at `time` on the clocks of whoever reads it; null while nobody has said. */
    date: LocalDate.nullable().default(null),
    time: LocalTime.default('10:00'),
    /** Instead of a date: at its activation. */
    now: z.boolean().default(false),
    /** The end of the hours that it may leave in, the next time that the clocks show an hour, or so long after its moment. */
    late: Late.default('end-of-hours'),
  })
  .refine(({ date, now }) => date === null || !now, { path: ['now'], message: 'cannot stand beside a date: give one' })
type Settings = z.infer<typeof Settings>
const settingsOf = settingsReader(Settings)

const ONE_OFF: OneOff = {
  settings: ['date', 'time', 'now'],
  lacks(content) {
    const { date, now } = settingsOf(content)
    if (date !== null || now) return null
    const message = 'is missing: give the day on which it goes, or let it go at once with `now`'
    return { path: 'settings.date', message, code: 'missing' }
  },
}

const OWN_VARIABLES = { name: NAME_VARIABLE, ...SHOP_VARIABLES }

/** Whatever a shop wants to tell an audience, once: on a day, or at its activation. */
export const broadcast: ScheduledKind = {
  id: 'broadcast',
  trigger: 'schedule',
  category: 'marketing',
  categories: ['marketing', 'transactional'],
  namesColumns: true,
  takesLists: true,
  settings: Settings,
  oneOff: ONE_OFF,
  layOver: (base, change) => ({
    ...base,
    ...(change.now === true && { date: null }),
    ...(change.date != null && { now: false }),
    ...change,
  }),
  audience: { kinds: ['customer', 'dealer'], tags: [], exceptTags: [], regions: [] },
  // Each has its own occasion, whoever else is told something that day.
  meets: () => false,
  wordings: (content) => [
    mainWording(content, { ...columnVariables([content.template], ownNames(content)), ...OWN_VARIABLES }),
  ],
  wordingOf: () => 'template',

  firings(content, since) {
    const { date, time, now } = settingsOf(content)
    if (now) return since === null ? [] : [{ part: 'text', rule: { at: since } }]
    return date === null ? [] : [{ part: 'text', rule: { time, date } }]
  },

  audienceOf({ date }, content) {
    const settings = settingsOf(content)
    return settings.now || settings.date === date ? { from: 'everyone' } : null
  },

  select: ({ contact }) => (contact === null ? null : { contactId: contact.id, refs: [] }),

  occurrenceOf(entry, { date, firedAt, zone, campaignId }, content) {
    const settings = settingsOf(content)
    // One instant has several dates around the world, and somebody who moves must not be told twice.
    const day = settings.now ? localDateOf(firedAt, DEFAULT_ZONE) : date
    return {
      key: keyOf({ day, scenario: 'broadcast', record: campaignId, step: day }),
      subject: { type: 'contact', id: entry.contactId },
      category: categoryOf(content),
      details: {},
      happenedAt: firedAt,
      dueAt: firedAt,
      notAfter: endOf(settings, firedAt, zone),
    }
  },

  judge(situation, content) {
    const { contact, now, zone, shops } = situation
    if (categoryOf(content) === 'marketing' && isMinor(contact, localDateOf(now, zone)))
      return { kind: 'suppressed', because: 'under-age' }
    const own = { name: addressOf(situation), ...valuesOfShop(homeShop(shops)) }
    return {
      kind: 'right',
      saw: 'audience',
      values: { ...valuesOfColumns([content.template], contact, ownNames(content)), ...own },
    }
  },
}

/** With an uploaded list every other name is one of its columns. */
function ownNames({ audience }: CampaignContent): readonly string[] | undefined {
  return audience.list === undefined ? undefined : Object.keys(OWN_VARIABLES)
}

function categoryOf({ category = 'marketing' }: CampaignContent): Category {
  return category
}

/** One that falls into the quiet hours waits for their end, so the hours that follow are its own. */
function endOf({ late }: Settings, firedAt: Date, zone: string): Date {
  if (typeof late === 'object') return shiftInstant(firedAt, { ...late, side: 'after' }, zone)
  const from = late === 'end-of-hours' ? (nextOpening(firedAt, [zone], [WIDEST_HOURS]) ?? firedAt) : firedAt
  const date = localDateOf(from, zone)
  const time = late === 'end-of-hours' ? '21:00' : late
  return instantOf(localTimeOf(from, zone) < time ? date : addDays(date, 1), time, zone)
}
