import type { Contact } from '#shared/contracts/contact.ts'
import type { Instalment } from '#shared/contracts/record.ts'
import type { Random } from './random.ts'
import { type Scenario, ZONES } from './scenario.ts'
import { hasher } from './worker-deps.ts'

const CONTACTS = 40
const CONTRACTS = 12
const MANAGERS = ['+8619900009001', '+8619900009002']

/** About forty people in several zones; some share a number, some have none, a few have their birthday these days. */
export function drawContacts(random: Random, scenario: Scenario): Contact[] {
  return Array.from({ length: CONTACTS }, (_, index) => drawContact(random, scenario, index + 1))
}

function drawContact(random: Random, { startMs, days }: Scenario, number: number): Contact {
  const shared = number > 1 && random.chance(0.06) ? number - 1 : number
  const phone = random.chance(0.03) ? null : `+8619900000${String(shared).padStart(3, '0')}`
  const kind = random.pick(['customer', 'customer', 'customer', 'customer', 'dealer', 'employee'] as const)
  const zone = random.chance(0.4) ? 'Asia/Shanghai' : random.pick(ZONES)
  const [, month, date] = random.pick(days).split('-').map(Number)
  return {
    id: `C${String(number).padStart(3, '0')}`,
    kind,
    name: `人${number}`,
    salutation: random.pick(['mr', 'ms', null]),
    salutationGuessed: false,
    phone,
    phoneHash: phone === null ? null : hasher.hash(phone),
    zone,
    ownZone: zone,
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
    regionCode: '310115',
    language: random.pick(['zh', 'zh', 'en']),
    languageGuessed: null,
    consent: {
      marketing: random.pick(['granted', 'granted', 'granted', 'granted', 'refused', 'unknown'] as const),
      at: new Date(startMs),
      source: 'list',
    },
    managerPhone: kind === 'employee' && random.chance(0.7) ? random.pick(MANAGERS) : null,
    tags: [],
    createdAt: new Date(startMs - 86_400_000),
    writtenBy: null,
    lastChange: null,
    rev: 1,
  }
}

/** Loans with one instalment of this month each, most of them unpaid. */
export function drawInstalments(random: Random, { days }: Scenario): Instalment[] {
  const month = (days[0] ?? '').slice(0, 7)
  return Array.from({ length: CONTRACTS }, (_, index) => ({
    contractId: `L${String(index + 1).padStart(3, '0')}`,
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
    cardTail: '2417',
    writtenBy: null,
    lastChange: null,
    rev: 1,
  }))
}
