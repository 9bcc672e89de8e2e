import type { OwnNumber, OwnNumbers } from '#shared/contracts/own-numbers.ts'
import { AppError } from '#shared/domain/errors.ts'
import { languageOfNumber } from '#shared/domain/people/contact-place.ts'
import { askCode, confirmCode, nothingOwn } from '#shared/domain/people/own-numbers.ts'
import { maskPhone, type PhoneFault, parsePhone } from '#shared/domain/people/phone.ts'
import { codeText } from '#shared/domain/sending/own-text.ts'
import type { OwnNumberStore } from '#shared/ports/own-number-store.ts'
import { type AuditDeps, recordDeed } from '../history/keep-audit.ts'
import { codeOf, type SendOwnTextDeps, sendOwnText } from '../send-own-text.ts'

export type OwnNumberDeps = AuditDeps & SendOwnTextDeps & { ownNumbers: OwnNumberStore }

export type Account = { account: string; by: string }
export type AskOutcome =
  | { kind: 'asked'; masked: string; until: Date }
  | { kind: 'invalid'; because: PhoneFault }
  | { kind: 'too-often' | 'too-many' }
export type ConfirmOutcome =
  | { kind: 'confirmed'; number: OwnNumber }
  | { kind: 'invalid'; because: PhoneFault }
  | { kind: 'wrong-code' | 'no-code' }

const CODE_MS = 10 * 60_000
const TRIES = 5

export async function listOwnNumbers(
  { ownNumbers }: Pick<OwnNumberDeps, 'ownNumbers'>,
  account: string,
): Promise<OwnNumber[]> {
  return (await ownNumbers.find(account))?.numbers ?? []
}

/**
 * Texts a code to a number, through the same door as every text. At most three an hour for an account; a repeat is another
 * code, which ends the one before. What is asked is written first, so that a crash costs a code and never sends one unbounded.
 * @throws AppError CONFLICT (retryable)
 */
export async function askForCode(deps: OwnNumberDeps, { account, by }: Account, phone: string): Promise<AskOutcome> {
  const parsed = parsePhone(phone)
  if (!parsed.ok) return { kind: 'invalid', because: parsed.because }
  const { e164 } = parsed
  const [phoneHash, masked] = [deps.hasher.hash(e164), maskPhone(e164)]
  for (let attempt = 1; attempt <= TRIES; attempt += 1) {
    const before = (await deps.ownNumbers.find(account)) ?? nothingOwn(account)
    const [nonce, now] = [deps.ids.create(''), deps.clock.now()]
    const next = askCode(before, { phoneHash, masked, nonce, now })
    if (next === 'too-often' || next === 'too-many') return { kind: next }
    if (!(await save(deps, next, before))) continue
    await recordDeed(deps, subjectOf(account), {
      at: now,
      by,
      what: 'own-number.asked',
      before: null,
      after: { masked },
    })
    const text = codeText(languageOfNumber(e164))
    await sendOwnText(deps, e164, { kind: 'number-code', nonce, text, details: { nonce } })
    return { kind: 'asked', masked, until: new Date(now.getTime() + CODE_MS) }
  }
  throw busy()
}

/**
 * Takes a number for the account's own where the code is the one that was texted to it. A repeat finds no code.
 * @throws AppError CONFLICT (retryable)
 */
export async function confirmNumber(
  deps: OwnNumberDeps,
  { account, by }: Account,
  { phone, code }: { phone: string; code: string },
): Promise<ConfirmOutcome> {
  const parsed = parsePhone(phone)
  if (!parsed.ok) return { kind: 'invalid', because: parsed.because }
  const phoneHash = deps.hasher.hash(parsed.e164)
  for (let attempt = 1; attempt <= TRIES; attempt += 1) {
    const before = (await deps.ownNumbers.find(account)) ?? nothingOwn(account)
    const [now, expected] = [deps.clock.now(), codeOf(deps.hasher, before.asked?.nonce ?? '')]
    const outcome = confirmCode(before, { phoneHash, code, expected, id: deps.ids.create('num_'), now })
    if (outcome.kind === 'no-code') return outcome
    if (!(await save(deps, outcome.own, before))) continue
    const number = outcome.own.numbers.find((one) => one.phoneHash === phoneHash)
    if (outcome.kind === 'wrong-code' || number === undefined) return { kind: 'wrong-code' }
    const after = { masked: number.masked }
    await recordDeed(deps, subjectOf(account), { at: now, by, what: 'own-number.confirmed', before: null, after })
    return { kind: 'confirmed', number }
  }
  throw busy()
}

/**
 * Forgets a number, and answers it as it was. A repeat finds nothing.
 * @throws AppError NOT_FOUND, CONFLICT (retryable)
 */
export async function removeOwnNumber(deps: OwnNumberDeps, { account, by }: Account, id: string): Promise<OwnNumber> {
  for (let attempt = 1; attempt <= TRIES; attempt += 1) {
    const before = (await deps.ownNumbers.find(account)) ?? nothingOwn(account)
    const number = before.numbers.find((one) => one.id === id)
    if (number === undefined) throw new AppError('NOT_FOUND', 'You have no such number.', { retryable: false })
    const numbers = before.numbers.filter((one) => one.id !== id)
    if (!(await save(deps, { ...before, numbers, rev: before.rev + 1 }, before))) continue
    const deed = {
      at: deps.clock.now(),
      by,
      what: 'own-number.removed',
      before: { masked: number.masked },
      after: null,
    }
    await recordDeed(deps, subjectOf(account), deed)
    return number
  }
  throw busy()
}

function save({ ownNumbers }: OwnNumberDeps, next: OwnNumbers, before: OwnNumbers): Promise<boolean> {
  return ownNumbers.save(next, before.rev === 0 ? 'absent' : before.rev)
}

function subjectOf(account: string) {
  return { type: 'own-number' as const, id: account }
}

function busy(): AppError {
  return new AppError('CONFLICT', 'Your numbers are being changed. Try again.', { retryable: true })
}
