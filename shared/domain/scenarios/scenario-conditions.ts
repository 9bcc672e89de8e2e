import type { Condition, Leaf, Scenario, Stop } from '#shared/contracts/scenario.ts'
import { leavesOf } from './conditions.ts'

/** A condition of a scenario, with its path as people write it: `steps[0].when`. */
export type PlacedCondition = { condition: Condition; path: string }

type Conditioned = Pick<Scenario, 'only' | 'stops' | 'steps' | 'variables'>

/** Every condition of a scenario, in the order in which it is written. */
export function conditionsIn({ only, stops, variables, steps }: Conditioned): PlacedCondition[] {
  return [
    ...placed(only, 'only'),
    ...stops.flatMap((stop, index) => conditionOfStop(stop, `stops[${index}]`)),
    ...Object.entries(variables).flatMap(([name, given]) =>
      typeof given === 'string' ? [] : placed(given, `variables.${name}`),
    ),
    ...steps.flatMap(({ when, say }, index) => [
      ...placed(when, `steps[${index}].when`),
      ...(say?.variants ?? []).flatMap((one, place) => placed(one.when, `steps[${index}].say.variants[${place}].when`)),
    ]),
  ]
}

/** The condition of a stop where it is one, with or without a reason of its own. */
export function conditionOfStop(stop: Stop, path: string): PlacedCondition[] {
  if ('fact' in stop) return []
  return 'because' in stop ? placed(stop.when, `${path}.when`) : placed(stop, path)
}

/** What all of them ask for. */
export function leavesIn(scenario: Conditioned): Leaf[] {
  return conditionsIn(scenario).flatMap(({ condition }) => leavesOf(condition))
}

function placed(condition: Condition | null, path: string): PlacedCondition[] {
  return condition === null ? [] : [{ condition, path }]
}
