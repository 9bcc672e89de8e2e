import type { Contact } from '#shared/contracts/contact.ts'
import type { Random } from './random.ts'

/** Numbers that begin so belong to people in any of these zones, from west to east; release 0.1 took them to be in `guess`. */
export type Place = { begins: string; zones: readonly [string, ...string[]]; guess: string }

const SHANGHAI: Place = { begins: '+8619900000', zones: ['Asia/Shanghai'], guess: 'Asia/Shanghai' }

/**
 * Of the tz database and Google's metadata for numbers (test/fixtures/zones), written down by hand so that nothing is taken
 * from the table under test.
 */
const PLACES: readonly Place[] = [
  { begins: '+12125550', zones: ['America/New_York'], guess: 'America/New_York' },
  { begins: '+12135550', zones: ['America/Los_Angeles'], guess: 'America/New_York' },
  { begins: '+18085550', zones: ['Pacific/Honolulu'], guess: 'America/New_York' },
  { begins: '+16155550', zones: ['America/Chicago', 'America/New_York'], guess: 'America/New_York' },
  { begins: '+12085550', zones: ['America/Los_Angeles', 'America/Boise'], guess: 'America/New_York' },
  {
    begins: '+79123456',
    zones: ['Europe/Kaliningrad', 'Europe/Moscow', 'Asia/Yekaterinburg', 'Asia/Vladivostok', 'Asia/Kamchatka'],
    guess: 'Asia/Shanghai',
  },
  { begins: '+628123456', zones: ['Asia/Jakarta', 'Asia/Makassar', 'Asia/Jayapura'], guess: 'Asia/Jakarta' },
  {
    begins: '+61412345',
    zones: ['Australia/Perth', 'Australia/Brisbane', 'Australia/Lord_Howe'],
    guess: 'Australia/Sydney',
  },
  { begins: '+5511961234', zones: ['America/Sao_Paulo'], guess: 'America/Sao_Paulo' },
  { begins: '+4915123456', zones: ['Europe/Berlin'], guess: 'Europe/Berlin' },
  { begins: '+201001234', zones: ['Africa/Cairo'], guess: 'Asia/Shanghai' },
  { begins: '+6421123', zones: ['Pacific/Auckland', 'Pacific/Chatham'], guess: 'Pacific/Auckland' },
]

/** Zones that people live in whatever their number says. */
const ELSEWHERE = ['Asia/Shanghai', 'America/New_York', 'Europe/Berlin', 'Africa/Cairo', 'Australia/Lord_Howe']

/** Two in five are in China. */
export function drawPlace(random: Random): Place {
  return random.chance(0.4) ? SHANGHAI : random.pick(PLACES)
}

export function drawElsewhere(random: Random): string {
  return random.pick(ELSEWHERE)
}

/** The number of that place with this number between 0 and 999. */
export function numberAt({ begins }: Place, index: number): string {
  return `${begins}${String(index).padStart(3, '0')}`
}

/** Where the holder of this number really lives, if nothing else is known of them. */
export function homeOf(phone: string): string {
  const { zones } = placeOf(phone)
  return zones[Number(phone.slice(-3)) % zones.length] ?? zones[0]
}

/** The westernmost zone in which the holder of this number may live. */
export function westernmostOf(phone: string): string {
  return placeOf(phone).zones[0]
}

/** Where somebody is taken to live by what is known of them: their own zone, else the westernmost of their number. */
export function westOf({ phone, ownZone, zone }: Pick<Contact, 'phone' | 'ownZone' | 'zone'>): string {
  return ownZone ?? (phone === null ? zone : westernmostOf(phone))
}

function placeOf(phone: string): Place {
  return PLACES.find(({ begins }) => phone.startsWith(begins)) ?? SHANGHAI
}
