import { describe, expect, it } from 'vitest'
import { INSTALMENT_COLUMNS, readHeader } from '#shared/domain/import/columns.ts'
import { readInstalmentRow } from '#shared/domain/import/instalment-row.ts'
import { mergeInstalment } from '#shared/domain/import/merge-instalment.ts'

const GOOD = { contract: 'L1', contact: 'C1', period: '3', due: '2026-12-05', amount: '3948.02' }

function read(cells: Record<string, string>) {
  const header = readHeader(INSTALMENT_COLUMNS, Object.keys(cells))
  if (!header.ok) throw new Error(header.because)
  return readInstalmentRow({ line: 7, cells: Object.values(cells), fault: null }, header.columns)
}

function changeOf(cells: Record<string, string>) {
  const { change } = read({ ...GOOD, ...cells })
  if (!change) throw new Error('the row is refused')
  return change
}

describe('a row of instalments', () => {
  it.each([
    [{ contract: '' }, 'contract-missing'],
    [{ contract: '1.2E+10' }, 'contract-unusable'],
    [{ contact: '' }, 'id-missing'],
    [{ contact: '11010519491231002X' }, 'id-is-resident-id'],
    [{ period: '0' }, 'period-unreadable'],
    [{ period: 'three' }, 'period-unreadable'],
    [{ due: '2026-02-30' }, 'due-unreadable'],
    [{ due: '' }, 'due-unreadable'],
    [{ amount: '-1' }, 'amount-unreadable'],
    [{ amount: '0.00' }, 'amount-unreadable'],
    [{ amount: '1.234' }, 'amount-unreadable'],
    [{ currency: '¥' }, 'currency-unreadable'],
    [{ status: '也许' }, 'status-unknown'],
  ])('with %o is refused: %s', (cells, code) => {
    const { change, problems } = read({ ...GOOD, ...cells })

    expect(change).toBeUndefined()
    expect(problems).toMatchObject([{ line: 7, severity: 'error', code }])
  })

  it.each([
    [{ periods: 'x' }, 'periods-unreadable'],
    [{ periods: '2' }, 'periods-unreadable'],
    [{ card_tail: '6222021234567890123' }, 'card-tail-unreadable'],
    [{ card_tail: '12' }, 'card-tail-unreadable'],
  ])('with %o goes in without that part: %s', (cells, code) => {
    const { change, problems } = read({ ...GOOD, ...cells })

    expect(change).toMatchObject({ contractId: 'L1', periods: undefined, cardTail: undefined })
    expect(problems).toMatchObject([{ severity: 'warning', code, value: expect.not.stringContaining('6222') }])
  })

  it.each([
    [{ due: '2026/12/5' }, { due: '2026-12-05' }],
    [{ due: '20261205' }, { due: '2026-12-05' }],
    [{ due: '2026年12月5日' }, { due: '2026-12-05' }],
    [{ due: '2026-12-05 00:00:00' }, { due: '2026-12-05' }],
    [{ amount: '3,948.02' }, { amountMinor: 394_802, currency: 'CNY' }],
    [
      { amount: '3948', currency: 'jpy' },
      { amountMinor: 3948, currency: 'JPY' },
    ],
    [{ currency: 'RMB' }, { currency: 'CNY' }],
    [{ currency: '人民币' }, { currency: 'CNY' }],
    [{ currency: '元' }, { currency: 'CNY' }],
    [
      { period: '第3期', periods: '12' },
      { period: 3, periods: 12 },
    ],
    [{ status: '已还' }, { listedPaid: true }],
    [{ status: 'Overdue' }, { listedPaid: false }],
    [{ status: '' }, { listedPaid: undefined }],
    [{ card_tail: '0678' }, { cardTail: '0678' }],
  ])('reads %o', (cells, expected) => {
    expect(changeOf(cells)).toMatchObject(expected)
  })
})

describe('an instalment that is known', () => {
  const first = mergeInstalment(undefined, changeOf({}), 'imp_000001#2')
  const stored = first.kind === 'write' ? first.instalment : undefined

  it('keeps the month first heard when its due date moves', () => {
    const merge = mergeInstalment(stored, changeOf({ due: '2027-01-05' }), 'imp_000002#2')

    expect(merge).toMatchObject({
      instalment: { due: '2027-01-05', month: '2026-12', writtenBy: 'imp_000002#2', rev: 2 },
    })
  })

  it('keeps a payment that an event told, whatever a list says', () => {
    const paidAt = new Date('2026-12-03T00:00:00Z')

    const merge = mergeInstalment(
      stored && { ...stored, paidAt },
      changeOf({ status: '未还', amount: '1.00' }),
      'imp_000002#2',
    )

    expect(merge).toMatchObject({ instalment: { paidAt, listedPaid: false, amountMinor: 100 } })
  })

  it('gets its plan from the list when only a payment has been heard of', () => {
    const heard = stored && { ...stored, contactId: null, due: null, month: null, amountMinor: null, currency: null }

    expect(mergeInstalment(heard, changeOf({}), 'imp_000002#2')).toMatchObject({
      instalment: { contactId: 'C1', due: '2026-12-05', month: '2026-12', amountMinor: 394_802 },
    })
  })

  it('is unchanged by the same row of another import', () => {
    expect(mergeInstalment(stored, changeOf({}), 'imp_000002#9')).toEqual({ kind: 'unchanged' })
  })
})
