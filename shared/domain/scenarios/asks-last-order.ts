import type { Scenario } from '#shared/contracts/scenario.ts'
import { LAST_ORDER_PATH } from './paths.ts'
import { leavesIn } from './scenario-conditions.ts'

const known = new WeakMap<Scenario, boolean>()

/** Whether a scenario asks anywhere when its person last ordered, so that it must be read. Looked through once. */
export function asksLastOrder(scenario: Scenario): boolean {
  const found = known.get(scenario)
  if (found !== undefined) return found
  const inConditions = leavesIn(scenario).some((leaf) => 'path' in leaf && leaf.path === LAST_ORDER_PATH)
  const asks = inConditions || Object.values(scenario.variables).includes(LAST_ORDER_PATH)
  known.set(scenario, asks)
  return asks
}

/** Where the day of a person's newest order is found by date. */
export const LAST_ORDER_DAY = 'record.ordered'

/** Whether a scenario counts from the day on which its person last ordered, so that this day must be kept. */
export function countsFromLastOrder({ about, steps }: Pick<Scenario, 'about' | 'steps'>): boolean {
  return (
    about === 'contact' && steps.some(({ moment: { anchor } }) => 'date' in anchor && anchor.date === LAST_ORDER_DAY)
  )
}
