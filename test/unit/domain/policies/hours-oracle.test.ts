import { readFileSync } from 'node:fs'
import Holidays from 'date-holidays'
import { describe, expect, it } from 'vitest'
import { messageIdOf } from '#shared/contracts/ids.ts'
import { POLICIES, type Policy } from '#shared/domain/policies/policy-table.ts'
import { repaymentReminder } from '#shared/domain/scenarios/shipped/repayment-reminder.ts'
import type { Case } from '#shared/domain/sending/case.ts'
import { hoursPermitted } from '#shared/domain/sending/guards/hours.ts'
import { aContact } from '../../../builders/contact.ts'

/**
 * The guard beside an oracle that reads the table of policies by itself: it knows each zone's clock from one pass over the
 * sampled instants, and holidays from the library that the product's table was made of.
 *
 *   HOURS_OF_YEAR=1 npx vitest run test/unit/domain/policies/hours-oracle.test.ts     every hour of 2027
 */
const HOUR_MS = 3_600_000
const MINUTE_MS = 60_000
/** A window that ends at 00:00 ends with its day. */
const DAY_MINUTES = 1440
const YEAR: Span = ['2027-01-01', '2028-01-01']
/** In which the clocks change in America and Europe, each with public holidays. */
const FOUR_WEEKS: Span[] = [
  ['2027-03-10', '2027-03-17'],
  ['2027-03-23', '2027-03-30'],
  ['2027-10-28', '2027-11-04'],
  ['2027-12-22', '2027-12-29'],
]
type Span = readonly [from: string, until: string]

/** A number of each country that has rules of its own; France stands for the members of the EU. */
const NUMBERS: Record<Policy['country'], readonly [phone: string, country: string]> = {
  CN: ['+8619900000001', 'CN'],
  US: ['+12125550100', 'US'],
  GB: ['+447700900123', 'GB'],
  EU: ['+33639980010', 'FR'],
  IN: ['+919000000001', 'IN'],
  KR: ['+821000000001', 'KR'],
  default: ['+61491570156', 'AU'],
}

const zoneSets = readZoneSets()
const zones = [...new Set(zoneSets.flat())]
const samples = sampled()
const clocks = new Map(zones.map((zone) => [zone, readClock(zone)]))

type Clock = { minutes: Int16Array; weekdays: Int8Array; dates: string[] }

describe('the hours at which texts leave', () => {
  it('sees the zones and the rules that it is meant to see', () => {
    expect(zoneSets.length).toBeGreaterThan(200)
    expect(differentRules().length).toBeGreaterThan(8)
    expect(samples.length).toBeGreaterThan(24 * 28)
  })

  it('are allowed in every zone where the reader may be, over all pairs of policy and zones', {
    timeout: 600_000,
  }, () => {
    const wrong: string[] = []
    let texts = 0
    for (const policy of differentRules()) {
      const open = new Map(zones.map((zone) => [zone, openIn(policy, zone)]))
      for (const set of zoneSets) {
        const opens = set.map((zone) => open.get(zone) ?? new Uint8Array())
        texts += sweep(policy, set, (index) => opens.every((one) => one[index] === 1), wrong)
      }
    }

    expect(wrong.slice(0, 5)).toEqual([])
    expect(texts).toBeGreaterThan(100_000)
  })
})

/** Goes through the samples; where the guard waits, it looks again at the moment that it names. Answers how many would leave. */
function sweep(policy: Policy, set: readonly string[], isAllowed: (index: number) => boolean, wrong: string[]): number {
  const one = caseOf(policy, set)
  let texts = 0
  let waitsUntil = 0
  for (const [index, at] of samples.entries()) {
    const tell = (said: string) => wrong.push(`${policy.country} ${policy.category} ${set} ${iso(at)}: ${said}`)
    if (at < waitsUntil) {
      if (isAllowed(index)) tell(`may leave, but waits until ${iso(waitsUntil)}`)
      continue
    }
    const answer = hoursPermitted.check({ ...one, now: new Date(at) })
    if (answer === 'pass') {
      texts += 1
      if (!isAllowed(index)) tell('leaves at a forbidden hour')
    } else if (isAllowed(index)) tell(`may leave, but: ${JSON.stringify(answer)}`)
    else if (answer !== 'not-asked' && answer.kind === 'wait') waitsUntil = answer.until.getTime()
    // What never opens is asked for once a day.
    else waitsUntil = at + 24 * HOUR_MS
  }
  return texts
}

function caseOf(policy: Policy, set: readonly string[]): Case {
  const [phone] = NUMBERS[policy.country]
  const kind = { ...repaymentReminder, judge: () => ({ kind: 'right' as const, values: {}, saw: '' }) }
  const id = messageIdOf({ contactId: 'c', occurrence: 'o' })
  const subject = { type: 'contact' as const, id: 'c' }
  return {
    message: {
      ...{ id, kind: 'repayment-reminder', subject },
      details: {},
      category: policy.category,
      notAfter: null,
      page: null,
    },
    kind,
    reading: {
      campaign: {
        state: 'active',
        content: { name: '', audience: AUDIENCE, template: { zh: '', en: '' }, settings: {} },
      },
      contact: aContact({ phone }),
      merged: null,
      record: { type: 'none' },
      destination: { phone, phoneHash: 'h', counting: 'cn-flat' },
      zones: set,
      optOut: null,
      countries: null,
      shops: null,
      rules: null,
      counted: null,
    },
    now: new Date(0),
    verdict: undefined,
    filled: undefined,
    day: undefined,
  }
}

const AUDIENCE = { kinds: [], tags: [], exceptTags: [], regions: [] }

/** Rows with the same hours make the same sweep. */
function differentRules(): Policy[] {
  const rules = new Map<string, Policy>()
  for (const policy of POLICIES) {
    const { windows, holidays, country } = policy
    rules.set(JSON.stringify([windows, holidays || country]), policy)
  }
  return [...rules.values()]
}

/** The oracle: one byte for each sample, 1 where this row lets a text leave in this zone. */
function openIn({ windows, holidays, country }: Policy, zone: string): Uint8Array {
  const clock = clocks.get(zone)
  if (clock === undefined) throw new Error(`no clock of ${zone}`)
  const off = holidays ? new Set<string>() : holidaysOf(NUMBERS[country][1])
  const rows = windows.map(({ days, from, until }) => ({
    days,
    from: minute(from),
    until: minute(until) || DAY_MINUTES,
  }))
  return Uint8Array.from(samples, (_, index) => {
    const [now, day] = [clock.minutes[index] ?? -1, clock.weekdays[index] ?? -1]
    if (off.has(clock.dates[index] ?? '')) return 0
    return rows.some(({ days, from, until }) => days.includes(day) && now >= from && now < until) ? 1 : 0
  })
}

const holidays = new Map<string, ReadonlySet<string>>()

function holidaysOf(country: string): ReadonlySet<string> {
  const known = holidays.get(country) ?? readHolidays(country)
  holidays.set(country, known)
  return known
}

function readHolidays(country: string): ReadonlySet<string> {
  const all = [2026, 2027, 2028].flatMap((year) => new Holidays(country).getHolidays(year))
  return new Set(all.filter(({ type }) => type === 'public').map(({ date }) => date.slice(0, 10)))
}

function minute(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3))
}

function readClock(zone: string): Clock {
  const format = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    hourCycle: 'h23',
    ...{ year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' },
  })
  const clock: Clock = { minutes: new Int16Array(samples.length), weekdays: new Int8Array(samples.length), dates: [] }
  for (const [index, at] of samples.entries()) {
    const [date = '', time = ''] = format.format(at).split(', ')
    clock.minutes[index] = minute(time)
    clock.weekdays[index] = new Date(`${date}T12:00:00Z`).getUTCDay() || 7
    clock.dates.push(date)
  }
  return clock
}

/** Every hour of the spans, and the minutes about each change of any zone's clocks in 2027 and an hour from it. */
function sampled(): number[] {
  const spans = process.env.HOURS_OF_YEAR === '1' ? [YEAR] : FOUR_WEEKS
  const hours = spans.flatMap(([from, until]) => {
    const first = Date.parse(from)
    return Array.from({ length: (Date.parse(until) - first) / HOUR_MS }, (_, index) => first + index * HOUR_MS)
  })
  const near = [-60, 0, 60].flatMap((middle) => [-1, 0, 1].map((beside) => middle + beside))
  const minutes = changesOfClocks().flatMap((change) => near.map((beside) => change + beside * MINUTE_MS))
  return [...new Set([...hours, ...minutes])].sort((a, b) => a - b)
}

function changesOfClocks(): number[] {
  const found = new Set<number>()
  for (const zone of zones) {
    const format = new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'longOffset' })
    const offset = (at: number) => format.format(at).split('GMT')[1]
    for (let day = Date.parse(YEAR[0]); day < Date.parse(YEAR[1]); day += 24 * HOUR_MS) {
      if (offset(day) === offset(day + 24 * HOUR_MS)) continue
      let [low, high] = [day, day + 24 * HOUR_MS]
      while (high - low > MINUTE_MS) {
        const middle = low + Math.floor((high - low) / MINUTE_MS / 2) * MINUTE_MS
        if (offset(middle) === offset(day)) low = middle
        else high = middle
      }
      found.add(high)
    }
  }
  return [...found]
}

function readZoneSets(): string[][] {
  const read = (name: string) =>
    JSON.parse(readFileSync(new URL(`../../../fixtures/zones/${name}`, import.meta.url), 'utf8'))
  const regions: { zones: string[] }[] = read('phone-zones-by-region.json')
  const areas: [code: string, country: string, zones: string[]][] = read('nanp-area-zones.json')
  const sets = [...regions.map((region) => region.zones), ...areas.map(([, , of]) => of)].filter(
    (set) => set.length > 0,
  )
  return [...new Map(sets.map((set) => [set.join(), set])).values()]
}

function iso(at: number): string {
  return new Date(at).toISOString()
}
