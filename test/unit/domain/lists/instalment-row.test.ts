import { describe, expect, it } from 'vitest'
import { OrderEvent } from '#shared/contracts/order-event.ts'
import { INSTALMENT_COLUMNS } from '#shared/domain/lists/column-specs.ts'
import { readHeader } from '#shared/domain/lists/columns.ts'
import { readInstalmentRow } from '#shared/domain/lists/instalment-row.ts'
import { createInstalmentScan } from '#shared/domain/lists/instalment-scan.ts'
import { doubtInstalment, mergeInstalment } from '#shared/domain/lists/merge-instalment.ts'
import { applyToInstalment } from '#shared/domain/records/apply-order-event.ts'
import { anInstalment } from '../../../builders/record.ts'

const GOOD = { contract: 'L1', contact: 'C1', period: '3', due: '2026-12-05', amount: '3948.02' }

/** Reads one row on line 7 with these cells, below rows with these amounts. */
function read(cells: Record<string, string>, amountsAbove: string[] = []) {
  const header = readHeader(INSTALMENT_COLUMNS, Object.keys(cells))
  if (!header.ok) throw new Error(header.because)
  const row = { line: 7, cells: Object.values(cells), fault: null }
  const scan = createInstalmentScan(header.columns)
  amountsAbove.forEach((amount, index) => {
    scan.add({ line: index + 2, cells: Object.values({ ...cells, contract: `above ${index}`, amount }), fault: null })
  })
  scan.add(row)
  return readInstalmentRow(row, header.columns, scan.close(), NOW)
}

const NOW = new Date('2026-12-20T00:00:00Z')

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
    [{ amount: '1.2345' }, 'amount-unreadable'],
    [{ amount: '1.234' }, 'amount-ambiguous'],
    [{ amount: '1.000' }, 'amount-ambiguous'],
    [{ amount: '1,000', currency: 'KWD' }, 'amount-ambiguous'],
    [{ currency: '¥' }, 'currency-unreadable'],
    [{ currency: 'ABC' }, 'currency-unreadable'],
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
    [{ amount: '1,000' }, { amountMinor: 100_000 }],
    [{ amount: '1.234.567,5' }, { amountMinor: 123_456_750 }],
    [
      { amount: '4990', currency: 'HUF' },
      { amountMinor: 499_000, currency: 'HUF' },
    ],
    [{ status: '' }, { status: undefined }],
    [{ card_tail: '0678' }, { cardTail: '0678' }],
  ])('reads %o', (cells, expected) => {
    expect(changeOf(cells)).toMatchObject(expected)
  })
})

describe('an amount', () => {
  it.each([
    [['1.234,56'], '1.000', 100_000],
    [['12,50'], '2.500', 250_000],
    [['1,234.56'], '1.000', 100],
    [['12.50', '2000'], '1,000', 100_000],
  ])('below %j means by %s what the list means', (above, amount, amountMinor) => {
    expect(read({ ...GOOD, amount }, above).change).toMatchObject({ amountMinor })
  })

  it.each([
    [['12,50'], '1,000'],
    [['1.234,56', '1,234.56'], '1.000'],
    [['1.234,56', '1,234.56'], '1,000'],
    [['2.500', '3.000'], '1.000'],
  ])('below %j is refused as %s: it may be a thousand times as much', (above, amount) => {
    expect(read({ ...GOOD, amount }, above)).toMatchObject({
      change: undefined,
      problems: [{ severity: 'error', code: 'amount-ambiguous', value: amount }],
    })
  })
})

describe('a status', () => {
  it.each([
    ['paid', '已还 已还款 已结清 结清 还清 提前结清 逾期已还 已缴费 扣款成功 已結清 Paid SETTLED paid-off'],
    ['unpaid', '未还 待还 逾期 已逾期 逾期未还 未到期 待扣款 扣款失败 未還 Overdue Unpaid past-due Outstanding'],
    ['partly-paid', '部分还款 部分已还 partially-paid'],
    ['unclear', '也许 正常 减免 核销 已核销 展期 扣款中 pending 是 否 0 1 N/A 冻结 争议'],
  ])('is %s in each of %s', (status, words) => {
    for (const word of words.split(' ')) expect(changeOf({ status: word }), word).toMatchObject({ status })
  })

  it.each([
    ['已核销', 'status-unknown'],
    ['部分还款', 'status-partly-paid'],
  ])('%s is told on the row, which goes in', (status, code) => {
    const { change, problems } = read({ ...GOOD, status })

    expect(change).toMatchObject({ contractId: 'L1', amountMinor: 394_802 })
    expect(problems).toMatchObject([{ line: 7, column: 'status', severity: 'warning', code, value: status }])
  })
})

describe('an instalment that is known', () => {
  const first = mergeInstalment(undefined, changeOf({}), 'imp_000001#2')
  const stored = first.kind === 'write' ? first.instalment : undefined

  it.each([
    ['减免', '', 'status-unclear'],
    ['减免', '部分还款', 'partly-paid'],
    ['减免', '未还', null],
    ['减免', '已还', null],
    ['', '', null],
  ])('after %j and then %j is in doubt: %j', (earlier, later, doubt) => {
    const once = mergeInstalment(stored, changeOf({ status: earlier }), 'imp_000002#2')
    const before = once.kind === 'write' ? once.instalment : stored
    const merge = mergeInstalment(before, changeOf({ status: later }), 'imp_000003#2')

    expect((merge.kind === 'write' ? merge.instalment : before)?.doubt).toBe(doubt)
  })

  it.each(['', '减免', '部分还款'])('stays paid where a list had said so and another says %j', (status) => {
    const paid = stored && { ...stored, listedPaid: true }
    const merge = mergeInstalment(paid, changeOf({ status }), 'imp_000002#2')

    expect(merge.kind === 'write' ? merge.instalment.listedPaid : paid?.listedPaid).toBe(true)
  })

  it('is in doubt after a row that cannot be read, until one can', () => {
    const doubted = doubtInstalment(stored, 'imp_000002#2')
    const again = doubted.kind === 'write' ? doubted.instalment : undefined

    expect(doubted).toMatchObject({ instalment: { doubt: 'row-unclear', amountMinor: 394_802, rev: 2 } })
    expect(doubtInstalment(again, 'imp_000002#2')).toMatchObject({ kind: 'unchanged' })
    expect(doubtInstalment(undefined, 'imp_000002#2')).toMatchObject({ kind: 'unchanged' })
    expect(mergeInstalment(again, changeOf({}), 'imp_000003#2')).toMatchObject({ instalment: { doubt: null } })
  })

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
    expect(mergeInstalment(stored, changeOf({}), 'imp_000002#9')).toMatchObject({ kind: 'unchanged' })
  })
})

describe('a list that says unpaid of what an event said is paid', () => {
  const paid = anInstalment({ paidAt: new Date('2026-12-05T08:00:00Z') })

  it.each([
    ['', 'payment-stands', paid.paidAt],
    ['2026-12-05', 'payment-stands', paid.paidAt],
    ['2026-12-05 16:00', 'payment-stands', paid.paidAt],
    ['2026-12-05 16:01', 'payment-taken-back', null],
    ['2026-12-06', 'payment-taken-back', null],
    ['2027-12-06', 'payment-stands', paid.paidAt],
  ])('takes the payment back only as of a later instant: %j', (as_of, told, paidAt) => {
    const merge = mergeInstalment(paid, changeOf({ status: '未还', as_of }), 'imp_000001#2')

    expect(merge.told).toBe(told)
    expect(merge.kind === 'write' ? merge.instalment.paidAt : paid.paidAt).toEqual(paidAt)
  })

  it('is outdone by a payment after its date, and not by one before', () => {
    const merge = mergeInstalment(paid, changeOf({ status: '未还', as_of: '2026-12-06' }), 'imp_000001#2')
    const unpaid = merge.kind === 'write' ? merge.instalment : paid
    const payment = (timestamp: string) =>
      OrderEvent.parse({ id: 'e', type: 'instalment.paid', timestamp, data: { contractId: 'L00001', period: 3 } })

    expect(applyToInstalment(unpaid, payment('2026-12-05T09:00:00Z')).paidAt).toBeNull()
    expect(applyToInstalment(unpaid, payment('2026-12-07T09:00:00Z')).paidAt).not.toBeNull()
  })

  it('and one that says paid as of before the payment was taken back does not count', () => {
    const unpaid = anInstalment({ unpaidAt: new Date('2026-12-07T00:00:00Z') })
    const listed = (as_of: string) => mergeInstalment(unpaid, changeOf({ status: '已还', as_of }), 'imp_000001#2')

    expect(listed('2026-12-08')).toMatchObject({ instalment: { listedPaid: true } })
    expect(listed('2026-12-06')).toMatchObject({ instalment: { listedPaid: false } })
  })
})

describe('a payment that is taken back by an event', () => {
  const event = (type: string, timestamp: string) =>
    OrderEvent.parse({ id: 'e', type, timestamp, data: { contractId: 'L00001', period: 3 } })
  const words = [
    event('instalment.paid', '2026-12-05T00:00:00Z'),
    event('instalment.unpaid', '2026-12-06T00:00:00Z'),
    event('instalment.paid', '2026-12-07T00:00:00Z'),
    event('instalment.unpaid', '2026-12-08T00:00:00Z'),
  ]

  it.each([2, 3, 4])('leaves what the newest of %i words says, in whatever order they come', (count) => {
    for (const order of permutations(words.slice(0, count))) {
      const { paidAt } = order.reduce(applyToInstalment, anInstalment())

      expect(paidAt !== null).toBe(count % 2 === 1)
    }
  })
})

function permutations<T>(items: readonly T[]): T[][] {
  if (items.length < 2) return [[...items]]
  return items.flatMap((item, index) => permutations(items.toSpliced(index, 1)).map((rest) => [item, ...rest]))
}
