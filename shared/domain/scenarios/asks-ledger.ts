import type { Scenario } from '#shared/contracts/scenario.ts'
import { leavesOf } from './conditions.ts'

const known = new WeakMap<Scenario, boolean>()

/** Whether a scenario asks anywhere what its person was sent before, so that it must be read. Looked through once. */
export function asksLedger(scenario: Scenario): boolean {
  const found = known.get(scenario)
  if (found !== undefined) return found
  const { only, stops, steps } = scenario
  const conditions = [
    only,
    ...stops.map((stop) => ('fact' in stop ? null : stop)),
    ...steps.flatMap(({ when, say }) => [when, ...(say?.variants ?? []).map((variant) => variant.when)]),
  ]
  const asks = conditions.some((one) => one !== null && leavesOf(one).some((leaf) => 'ledger' in leaf))
  known.set(scenario, asks)
  return asks
}
