import type { Scenario } from '#shared/contracts/scenario.ts'
import { checkTask } from './check-then.ts'
import { REMINDING } from './issues.ts'
import { type ScenarioFault, when } from './scenario-faults.ts'

/** The faults of what is written anew for each issue: its steps follow a calendar that goes on. */
export function checkIssues({ issues, steps }: Pick<Scenario, 'issues' | 'steps'>): ScenarioFault[] {
  if (issues === undefined) return []
  const isByCalendar = steps.every(({ moment: { anchor } }) => 'calendar' in anchor && !('dates' in anchor.calendar))
  return [
    ...when(!isByCalendar, 'issues', 'is for scenarios whose steps are days of a calendar that goes on'),
    ...when(
      steps.some(({ id }) => id === REMINDING),
      'steps',
      `cannot have the id ${REMINDING} where issues are written`,
    ),
    ...(issues.remind === null ? [] : checkTask(issues.remind, 'issues.remind.task')),
  ]
}
