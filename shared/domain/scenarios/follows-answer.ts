import type { Action, Scenario, Step } from '#shared/contracts/scenario.ts'
import { offsetsOf } from './moments.ts'

/** Whether a step is said at once to what somebody answered to another step: they are in the middle of a talk with us. */
export function followsAnswer({ steps }: Scenario, stepId: string | undefined): boolean {
  const step = steps.find(({ id }) => id === stepId)
  if (step === undefined || !('fact' in step.moment.anchor) || offsetsOf(step.moment).length > 0) return false
  const { fact } = step.moment.anchor
  return steps.some(
    (other) => other !== step && answersOf(other).some((action) => 'fact' in action && action.fact === fact),
  )
}

function answersOf({ ask }: Step): readonly Action[] {
  return ask === null ? [] : [...ask.options, ...ask.reads].flatMap(({ then }) => then)
}
