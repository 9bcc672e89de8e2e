import type { Scenario, Step } from '#shared/contracts/scenario.ts'
import { leavesOf, type TaskLeaf, type Truth } from './conditions.ts'
import type { Known } from './known.ts'
import { conditionsIn, leavesIn } from './scenario-conditions.ts'
import { fault, type ScenarioFault } from './scenario-faults.ts'

/** The places of a step's tasks among what follows from it; none where it opens none. */
export type AskedStep = { step: string; places: readonly number[] }

const asked = new WeakMap<Scenario, readonly AskedStep[]>()

/** The steps whose tasks a scenario's conditions ask for, each once. */
export function stepsWithAskedTasks(scenario: Scenario): readonly AskedStep[] {
  const known = asked.get(scenario)
  if (known !== undefined) return known
  const names = new Set(leavesIn(scenario).flatMap((leaf) => ('task' in leaf ? [leaf.task.step] : [])))
  const found = scenario.steps.flatMap((step) =>
    names.has(step.id) ? [{ step: step.id, places: placesOfTasks(step) }] : [],
  )
  asked.set(scenario, found)
  return found
}

/** Whether the step's tasks are so; no task is neither open nor done. Unknown where nobody looked. */
export function askTask({ step, is }: TaskLeaf, tasks: Known['tasks']): Truth {
  if (tasks === null) return 'unknown'
  return tasks[step] === is ? 'yes' : 'no'
}

/** The faults of conditions on tasks: each names a step that opens one; who enters depends on none. */
export function checkTasks(scenario: Scenario): ScenarioFault[] {
  return conditionsIn(scenario).flatMap(({ condition, path }) =>
    leavesOf(condition).flatMap((leaf) => {
      if (!('task' in leaf)) return []
      if (path === 'only') return [fault(path, 'cannot ask for tasks: none was opened by then')]
      const step = scenario.steps.find(({ id }) => id === leaf.task.step)
      const opens = step !== undefined && placesOfTasks(step).length > 0
      return opens ? [] : [fault(path, `asks for the task of ${leaf.task.step}, which is no step that opens one`)]
    }),
  )
}

function placesOfTasks({ then }: Step): number[] {
  return then.flatMap((action, place) => ('task' in action ? [place] : []))
}
