import type { OwnNumbers } from '#shared/contracts/own-numbers.ts'

const HOUR_MS = 3_600_000
const CODE_MS = 10 * 60_000
const MOST_CODES = 3
const MOST_TRIES = 5
const MOST_TEXTS = 20
const MOST_NUMBERS = 5

export function nothingOwn(account: string): OwnNumbers {
  return { account, numbers: [], asked: null, codesAt: [], textsAt: [], rev: 0 }
}

function withinHour(instants: readonly Date[], now: Date): Date[] {
  return instants.filter((at) => now.getTime() - at.getTime() < HOUR_MS)
}

/** With a code asked for that number, in place of any other; null where this account asked too often within the hour. */
export function askCode(
  own: OwnNumbers,
  asked: { phoneHash: string; masked: string; nonce: string; now: Date },
): OwnNumbers | 'too-often' | 'too-many' {
  const { now, ...number } = asked
  const codesAt = withinHour(own.codesAt, now)
  if (codesAt.length >= MOST_CODES) return 'too-often'
  const others = own.numbers.filter(({ phoneHash }) => phoneHash !== asked.phoneHash)
  if (others.length >= MOST_NUMBERS) return 'too-many'
  return { ...own, asked: { ...number, at: now, tries: 0 }, codesAt: [...codesAt, now], rev: own.rev + 1 }
}

export type Confirmation = { kind: 'confirmed' | 'wrong-code'; own: OwnNumbers } | { kind: 'no-code' }

/** Each try counts, also a right one: the code of a number is good for five tries within ten minutes, and once. */
export function confirmCode(
  own: OwnNumbers,
  { phoneHash, code, expected, id, now }: { phoneHash: string; code: string; expected: string; id: string; now: Date },
): Confirmation {
  const { asked } = own
  const isGone = asked === null || asked.phoneHash !== phoneHash || now.getTime() - asked.at.getTime() >= CODE_MS
  if (isGone || asked.tries >= MOST_TRIES) return { kind: 'no-code' }
  const rev = own.rev + 1
  if (!isSameCode(code, expected)) {
    return { kind: 'wrong-code', own: { ...own, asked: { ...asked, tries: asked.tries + 1 }, rev } }
  }
  const others = own.numbers.filter((number) => number.phoneHash !== phoneHash)
  const number = { id, phoneHash, masked: asked.masked, confirmedAt: now }
  return { kind: 'confirmed', own: { ...own, numbers: [...others, number], asked: null, rev } }
}

/** Looks at every digit whatever the first ones are, so that the time it takes tells nothing. */
function isSameCode(given: string, expected: string): boolean {
  let difference = given.length ^ expected.length
  for (let place = 0; place < expected.length; place += 1)
    difference |= (given.codePointAt(place) ?? 0) ^ (expected.codePointAt(place) ?? 0)
  return difference === 0
}

/** With one more test text to a number that is confirmed; why not else. */
export function noteText(own: OwnNumbers, phoneHash: string, now: Date): OwnNumbers | 'not-confirmed' | 'too-often' {
  if (!own.numbers.some((number) => number.phoneHash === phoneHash)) return 'not-confirmed'
  const textsAt = withinHour(own.textsAt, now)
  return textsAt.length >= MOST_TEXTS ? 'too-often' : { ...own, textsAt: [...textsAt, now], rev: own.rev + 1 }
}
