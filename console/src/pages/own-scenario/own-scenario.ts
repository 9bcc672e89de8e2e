import type { Category } from '#shared/contracts/message.ts'
import type { LocalizedText } from '#shared/contracts/primitives.ts'
import type { Offset, Scenario, Step } from '#shared/contracts/scenario.ts'
import { mapTexts } from '#shared/domain/campaigns/scenario-texts.ts'
import { categoriesOf } from '#shared/domain/scenarios/check-scenario.ts'
import { textsOf } from '#shared/domain/scenarios/scenario-variables.ts'
import { offsetOf, partsOf } from './moment-edit.ts'

const MOST_STEPS = 10
/** As the contract has them. */
export const NAME_LENGTHS = { zh: 40, en: 60 }
const MOST_SLUG = 40
const MARK: LocalizedText = { zh: '（自定）', en: ' (own)' }

type Taken = { from: Scenario; suffix: string; mayBeTransactional: boolean }

/** A scenario of one's own that begins as another is: under its own slug and names, and advertising unless an admin makes it. */
export function ownScenarioOf({ from, suffix, mayBeTransactional }: Taken): Scenario {
  const isAllowed = mayBeTransactional && categoriesOf(from.about).includes(from.category)
  const category: Category = isAllowed ? from.category : 'marketing'
  const slug = `${from.slug.slice(0, MOST_SLUG - suffix.length - 1)}-${suffix}`
  return { ...from, slug, category, names: { zh: marked(from.names, 'zh'), en: marked(from.names, 'en') } }
}

function marked(names: LocalizedText, language: 'zh' | 'en'): string {
  return names[language].slice(0, NAME_LENGTHS[language] - MARK[language].length) + MARK[language]
}

export function withStep(scenario: Scenario, index: number, step: Step): Scenario {
  return { ...scenario, steps: scenario.steps.with(index, step) }
}

/** `field` as `textsOf` names it. */
export function withText(scenario: Scenario, field: string, text: LocalizedText): Scenario {
  return mapTexts(scenario, (each, now) => (each === field ? text : now))
}

/** The scenario as a wording is checked in it: what others say has no part in that, so that one report serves them all. */
export function forCheck(scenario: Scenario): Scenario {
  const names = { zh: '-', en: '-' }
  return { ...mapTexts(scenario, () => names), slug: 'own', names }
}

/** The last step that says something at a moment that can be moved, or why there can be no more. */
export function stepToCopy({ steps }: Scenario): Step | 'no-room' | 'none-to-copy' {
  if (steps.length >= MOST_STEPS) return 'no-room'
  return steps.findLast(({ say, moment }) => say !== null && partsOf(moment).offset) ?? 'none-to-copy'
}

/**
 * One more step: a copy of the last that says something, a day later, or a day nearer to a date that it stands before. What
 * is done without an answer stays with the step that it was copied from, or it would be done twice.
 */
export function withOneMore(scenario: Scenario): Scenario {
  const copied = stepToCopy(scenario)
  if (typeof copied === 'string') return scenario
  const moment = { ...copied.moment, offset: laterBy(offsetOf(copied.moment)) }
  const ask = copied.ask && { ...copied.ask, none: [] }
  // biome-ignore lint/suspicious/noThenProperty: the contract's word; nobody awaits a step.
  return { ...scenario, steps: [...scenario.steps, { ...copied, id: freeId(scenario), moment, ask, then: [] }] }
}

function laterBy(offset: Offset | null): Offset | null {
  if (offset === null) return { n: 1, unit: 'days', side: 'after' }
  if (offset.side === 'after') return { ...offset, n: offset.n + 1 }
  return offset.n > 1 ? { ...offset, n: offset.n - 1 } : null
}

function freeId({ steps }: Scenario): string {
  const taken = new Set(steps.map(({ id }) => id))
  let n = steps.length + 1
  while (taken.has(`step-${n}`)) n += 1
  return `step-${n}`
}

/** Whether the step may go: something is said without it, and nothing of it can have been sent. */
export function canGo({ steps }: Scenario, step: Step, before: Scenario | null): boolean {
  const isOld = before?.steps.some(({ id }) => id === step.id) === true
  return !isOld && step.say !== null && steps.filter(({ say }) => say !== null).length > 1
}

/** The facts that end it, and how many conditions do besides. */
export function stopsIn({ stops }: Scenario): { facts: string[]; others: number } {
  const facts = stops.flatMap((stop) => ('fact' in stop ? [stop.fact] : []))
  return { facts, others: stops.length - facts.length }
}

/** Stopped by these facts, in the order of before where they did; what are no facts stays. */
export function withStops(scenario: Scenario, facts: readonly string[]): Scenario {
  const kept = scenario.stops.filter((stop) => !('fact' in stop) || facts.includes(stop.fact))
  const known = stopsIn({ ...scenario, stops: kept }).facts
  return { ...scenario, stops: [...kept, ...facts.filter((fact) => !known.includes(fact)).map((fact) => ({ fact }))] }
}

export type StepText = { field: string; place: string; text: LocalizedText }

/** The texts of one step: its own, its variants, and that for where a value is missing; each with the place of its faults. */
export function textsOfStep(scenario: Scenario, id: string): StepText[] {
  return textsOf(scenario)
    .filter(({ field }) => field.split(':')[0] === id)
    .map(({ field, path, text }) => ({ field, place: path.replace(/\[(\d+)\]/g, '.$1'), text }))
}
