import type { Scenario } from '#shared/contracts/scenario.ts'
import { leavesIn } from './scenario-conditions.ts'

const known = new WeakMap<Scenario, boolean>()

/** Whether a scenario asks anywhere what its person was sent before, so that it must be read. Looked through once. */
export function asksLedger(scenario: Scenario): boolean {
  const found = known.get(scenario)
  if (found !== undefined) return found
  const asks = leavesIn(scenario).some((leaf) => 'ledger' in leaf)
  known.set(scenario, asks)
  return asks
}
