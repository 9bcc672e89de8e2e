import type { Category } from '#shared/contracts/message.ts'
import type { Scenario } from '#shared/contracts/scenario.ts'
import { isName } from '../wording/template-scan.ts'
import { ABOUT, factOf } from './about.ts'
import { checkReplies } from './asked-replies.ts'
import { checkTasks } from './asked-tasks.ts'
import { checkBegins } from './check-begins.ts'
import { checkCondition } from './check-condition.ts'
import { checkIssues } from './check-issues.ts'
import { checkStep } from './check-step.ts'
import { isEventScenario } from './engine.ts'
import { isOverAll, typeOfPath } from './paths.ts'
import { conditionOfStop } from './scenario-conditions.ts'
import { coded, fault, type ScenarioFault, unknownFact, unknownPath, when } from './scenario-faults.ts'

/** `mayBeTransactional`: an admin has said so. `categories`: of a preset, which names those that it may have. */
export type Allowed = { mayBeTransactional: boolean; categories?: readonly Category[] }

const OWN_CATEGORIES: readonly Category[] = ['marketing', 'transactional', 'collection']
const OWED: readonly string[] = ['instalment', 'bill']

/** Which categories a scenario of one's own about such records may have: money is owed by instalments and bills alone. */
export function categoriesOf(about: string): readonly Category[] {
  return OWN_CATEGORIES.filter((category) => category !== 'collection' || OWED.includes(about))
}

/**
 * Why a scenario of sound form may not be saved: every fault at once, by its path; none where it may. What the platform
 * cannot do yet is a fault too, never left aside. Wordings are checked with the campaign's others.
 */
export function checkScenario(scenario: Scenario, allowed: Allowed): ScenarioFault[] {
  const { about, steps, only, stops } = scenario
  if (!Object.hasOwn(ABOUT, about))
    return [fault('about', `is nothing that texts can be about yet: use one of ${Object.keys(ABOUT).join(', ')}`)]
  return [
    ...checkWhole(scenario, allowed),
    ...(only === null ? [] : checkCondition(only, 'only', about)),
    ...stops.flatMap((stop, index) => {
      const path = `stops[${index}]`
      if ('fact' in stop) return factOf(about, stop.fact) === undefined ? [unknownFact(`${path}.fact`, about)] : []
      return conditionOfStop(stop, path).flatMap((one) => checkCondition(one.condition, one.path, about))
    }),
    ...checkReplies(scenario),
    ...checkTasks(scenario),
    ...checkVariables(scenario),
    ...checkBegins(scenario),
    ...checkIssues(scenario),
    ...steps.flatMap((step, index) => checkStep(step, `steps[${index}]`, scenario)),
  ]
}

function checkWhole(scenario: Scenario, { mayBeTransactional, categories = OWN_CATEGORIES }: Allowed): ScenarioFault[] {
  const { category, to, merge, gathers, steps, about, once } = scenario
  const ids = steps.map(({ id }) => id)
  const isEvent = isEventScenario(scenario)
  const isDated = steps.some(({ moment: { anchor } }) => 'date' in anchor || 'yearly' in anchor || 'calendar' in anchor)
  return [
    ...when(!categories.includes(category), 'category', `must be ${categories.join(', ')}`),
    ...coded(
      'for-an-admin',
      when(
        categories === OWN_CATEGORIES && category !== 'marketing' && !mayBeTransactional,
        'category',
        'is marketing unless an admin says otherwise',
      ),
    ),
    ...when(
      category === 'collection' && !OWED.includes(about),
      'category',
      'can be collection for instalments and bills alone',
    ),
    ...when(
      to === 'role' || to === 'record-phone',
      'to',
      'can be person or manager: texts to roles come later, and an order’s own number is that of its person',
    ),
    ...when(
      to === 'manager' && (about !== 'contact' || isEvent),
      'to',
      'can be manager for scenarios about contacts that a date begins',
    ),
    ...when(to === 'manager' && once !== 'record', 'once', 'must be record for texts to managers'),
    ...when(
      merge !== null && (isEvent || about === 'contact'),
      'merge',
      'is for records or instalments whose dates begin the text',
    ),
    ...when(
      gathers !== undefined && (about !== 'order' || once !== 'record' || steps.some(({ ask }) => ask !== null)),
      'gathers',
      'is for scenarios about orders, once a record, whose texts ask nothing',
    ),
    ...when(merge !== null && once !== 'record', 'once', 'must be record where one text tells of all'),
    ...when(
      isDated && !isEvent && (about === 'order' || about === 'shipment'),
      'about',
      'has no dates that begin a text yet: begin its steps by a fact',
    ),
    ...when(
      about !== 'contact' && !isEvent && once === 'person',
      'once',
      'can be record or person-and-day where a record’s date begins the text',
    ),
    ...ids.flatMap((id, index) => when(ids.indexOf(id) < index, `steps[${index}].id`, 'is the id of an earlier step')),
  ]
}

function checkVariables({ variables, about, merge, gathers }: Scenario): ScenarioFault[] {
  return Object.entries(variables).flatMap(([given, value]) => {
    const name = isName(given) ? given : '*'
    const at = `variables.${name}`
    if (typeof value !== 'string') return [...checkName(name), ...checkCondition(value, at, about)]
    return [
      ...checkName(name),
      ...when(typeOfPath(value, about) === null, at, unknownPath(value, about)),
      ...when(
        merge === null && gathers === undefined && isOverAll(value),
        at,
        'counts over several records: say merge "person"',
      ),
    ]
  })
}

function checkName(name: string): ScenarioFault[] {
  return [
    ...when(name === 'name', 'variables.name', 'is always there: choose another name'),
    ...when(
      name === '*',
      `variables.${name}`,
      'must be a name like ends or 门店: letters, digits and _, beginning with a small letter',
    ),
  ]
}
