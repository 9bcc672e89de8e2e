import { describe, expect, it } from 'vitest'
import type { LineView } from '#shared/contracts/console-api/line.ts'
import {
  formatMicros,
  lineStateOf,
  microsOf,
  partsLeftToday,
  personOf,
  shareSpent,
} from '../../console/src/line-state.ts'

const OPEN: LineView = {
  provider: 'local',
  state: 'open',
  stop: null,
  fault: null,
  slowUntil: null,
  rates: { transactional: 20, bulk: 10 },
  dailyBudgetMicros: null,
  spentTodayMicros: 0,
  priceMicros: 50_000,
  rev: 1,
}
const budget = (dailyBudgetMicros: number, spentTodayMicros: number) => ({
  ...OPEN,
  dailyBudgetMicros,
  spentTodayMicros,
})

describe('what stands in the way of every text', () => {
  it.each([
    ['nothing without a budget', OPEN, 'open'],
    ['nothing while one part more is paid for', budget(100_000, 50_000), 'open'],
    ['the budget once no part more is paid for', budget(100_000, 50_001), 'spent'],
    ['the budget when it is nothing', budget(0, 0), 'spent'],
    ['nothing where parts cost nothing', { ...budget(100, 100), priceMicros: 0 }, 'open'],
    ['the switch before the budget', { ...budget(0, 0), state: 'stopped' as const }, 'stopped'],
    ['the provider before the budget', { ...budget(0, 0), state: 'down' as const }, 'down'],
  ])('is %s', (_, line, state) => {
    expect(lineStateOf(line)).toBe(state)
  })

  it('never leaves less than no part, though a lease may have gone over', () => {
    expect(partsLeftToday(budget(100_000, 900_000))).toBe(0)
  })

  it.each([
    [OPEN, null],
    [budget(200_000, 50_000), 0.25],
    [budget(200_000, 900_000), 1],
    [budget(0, 0), 1],
  ])('is told as a share of the day from nothing to all of it', (line, share) => {
    expect(shareSpent(line)).toBe(share)
  })
})

describe('who threw the switch', () => {
  it.each([
    ['admin/local-admin', ['admin'], 'local-admin'],
    ['marketing+admin/3f2a', ['marketing', 'admin'], '3f2a'],
    ['support/a/b', ['support'], 'a/b'],
    ['watchdog', [], 'watchdog'],
    ['robots/7', [], 'robots/7'],
    ['admin+robots/7', [], 'admin+robots/7'],
    ['/7', [], '/7'],
  ])('is read from %j', (by, roles, account) => {
    expect(personOf(by)).toEqual({ roles, account })
  })
})

describe('money in millionths', () => {
  it.each([
    [0, '0.00'],
    [50_000, '0.05'],
    [6_450, '0.00645'],
    [1_234_500_000, '1,234.50'],
  ])('%i is written %s', (micros, text) => {
    expect(formatMicros(micros)).toBe(text)
  })

  it.each([[0.1], [0.29], [19.99], [1_000_000_000]])('%d is typed without losing a millionth', (units) => {
    expect(formatMicros(microsOf(units)).replaceAll(',', '')).toBe(units.toFixed(2))
  })
})
