import { describe, expect, it } from 'vitest'
import { LineChange, type LineView } from '#shared/contracts/console-api/line.ts'
import { changeOf, draftOf } from '../../console/src/pages/sending/line-draft.ts'

const LINE: LineView = {
  provider: 'local',
  state: 'open',
  stop: null,
  fault: null,
  slowUntil: null,
  rates: { transactional: 20, bulk: 10 },
  dailyBudgetMicros: 6_450_001,
  spentTodayMicros: 0,
  priceMicros: 50_000,
  rev: 1,
}

describe('a change of pace and budget', () => {
  it.each([[LINE], [{ ...LINE, dailyBudgetMicros: null }], [{ ...LINE, dailyBudgetMicros: 0 }]])(
    'is nothing while nothing was edited',
    (line) => {
      expect(changeOf(draftOf(line), line)).toBeUndefined()
    },
  )

  it('holds both lanes when one differs, and leaves the budget alone', () => {
    expect(changeOf({ ...draftOf(LINE), bulk: 11 }, LINE)).toEqual({ rates: { transactional: 20, bulk: 11 } })
  })

  it.each([
    [100.5, 100_500_000],
    [0, 0],
    [null, null],
  ])('holds a budget of %s alone, in millionths', (dailyBudget, dailyBudgetMicros) => {
    expect(changeOf({ ...draftOf(LINE), dailyBudget }, LINE)).toEqual({ dailyBudgetMicros })
  })

  it('is one that the API takes', () => {
    const change = changeOf({ transactional: 1, bulk: 100_000, dailyBudget: 19.99 }, LINE)

    expect(LineChange.safeParse(change).success).toBe(true)
  })
})
