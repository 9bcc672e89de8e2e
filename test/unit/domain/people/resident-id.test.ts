import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as z from 'zod'
import { parseResidentId } from '#shared/domain/people/resident-id.ts'

const TODAY = '2026-11-22'

describe('a resident ID number', () => {
  it.each([
    ['11010519491231002X', 1949, 12, 31, 'female', 18],
    ['11010519491231002x', 1949, 12, 31, 'female', 18],
    [' １１０１０５１９４９１２３１００２Ｘ ', 1949, 12, 31, 'female', 18],
    ['34052419800101001X', 1980, 1, 1, 'male', 18],
    ['513101198201130014', 1982, 1, 13, 'male', 18],
    ['110101200002290018', 2000, 2, 29, 'male', 18],
    ['110105491231002', 1949, 12, 31, 'female', 15],
    ['440524800101001', 1980, 1, 1, 'male', 15],
    ['440524198001010013', 1980, 1, 1, 'male', 18],
  ] as const)('%s is read', (raw, year, month, day, gender, generation) => {
    expect(parseResidentId(raw, TODAY)).toEqual({ ok: true, birthday: { year, month, day }, gender, generation })
  })

  it.each([
    ['', 'format'],
    ['4.40E+17', 'format'],
    ['1101051949123100', 'format'],
    ['11010519491231002XX', 'format'],
    ['1101051949123100X2', 'format'],
    ['710105194912310020', 'format'],
    ['010105194912310020', 'format'],
    ['110105194912310021', 'checksum'],
    ['110105194912310012', 'checksum'],
    ['110101190002290011', 'date'],
    ['110101200102290015', 'date'],
    ['110105194913310026', 'checksum'],
    ['110105194913310021', 'date'],
    ['110101000229001', 'date'],
    ['440524188001010014', 'date'],
  ])('%s is refused: %s', (raw, because) => {
    expect(parseResidentId(raw, TODAY)).toEqual({ ok: false, because })
  })

  it('allows an age of 130 and refuses 131', () => {
    expect(parseResidentId('440524188001010014', '2010-12-31')).toMatchObject({ ok: true, gender: 'male' })
    expect(parseResidentId('440524188001010014', '2011-01-01')).toEqual({ ok: false, because: 'date' })
  })

  it('refuses a birthday after today, and takes today', () => {
    expect(parseResidentId('110101200002290018', '2000-02-28')).toEqual({ ok: false, because: 'future' })
    expect(parseResidentId('110101200002290018', '2000-02-29')).toMatchObject({ ok: true })
  })

  it('takes the 30th of the second month when the digits are a lunar date', () => {
    const lunar = '110101850230001'

    expect(parseResidentId(lunar, TODAY)).toEqual({ ok: false, because: 'date' })
    expect(parseResidentId(lunar, TODAY, { calendar: 'lunar' })).toMatchObject({
      ok: true,
      birthday: { year: 1985, month: 2, day: 30 },
    })
  })

  it.each(['110101850131001', '110101851301001', '110101850200001'])('refuses %s as a lunar date', (raw) => {
    expect(parseResidentId(raw, TODAY, { calendar: 'lunar' })).toEqual({ ok: false, because: 'date' })
  })

  it('notices any single mistyped digit', () => {
    const number = '513101198201130014'
    const mistake = fc.tuple(fc.integer({ min: 1, max: 16 }), fc.integer({ min: 1, max: 9 }))

    fc.assert(
      fc.property(mistake, ([at, shift]) => {
        const wrong = `${number.slice(0, at)}${(Number(number[at]) + shift) % 10}${number.slice(at + 1)}`

        expect(parseResidentId(wrong, TODAY)).toEqual({ ok: false, because: 'checksum' })
      }),
    )
  })

  it('answers any text without throwing', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (raw) => void parseResidentId(raw, TODAY)))
  })
})

const VECTORS = z
  .array(z.object({ name: z.string(), input: z.string(), today: z.string(), want: z.string() }))
  .parse(JSON.parse(readFileSync(new URL('../../../fixtures/vectors/resident-ids.json', import.meta.url), 'utf8')))

it.each(VECTORS)('$name: $want', ({ input, today, want }) => {
  const parsed = parseResidentId(input, today)

  const said = parsed.ok ? 'ok' : parsed.because
  // 996 to 999 were given to people born a hundred years before.
  if (want.startsWith('born 1899')) expect(parsed).toMatchObject({ ok: true, birthday: { year: 1899 } })
  else expect(want).toMatch(new RegExp(`\\b${said}\\b`))
})

it.each([
  '110105\u200b19491231002X',
  '110105\u00a019491231\u3000002X',
  '\u202d11010519491231002X\u202c',
  '110105–19491231–002X',
])('sees past blanks and marks that nobody sees: %j', (raw) => {
  expect(parseResidentId(raw, TODAY)).toMatchObject({ ok: true, birthday: { year: 1949, month: 12, day: 31 } })
})
