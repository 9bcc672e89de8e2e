import type { StepView } from '#shared/contracts/console-api/kind.ts'
import type { Scenario } from '#shared/contracts/scenario.ts'
import { namesOfCondition } from '#shared/domain/scenarios/condition-names.ts'
import { namesOfStep } from '#shared/domain/scenarios/step-names.ts'

/** The steps of a scenario in their order, each called by its moment. */
export function viewSteps(scenario: Scenario): import('zod').infer<typeof StepView>[] {
  return scenario.steps.map((step) => ({
    id: step.id,
    names: namesOfStep(step, scenario),
    asks: step.ask !== null,
    variants: step.say?.variants.map(({ when }) => namesOfCondition(when, scenario.about)) ?? [],
  }))
}
