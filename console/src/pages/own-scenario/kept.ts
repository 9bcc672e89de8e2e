import type { Action, Scenario, Step } from '#shared/contracts/scenario.ts'

/** What the form leaves as it is, to be told in words. */
export type Kept =
  | { what: 'answers'; says: string[] }
  | { what: 'reads' | 'tasks' | 'facts' | 'stops' | 'holdOut'; n: number }
  | { what: 'when' | 'number' | 'none' | 'only' | 'merge' | 'manager' | 'begins' | 'gathers' | 'issues' }

export function keptOfStep({ when, to, ask, then }: Step): Kept[] {
  const says = (ask?.options ?? []).flatMap((option) => option.says.slice(0, 1))
  return [
    ...(says.length > 0 ? [{ what: 'answers' as const, says }] : []),
    ...counted('reads', ask?.reads.length ?? 0),
    ...(ask !== null && ask.none.length > 0 ? [{ what: 'none' as const }] : []),
    ...(when === null ? [] : [{ what: 'when' as const }]),
    ...(to === null ? [] : [{ what: 'number' as const }]),
    ...counted('tasks', then.filter(isTask).length),
    ...counted('facts', then.filter((action) => !isTask(action)).length),
  ]
}

export function keptOfScenario({ only, merge, to, holdOut, begins, gathers, issues }: Scenario): Kept[] {
  return [
    ...(only === null ? [] : [{ what: 'only' as const }]),
    ...(merge === null ? [] : [{ what: 'merge' as const }]),
    ...(begins === undefined ? [] : [{ what: 'begins' as const }]),
    ...(gathers === undefined ? [] : [{ what: 'gathers' as const }]),
    ...(issues === undefined ? [] : [{ what: 'issues' as const }]),
    ...(to === 'manager' ? [{ what: 'manager' as const }] : []),
    ...counted('holdOut', holdOut),
  ]
}

function counted(what: 'reads' | 'tasks' | 'facts' | 'holdOut', n: number): Kept[] {
  return n === 0 ? [] : [{ what, n }]
}

function isTask(action: Action): boolean {
  return 'task' in action
}
