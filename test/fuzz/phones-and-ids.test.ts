import fc from 'fast-check'
import { expect, it } from 'vitest'
import { isRealDate } from '#shared/domain/calendar/time.ts'
import { maskCell, maskUnusablePhone } from '#shared/domain/lists/masking.ts'
import { maskPhone, parsePhone } from '#shared/domain/people/phone.ts'
import { parseResidentId } from '#shared/domain/people/resident-id.ts'
import { holdsFor, INPUTS } from './budget.ts'

const PHONES = [
  '19900000101',
  '+86 138 0013 8000',
  '010-62345678',
  '+44 7911 123456',
  '1.38E+10',
  '13800138000转12',
  '852 6123 4567',
]
const RESIDENT_IDS = ['11010519491231002X', '440304195508301215', '110105491231002', '1101051949123100２ｘ']

/** These with letters changed, doubled and put in between; or anything at all, also very long. */
function near(samples: readonly string[]): fc.Arbitrary<string> {
  const letters = fc.oneof(
    fc.constantFrom(...'0123456789+-() .xX#转٠１\u0000\u200b\ufeff\u202e'),
    fc.string({ unit: 'binary', minLength: 1, maxLength: 2 }),
  )
  const edits = fc.array(fc.tuple(fc.nat(30), fc.nat(2), letters), { maxLength: 4 })
  const edited = fc
    .tuple(fc.constantFrom(...samples), edits)
    .map(([sample, changes]) =>
      changes.reduce((text, [at, cut, letter]) => text.slice(0, at) + letter + text.slice(at + cut), sample),
    )
  const repeated = fc.tuple(letters, fc.constantFrom(16, 250, 20_000)).map(([letter, times]) => letter.repeat(times))
  return fc.oneof(
    { weight: 8, arbitrary: edited },
    { weight: 1, arbitrary: repeated },
    { weight: 1, arbitrary: fc.string({ unit: 'binary' }) },
  )
}

it('reads any phone as a number in E.164 or as unusable, and its masks show no more than four digits of it', () =>
  holdsFor(near(PHONES), INPUTS.phones, (raw) => {
    const parsed = parsePhone(raw)

    if (parsed.ok) {
      expect(parsed.e164).toMatch(/^\+[1-9]\d{6,14}$/u)
      expect(parsePhone(parsed.e164)).toMatchObject({ ok: true, e164: parsed.e164 })
      expect(maskPhone(parsed.e164)).not.toContain(parsed.e164.slice(-8))
    } else expect(['empty', 'format', 'landline', 'not-textable', 'relay']).toContain(parsed.because)
    expect(maskUnusablePhone(raw)).toMatch(/^\*+\d{0,4}$/u)
    expect(maskCell(raw).length).toBeLessThanOrEqual(40)
  }))

it('reads any resident ID number as a real birthday or as faulty', () =>
  holdsFor(near(RESIDENT_IDS), INPUTS.residentIds, (raw) => {
    const parsed = parseResidentId(raw, '2026-12-01')

    if (!parsed.ok) return expect(['format', 'checksum', 'date', 'future']).toContain(parsed.because)
    const { year, month, day } = parsed.birthday
    expect(isRealDate(year, month, day)).toBe(true)
    expect(year).toBeGreaterThan(1895)
    expect(year).toBeLessThan(2027)
  }))
