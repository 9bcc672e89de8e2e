import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseResidentId } from '#shared/domain/resident-id.ts'

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
    ['110105 19491231002X', 'format'],
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
