import type { LocalizedText } from '#shared/contracts/primitives.ts'
import type { Scenario, Step } from '#shared/contracts/scenario.ts'
import { textsOf } from '#shared/domain/scenarios/scenario-variables.ts'
import { stopsIn } from './own-scenario.ts'

/** A step as its difference is told: by its moment. */
export type ToldStep = { step: Step; about: string }
/** Facts that end what is planned, of records of this type. */
export type ToldStops = { facts: string[]; about: string }

type Told = { path: string; before: unknown; after: unknown }

/**
 * What a change of a scenario makes different, one line a thing: `moment.2` is when the second text goes, `step.3` one that
 * is new. Values are told by `useDifferenceWords`.
 */
export function scenarioDifferences(before: Scenario, after: Scenario): Told[] {
  return [
    ...fieldsOf('names', before.names, after.names),
    { path: 'category', before: before.category, after: after.category },
    ...stepDifferences(before, after),
    ...textDifferences(before, after),
    { path: 'stops', before: toldStops(before), after: toldStops(after) },
  ]
}

function stepDifferences(before: Scenario, after: Scenario): Told[] {
  const ids = [...new Set([...after.steps, ...before.steps].map(({ id }) => id))]
  return ids.map((id, index) => {
    const [old, now] = [toldStep(before, id), toldStep(after, id)]
    const isBoth = old !== undefined && now !== undefined
    return {
      path: `${isBoth ? 'moment' : 'step'}.${index + 1}`,
      before: isBoth ? withMoment(now, old) : old,
      after: now,
    }
  })
}

/** The step of now at the moment of before: so that nothing but the moment makes a difference. */
function withMoment({ step, about }: ToldStep, { step: { moment } }: ToldStep): ToldStep {
  return { step: { ...step, moment }, about }
}

function toldStep({ steps, about }: Scenario, id: string): ToldStep | undefined {
  const step = steps.find((one) => one.id === id)
  return step && { step, about }
}

function toldStops(scenario: Scenario): ToldStops {
  return { facts: stopsIn(scenario).facts.toSorted(), about: scenario.about }
}

/** Those of a step that is new are in the line that tells of it. */
function textDifferences(before: Scenario, after: Scenario): Told[] {
  const old = new Map(textsOf(before).map(({ field, text }) => [field, text]))
  return textsOf(after).flatMap(({ field, text }) => {
    const was = old.get(field)
    return was === undefined ? [] : fieldsOf(`texts.${field}`, was, text)
  })
}

function fieldsOf(part: string, before: LocalizedText, after: LocalizedText): Told[] {
  return (['zh', 'en'] as const).map((key) => ({ path: `${part}.${key}`, before: before[key], after: after[key] }))
}
