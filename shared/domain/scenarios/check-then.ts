import { shapeOfField } from '#shared/contracts/record-types/field-shapes.ts'
import { keptType } from '#shared/contracts/record-types/kept-types.ts'
import type { Action, Step } from '#shared/contracts/scenario.ts'
import { faultOfOwnEvent } from '../webhooks/fact-event.ts'
import { nameInPath, type ScenarioFault, unknownFact, when } from './scenario-faults.ts'

/** The faults of what follows a text: a fact of the record, which must be of a declared type, or a task. */
export function checkThen({ then }: Pick<Step, 'then'>, path: string, about: string): ScenarioFault[] {
  return then.flatMap((action, index) => checkAction(action, `${path}[${index}]`, about))
}

function checkAction(action: Action, path: string, about: string): ScenarioFault[] {
  if (action.when !== undefined) return when(true, `${path}.when`, 'is for what follows from an answer, or from none')
  if ('fact' in action && action.of !== undefined)
    return when(true, `${path}.of`, 'is for what follows from an answer, or from none')
  if ('hold' in action) return when(true, `${path}.hold`, 'is for what follows from an answer')
  if ('webhook' in action) return checkWebhook(action, `${path}.webhook`)
  if ('fact' in action) return checkFact(action, path, about)
  return checkTask(action, `${path}.task`)
}

/** The faults of an event that endpoints hear of by a name of the scenario's own. */
export function checkWebhook({ webhook }: Extract<Action, { webhook: string }>, path: string): ScenarioFault[] {
  const message = faultOfOwnEvent(webhook)
  return message === null ? [] : when(true, path, message)
}

/** The faults of a task that a text or an answer opens. */
export function checkTask({ task: { within } }: Extract<Action, { task: unknown }>, path: string): ScenarioFault[] {
  return [...when(within.n === 0, `${path}.within.n`, 'must be above 0')]
}

function checkFact(
  { fact, fields = {} }: Extract<Action, { fact: string }>,
  path: string,
  about: string,
): ScenarioFault[] {
  const declared = keptType(about)
  if (declared === undefined)
    return when(
      true,
      `${path}.fact`,
      'can be set of records of declared types, such as visit or contract: open a task instead',
    )
  if (!Object.hasOwn(declared.facts, fact)) return [unknownFact(`${path}.fact`, about)]
  return Object.entries(fields).flatMap(([name, value]) => {
    const field = Object.hasOwn(declared.fields, name) ? declared.fields[name] : undefined
    const at = `${path}.fields.${nameInPath(name)}`
    if (field === undefined) return when(true, at, `is no field of ${about}`)
    const [issue] = shapeOfField(field).nullable().safeParse(value).error?.issues ?? []
    return issue === undefined ? [] : when(true, at, issue.message)
  })
}
