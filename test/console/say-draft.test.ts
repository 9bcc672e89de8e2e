import { describe, expect, it } from 'vitest'
import type { RecordTypeView } from '#shared/contracts/console-api/record-type.ts'
import {
  changeOf,
  type FieldView,
  fieldsFor,
  NOTHING_SAID,
  newRecordId,
  typedOf,
} from '../../console/src/pages/record/say-draft.ts'

const ZONE = 'Asia/Shanghai'
const NOW = { now: new Date('2026-12-01T01:00:00Z'), zone: ZONE }

function field(name: string, type: FieldView['type'], more: Partial<FieldView> = {}): FieldView {
  return { name, words: { zh: name, en: name }, type, choices: null, goesWith: null, isSettable: true, ...more }
}

const FIELDS = [
  field('amountMinor', 'money'),
  field('currency', 'text'),
  field('signed', 'flag'),
  field('phones', 'list'),
]

describe('what is said of a record', () => {
  it('is nothing while nothing was touched', () => {
    expect(changeOf(NOTHING_SAID, FIELDS, null, NOW)).toEqual({ change: null, faults: [] })
  })

  it('is a fact of now, or of a minute on the clock of the zone', () => {
    const now = changeOf({ ...NOTHING_SAID, fact: 'opened' }, [], null, NOW)
    const then = changeOf({ ...NOTHING_SAID, fact: 'opened', at: '2026-11-30 09:30' }, [], null, NOW)

    expect(now.change?.facts).toEqual({ opened: '2026-12-01T01:00:00.000Z' })
    expect(then.change?.facts).toEqual({ opened: '2026-11-30T01:30:00.000Z' })
  })

  it.each([
    ['178.00', 'CNY', 17_800],
    ['1,178.5', 'CNY', 117_850],
    ['1200', 'JPY', 1_200],
    ['１，１７８．５', 'CNY', 117_850],
  ])('reads %s %s as %i minor units', (typed, currency, minor) => {
    const { change } = changeOf({ ...NOTHING_SAID, typed: { amountMinor: typed, currency } }, FIELDS, null, NOW)
    expect(change?.fields).toEqual({ amountMinor: minor, currency })
  })

  it('takes money of a record without a currency for yuan, and leaves the currency of one that has it', () => {
    const typed = { amountMinor: '12' }
    expect(changeOf({ ...NOTHING_SAID, typed }, FIELDS, null, NOW).change?.fields).toEqual({
      amountMinor: 1200,
      currency: 'CNY',
    })
    const known = { fields: { currency: 'JPY' } }
    expect(changeOf({ ...NOTHING_SAID, typed }, FIELDS, known, NOW).change?.fields).toEqual({ amountMinor: 12 })
  })

  it.each([
    ['CNY', 17_800, 'JPY', { amountMinor: 178 }],
    ['JPY', 178, 'CNY', { amountMinor: 17_800 }],
    ['CNY', 17_800, 'USD', {}],
  ])('keeps the sum that the form shows when %s %i become %s', (before, amountMinor, currency, sums) => {
    const known = { fields: { amountMinor, currency: before } }
    const { change } = changeOf({ ...NOTHING_SAID, typed: { currency } }, FIELDS, known, NOW)
    expect(change?.fields).toEqual({ currency, ...sums })
  })

  it('does not read a known sum that the new currency cannot have', () => {
    const known = { fields: { amountMinor: 17_850, currency: 'CNY' } }
    const { faults } = changeOf({ ...NOTHING_SAID, typed: { currency: 'JPY' } }, FIELDS, known, NOW)
    expect(faults).toEqual(['amountMinor'])
  })

  it.each(['12.345', 'twelve', '-3', '1e3'])('does not read %s as money', (amountMinor) => {
    expect(changeOf({ ...NOTHING_SAID, typed: { amountMinor } }, FIELDS, null, NOW).faults).toEqual(['amountMinor'])
  })

  it.each([
    ['８', 8],
    ['-1.5', -1.5],
    ['0x10', undefined],
    ['1e3', undefined],
  ])('reads the number %s as %s', (score, read) => {
    const { change, faults } = changeOf({ ...NOTHING_SAID, typed: { score } }, [field('score', 'number')], null, NOW)
    expect(faults.length === 0 ? change?.fields?.score : undefined).toBe(read)
  })

  it('says only what was touched, and empties what was cleared', () => {
    const known = { fields: { signed: true, phones: ['1'], amountMinor: 500, currency: 'CNY' } }
    const { change } = changeOf({ ...NOTHING_SAID, typed: { signed: 'no', phones: [] } }, FIELDS, known, NOW)
    expect(change).toEqual({ fields: { signed: false, phones: null } })
  })
})

describe('the form of a record', () => {
  const told: Pick<RecordTypeView, 'fields'> = {
    fields: [
      field('shipBy', 'instant'),
      field('items', 'list', { isSettable: false }),
      field('about', 'record'),
      field('on', 'date', { goesWith: 'payment-promised' }),
    ],
  }

  it('asks for what goes with a fact first, and only then', () => {
    expect(fieldsFor(told, 'payment-promised').map(({ name }) => name)).toEqual(['on', 'shipBy'])
    expect(fieldsFor(told, null).map(({ name }) => name)).toEqual(['shipBy'])
  })

  it('shows what is known as it is typed', () => {
    const known = { fields: { amountMinor: 17_800, currency: 'CNY', signed: false } }
    const shown = FIELDS.map((each) => typedOf(each, NOTHING_SAID, { known, zone: ZONE }))
    expect(shown).toEqual(['178', 'CNY', 'no', []])
  })

  it('shows an instant on the clock of the person, whatever the clock of the browser', () => {
    const shipBy = field('shipBy', 'instant')
    const known = { fields: { shipBy: '2026-12-01T01:00:00.000Z' } }
    const shown = ['Asia/Shanghai', 'America/New_York'].map((zone) => typedOf(shipBy, NOTHING_SAID, { known, zone }))
    expect(shown).toEqual(['2026-12-01 09:00', '2026-11-30 20:00'])
  })

  it('numbers a record by its day and six letters that nobody mistakes', () => {
    expect(newRecordId('2026-12-01')).toMatch(/^20261201-[2-9A-HJ-NP-Z]{6}$/)
  })
})
