import { describe, expect, it } from 'vitest'
import { Condition } from '#shared/contracts/scenario.ts'
import { checkAudienceCondition } from '#shared/domain/scenarios/check-condition.ts'
import {
  aboutField,
  isComplete,
  LANGUAGE_FIELD,
  operatorsOf,
  type Row,
  rowsOf,
  whereOf,
} from '../../console/src/pages/campaign/condition-rows.ts'

const ROWS: Row[] = [
  { field: '面积', operator: 'is', value: '120' },
  { field: '车型', operator: 'is-not', value: '货车' },
  { field: '面积', operator: 'more', value: '80.5' },
  { field: '保险到期日', operator: 'before', value: '2027-01-01' },
  { field: '门店', operator: 'known', value: '' },
  { field: '会员', operator: 'is', value: true },
  { field: '会员', operator: 'is-not', value: false },
  { field: LANGUAGE_FIELD, operator: 'is', value: 'en' },
]

describe('conditions as rows', () => {
  it('ask for what the rows say, in a form that the server takes', () => {
    const where = Condition.parse(whereOf(ROWS))

    expect(checkAudienceCondition(where, 'audience.where')).toEqual([])
    expect(rowsOf(where)).toEqual(ROWS)
  })

  it.each<[string, Row]>([
    ['a column', { field: ' ', operator: 'known', value: '' }],
    ['a value', { field: '面积', operator: 'is', value: ' ' }],
    ['a number', { field: '面积', operator: 'more', value: 'a lot' }],
    ['a date', { field: '面积', operator: 'after', value: '2027' }],
  ])('leave out a row that still lacks %s', (_, row) => {
    expect([isComplete(row), whereOf([row])]).toEqual([false, undefined])
  })

  it.each([
    [{ any: [{ path: 'contact.custom.a', is: 'known' as const }] }],
    [{ path: 'contact.tags', is: 'in' as const, value: ['VIP'] }],
    [{ path: 'contact.custom.a', is: 'in' as const, value: ['1', '2'] }],
  ])('are none for what rows cannot say: %j', (where) => {
    expect(rowsOf(where)).toBeNull()
  })
})

describe('how a column is compared', () => {
  it('follows from its type, and stays as a row has it', () => {
    expect(operatorsOf('date', 'is')).toEqual(['is', 'is-not', 'before', 'after', 'known'])
    expect(operatorsOf('money', 'is')).toEqual(['is', 'less', 'more', 'known'])
    expect(operatorsOf(undefined, 'is')).toContain('before')
  })

  it('is asked anew where another column has another type', () => {
    const row: Row = { field: '面积', operator: 'more', value: '80' }

    expect(aboutField(row, '房龄', 'number')).toEqual({ ...row, field: '房龄' })
    expect(aboutField(row, '到期', 'date')).toEqual({ field: '到期', operator: 'known', value: '' })
    expect(aboutField({ ...row, operator: 'is' }, '会员', 'flag')).toMatchObject({ operator: 'is', value: '' })
    expect(aboutField({ ...row, operator: 'is' }, '写一半', undefined)).toMatchObject({ operator: 'is', value: '80' })
  })
})
