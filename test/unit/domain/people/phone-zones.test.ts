import { readFileSync } from 'node:fs'
import { parsePhoneNumberFromString } from 'libphonenumber-js/max'
import { describe, expect, it } from 'vitest'
import * as z from 'zod'
import { isZone } from '#shared/domain/calendar/time.ts'
import { zonesOfNumber, zonesOfRegion } from '#shared/domain/people/phone-zones.ts'
import { PHONE_ZONES } from '#shared/domain/people/phone-zones-table.ts'

const Regions = z.array(z.object({ region: z.string(), number: z.string(), zones: z.array(z.string()) }))
const Areas = z.array(z.tuple([z.string(), z.string(), z.array(z.string())]))
const States = z.record(z.string(), z.array(z.string()))

function fixture<S extends z.ZodType>(schema: S, name: string): z.output<S> {
  return schema.parse(JSON.parse(readFileSync(new URL(`../../../fixtures/zones/${name}`, import.meta.url), 'utf8')))
}

const regions = fixture(Regions, 'phone-zones-by-region.json')
const areas = fixture(Areas, 'nanp-area-zones.json')
const states = fixture(States, 'area-codes-by-state.json')

const shown = new Map<string, string>()

/** What its clocks show on the first of each month of four years: the same for zones that keep the same hours. */
function hoursIn(zone: string): string {
  const known = shown.get(zone)
  if (known !== undefined) return known
  const format = new Intl.DateTimeFormat('sv', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' })
  const hours = Array.from({ length: 96 }, (_, half) =>
    format.format(Date.UTC(2026, half / 2, half % 2 === 0 ? 1 : 15)),
  ).join()
  shown.set(zone, hours)
  return hours
}

function missing(found: readonly string[], wanted: readonly string[]): string[] {
  const hours = new Set(found.map(hoursIn))
  return wanted.filter((zone) => !hours.has(hoursIn(zone)))
}

/** 49 CFR 71 by the letters of the states, where a state has one zone or the main one of several. */
const MAIN: Readonly<Record<string, string>> = {
  'America/New_York': 'CT DE DC FL GA IN KY ME MD MA MI NH NJ NY NC OH PA RI SC VT VA WV',
  'America/Chicago': 'AL AR IL IA KS LA MN MS MO NE ND OK SD TN TX WI',
  'America/Denver': 'CO ID MT NM UT WY',
  'America/Los_Angeles': 'CA NV OR WA',
  'America/Phoenix': 'AZ',
  'America/Anchorage': 'AK',
  'Pacific/Honolulu': 'HI',
}
const SECOND: Readonly<Record<string, string>> = {
  'America/Chicago': 'FL IN KY MI',
  'America/Denver': 'AZ KS NE ND OR NV SD TX',
  'America/New_York': 'TN',
  'America/Los_Angeles': 'ID',
  'America/Adak': 'AK',
}

function zonesOfState(letters: string): string[] {
  return [MAIN, SECOND].flatMap((zones) =>
    Object.entries(zones).flatMap(([zone, names]) => (names.split(' ').includes(letters) ? [zone] : [])),
  )
}

describe('the zones of a number', () => {
  it('hold all that Google names for an example number of each region and that its region keeps', () => {
    const lacking = regions.flatMap(({ number, zones, ...row }) => {
      const region = parsePhoneNumberFromString(number)?.country ?? row.region
      const kept = zonesOfRegion(region)
      const ofRegion = kept.length === 0 ? zones : zones.filter((zone) => missing(kept, [zone]).length === 0)
      const lost = missing(zonesOfNumber(number), ofRegion.length === 0 ? zones : ofRegion)
      return lost.length > 0 ? [`${region}: ${lost.join(' ')}`] : []
    })

    expect(lacking).toEqual([])
  })

  it('are known for every region that has a number', () => {
    expect(regions.filter(({ number }) => zonesOfNumber(number).length === 0)).toEqual([])
  })

  it('hold all that Google names for an area code of North America', () => {
    const lacking = areas.flatMap(([code, , zones]) => {
      const lost = missing(zonesOfNumber(`+1${code}2345678`), zones)
      return lost.length > 0 ? [`${code}: ${lost.join(' ')}`] : []
    })

    expect(lacking).toEqual([])
  })

  it('hold every zone of the state of an area code, as another source has it', () => {
    const lacking = Object.entries(states).flatMap(([state, codes]) =>
      codes.flatMap((code) => {
        const lost = missing(zonesOfNumber(`+1${code}2345678`), zonesOfState(state))
        return lost.length > 0 ? [`${state} ${code}: ${lost.join(' ')}`] : []
      }),
    )

    expect(lacking).toEqual([])
  })

  it.each([
    ['+8613800138000', ['Asia/Shanghai']],
    ['+85251234567', ['Asia/Hong_Kong']],
    ['+12125550123', ['America/New_York']],
    ['+12135550123', ['America/Los_Angeles']],
    ['+18085550123', ['Pacific/Honolulu']],
    ['+19155550123', ['America/Denver', 'America/Chicago']],
    ['+18765550123', ['America/Jamaica']],
    ['+77710009998', ['Asia/Almaty']],
    ['+62812345678', ['Asia/Jakarta', 'Asia/Makassar', 'Asia/Jayapura']],
    ['+5511961234567', ['America/Sao_Paulo']],
    ['+88213300655', []],
    ['', []],
  ])('%s has %j', (number, zones) => {
    expect(zonesOfNumber(number)).toEqual(zones)
  })

  it('reach from Kaliningrad to Kamchatka for a Russian mobile', () => {
    const zones = zonesOfNumber('+79123456789')

    expect([zones[0], zones.at(-1), zones.length]).toEqual(['Europe/Kaliningrad', 'Asia/Kamchatka', 11])
  })

  it('are known for an area code that is newer than the table: all of the US and Canada', () => {
    const zones = zonesOfNumber('+12222345678')

    expect(missing(zones, ['Pacific/Honolulu', 'America/New_York', 'America/St_Johns'])).toEqual([])
  })
})

describe('the zones of a region', () => {
  it.each([
    ['310115', ['Asia/Shanghai']],
    ['650100', ['Asia/Shanghai']],
    ['710000', ['Asia/Taipei']],
    ['810000', ['Asia/Hong_Kong']],
    ['US-CA', ['America/Los_Angeles']],
    ['US-TX', ['America/Denver', 'America/Chicago']],
    ['AU-WA', ['Australia/Perth', 'Australia/Eucla']],
    ['DE', ['Europe/Berlin']],
    ['DE-BE', ['Europe/Berlin']],
    ['ZZ', []],
    ['999999', []],
    ['100000', []],
    ['深圳', []],
    ['', []],
  ])('%s: %j', (code, zones) => {
    expect(zonesOfRegion(code)).toEqual(zones)
  })
})

describe('the table', () => {
  it('names only zones that exist, and is small enough for the sender', () => {
    const names = [
      ...regions.flatMap(({ number }) => zonesOfNumber(number)),
      ...areas.flatMap(([code]) => zonesOfNumber(`+1${code}2345678`)),
    ]

    expect(names.filter((zone) => !isZone(zone))).toEqual([])
    expect(PHONE_ZONES.length).toBeLessThan(10 * 1024)
  })

  it('tells the countries that share a code apart as the phone library does', () => {
    const shared = ['+77710009998', '+79123456789', '+262639012345', '+262692123456', '+61412345678', '+16715550123']
    const wrong = shared.filter((number) => {
      const country = parsePhoneNumberFromString(number)?.country ?? ''
      return missing(zonesOfRegion(country), zonesOfNumber(number)).length > 0
    })

    expect(wrong).toEqual([])
  })
})
