import type { Contact } from '#shared/contracts/contact.ts'
import type { Instalment } from '#shared/contracts/record.ts'
import { DATE_COLUMN, NUMBER_COLUMN } from './custom-scenarios.ts'
import { drawElsewhere, drawPlace, homeOf, numberAt, westernmostOf } from './places.ts'
import type { Random } from './random.ts'
import type { Scenario } from './scenario.ts'
import { hasher } from './worker-deps.ts'

const CONTACTS = 40
const CONTRACTS = 12
const MANAGERS = ['+8619900009001', '+8619900009002']

/** About forty people in several zones; some share a number, some have none, a few have their birthday these days. */
export function drawContacts(random: Random, scenario: Scenario): Contact[] {
  const contacts: Contact[] = []
  for (let number = 1; number <= CONTACTS; number += 1)
    contacts.push(drawContact(random, scenario, number, contacts.at(-1)))
  return contacts
}

type Whereabouts = Pick<Contact, 'phone' | 'ownZone' | 'zone'>

/**
 * Of some a list said where they live, which need not be where their number is; of some release 0.1 stored what it guessed
 * from the country. Two who share a number live together.
 */
function drawWhereabouts(random: Random, number: number, before: Contact | undefined): Whereabouts {
  if (before !== undefined && random.chance(0.06)) return before
  if (random.chance(0.03)) return { phone: null, ownZone: null, zone: 'Asia/Shanghai' }
  const place = drawPlace(random)
  const phone = numberAt(place, number)
  const ownZone = random.chance(0.35) ? (random.chance(0.5) ? homeOf(phone) : drawElsewhere(random)) : null
  const zone = random.chance(0.2) ? place.guess : (ownZone ?? westernmostOf(phone))
  return { phone, ownZone, zone }
}

function drawContact(random: Random, scenario: Scenario, number: number, before: Contact | undefined): Contact {
  const { startMs, days } = scenario
  const { phone, ownZone, zone } = drawWhereabouts(random, number, before)
  const kind = random.pick(['customer', 'customer', 'customer', 'customer', 'dealer', 'employee'] as const)
  const [, month, date] = random.pick(days).split('-').map(Number)
  return {
    id: `C${String(number).padStart(3, '0')}`,
    kind,
    name: `人${number}`,
    salutation: random.pick(['mr', 'ms', null]),
    salutationGuessed: false,
    phone,
    phoneHash: phone === null ? null : hasher.hash(phone),
    otherPhones: null,
    zone,
    ownZone,
    formerZone: null,
    birthday: random.chance(0.3)
      ? {
          calendar: 'solar',
          year: random.pick([1990, 1975, null, 2020]),
          month: month ?? 1,
          day: date ?? 1,
          leap: false,
          source: 'list',
        }
      : null,
    regionCode: null,
    language: random.pick(['zh', 'zh', 'en']),
    languageGuessed: null,
    consent: {
      marketing: random.pick(['granted', 'granted', 'granted', 'granted', 'refused', 'unknown'] as const),
      at: new Date(startMs),
      source: 'list',
    },
    managerPhone: kind === 'employee' && random.chance(0.7) ? random.pick(MANAGERS) : null,
    custom: drawColumns(random, scenario),
    corrected: null,
    formerNumbers: null,
    mergedInto: null,
    absorbed: null,
    holds: null,
    openComplaints: null,
    erased: null,
    tags: random.chance(0.3) ? ['贵宾'] : [],
    createdAt: new Date(startMs - 86_400_000),
    writtenBy: null,
    lastChange: null,
    rev: 1,
  }
}

/** A date around these days, in some other year with some; and a number that some do not have. */
function drawColumns(random: Random, { days }: Scenario): Contact['custom'] {
  const day = shiftedBy(random.pick(days), random.between(-2, 2))
  const date = random.chance(0.8) ? day : `${Number(day.slice(0, 4)) - 3}${day.slice(4)}`
  return {
    ...(random.chance(0.5) && date.slice(5) !== '02-29' && { [DATE_COLUMN]: date }),
    ...(random.chance(0.6) && { [NUMBER_COLUMN]: random.between(0, 9) }),
  }
}

function shiftedBy(day: string, days: number): string {
  return new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10)
}

/** Loans with one instalment of this month each, most of them unpaid. */
export function drawInstalments(random: Random, { days }: Scenario): Instalment[] {
  const month = (days[0] ?? '').slice(0, 7)
  return Array.from({ length: CONTRACTS }, (_, index) => ({
    contractId: `L${String(index + 1).padStart(3, '0')}`,
    shop: null,
    period: random.between(1, 12),
    periods: 12,
    contactId: `C${String(random.between(1, CONTACTS)).padStart(3, '0')}`,
    due: `${month}-28`,
    month,
    amountMinor: random.between(1_000, 500_000),
    currency: 'CNY',
    listedPaid: random.chance(0.1),
    listedPaidAt: null,
    doubt: null,
    paidAt: null,
    unpaidAt: null,
    saidAt: null,
    remittanceAnnouncedAt: null,
    disputedAt: null,
    promise: null,
    takenBackAt: null,
    cardTail: '2417',
    writtenBy: null,
    lastChange: null,
    rev: 1,
  }))
}
