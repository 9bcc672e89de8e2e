import type { OpenCountries } from '#shared/contracts/line.ts'
import { countryOfNumber } from '../../people/number-country.ts'
import { concerns, isUnreachable } from '../../people/opt-out-entry.ts'
import { mayPassOptOut } from '../../policies/reach-policy.ts'
import type { JudgedRecord } from '../../scenarios/kind.ts'
import { byWhom } from '../message-lifecycle.ts'
import { type Guard, refuse } from './guard.ts'

const COUNTRIES_LOOK_MS = 60_000

/** A line of release 0.1 is soon told which countries it texts: nothing is held back for good before that. */
export const countriesKnown: Guard = {
  code: 'countries-known',
  check({ message: { notAfter }, reading, now }) {
    if (reading.countries !== null) return 'pass'
    const look = new Date(now.getTime() + COUNTRIES_LOOK_MS)
    if (notAfter !== null && look >= notAfter) return refuse('expired', 'too-late')
    return { kind: 'wait', until: look, because: 'countries-unknown' }
  },
}

export const addressUsable: Guard = {
  code: 'address-usable',
  check({ reading: { destination, record } }) {
    if (destination !== null) return 'pass'
    return refuse('suppressed', cameByRelay(record) ? 'relay-number' : 'no-usable-phone')
  },
}

export const countryOpen: Guard = {
  code: 'country-open',
  check({ reading: { destination, countries } }) {
    if (destination === null) return 'not-asked'
    if (!isOpenTo(destination.phone, countries)) return refuse('suppressed', 'country-not-open')
    return 'pass'
  },
}

export const numberReachable: Guard = {
  code: 'number-reachable',
  check({ reading: { destination, optOut } }) {
    if (destination === null) return 'not-asked'
    return optOut !== null && isUnreachable(optOut) ? refuse('suppressed', 'unreachable-number') : 'pass'
  },
}

export const optOutKept: Guard = {
  code: 'opt-out',
  check({ message: { category }, kind, reading: { destination, optOut } }) {
    if (destination === null) return 'not-asked'
    if (optOut === null || !concerns(optOut, category)) return 'pass'
    const mayPass = mayPassOptOut({ kind, category, phone: destination.phone, optOut })
    const because = optOut.scope === 'marketing' ? 'opted-out-of-marketing' : 'opted-out'
    return mayPass ? 'pass' : refuse('suppressed', because, byWhom(optOut.by))
  },
}

function isOpenTo(phone: string, countries: OpenCountries | null): boolean {
  const country = countryOfNumber(phone)
  return country !== undefined && countries?.allowed.includes(country) === true
}

function cameByRelay(record: JudgedRecord): boolean {
  const order = record.type === 'order' || record.type === 'shipment' ? record.order : null
  return order?.details?.relayPhone === true
}
