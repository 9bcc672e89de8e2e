import { expect, it } from 'vitest'
import { INPUTS } from './budget.ts'

it('fuzzes with at least 10,000 inputs in all in the build', () => {
  expect(Object.values(INPUTS).reduce((sum, count) => sum + count, 0)).toBeGreaterThanOrEqual(10_000)
})
