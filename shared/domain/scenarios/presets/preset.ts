import * as z from 'zod'
import type { BusinessLine } from '#shared/contracts/business-line.ts'
import type { Category } from '#shared/contracts/message.ts'
import type { LocalizedText } from '#shared/contracts/primitives.ts'
import { type Action, type Moment, type Offset, Scenario } from '#shared/contracts/scenario.ts'

/** What a preset has beside the scenario. Its id is the scenario's slug, which keys are made of: never renamed. */
type Around = {
  /** Which mechanism it uses: presets of a family differ in words, offsets and answers alone. */
  family: string
  lines: readonly BusinessLine[]
  /** One sentence for the person who picks it. */
  about: LocalizedText
  purpose?: 'contract-notice'
  /** Among which a campaign may choose, where that is left open: transactional is an admin's to say. @default its own alone */
  categories?: readonly Category[]
}

type Written = z.input<typeof Scenario>
type Settings = Record<string, unknown>

/** A message that people must remember to send, ready to be used: a scenario, and what is said of it to whoever chooses. */
export type Preset = Around & {
  id: string
  /** Every field has a default; unknown ones are refused. */
  settings: z.ZodType<Settings>
  /** The settings of who sets nothing. */
  defaults: Settings
  scenarioOf(settings: Settings): Scenario
}

/** A preset without settings. @throws ZodError where the scenario schema cannot read it, when the module is read. */
export function preset(around: Around, written: Written): Preset {
  return presetWith(around, z.strictObject({}), () => written)
}

/** A preset whose scenario follows from settings. @throws as `preset`, by the settings' defaults. */
export function presetWith<S extends Settings>(
  around: Around,
  settings: z.ZodType<S>,
  written: (settings: S) => Written,
): Preset {
  const scenarioOf = (given: Settings) => Scenario.parse(written(settings.parse(given)))
  return { ...around, id: scenarioOf({}).slug, settings, defaults: settings.parse({}), scenarioOf }
}

/** The scenario of settings that an earlier release may have kept; null where this one reads them no more. */
export function scenarioAs(preset: Preset, settings: Settings): Scenario | null {
  return preset.settings.safeParse(settings).success ? preset.scenarioOf(settings) : null
}

export type WrittenStep = Written['steps'][number]
type WrittenAsk = NonNullable<WrittenStep['ask']>

export function words(zh: string, en: string): LocalizedText {
  return { zh, en }
}

/** So long after a fact; at once without an offset. */
export function after(
  fact: string,
  n = 0,
  unit: Offset['unit'] = 'hours',
): { moment: Pick<Moment, 'anchor'> & Partial<Moment> } {
  const offset = n === 0 ? {} : { offset: { n, unit, side: 'after' } as const }
  return { moment: { anchor: { fact }, ...offset } }
}

/** On the day of a fact, or so many days after it, at an hour; at once where that has passed by then. */
export function onTheDay(fact: string, hour: string, n = 0, unit: Offset['unit'] = 'days') {
  return { moment: { ...after(fact, n, unit).moment, place: { at: hour } } }
}

/** At an hour of the day that a field names, or so long before or after it. */
export function on(
  path: string,
  at: string,
  offset: Offset | null = null,
): { moment: Pick<Moment, 'anchor'> & { place: { at: string } } & Pick<Partial<Moment>, 'offset'> } {
  return { moment: { anchor: { date: path }, place: { at }, ...(offset !== null && { offset }) } }
}

/** What an answer says, and the facts or tasks that follow from it. */
export function option(says: string | string[], ...then: Action[]): NonNullable<WrittenAsk['options']>[number] {
  return { says: typeof says === 'string' ? [says] : says, then }
}

/** What of an answer's own words is read, and the facts that hold it: `READ` stands for it in their fields. */
export function reading(
  as: NonNullable<WrittenAsk['reads']>[number]['as'],
  ...then: Action[]
): NonNullable<WrittenAsk['reads']>[number] {
  return { as, then }
}

export const READ = { $: 'read' }

/** What stops by these facts. */
export function stopsBy(...facts: string[]): { fact: string }[] {
  return facts.map((fact) => ({ fact }))
}

/** At an hour of the day that a field names, or so many days, months or years after it; a number below 0 is before it. */
export function at(path: string, hour: string, n = 0, unit: Offset['unit'] = 'days') {
  return on(path, hour, n === 0 ? null : { n: Math.abs(n), unit, side: n < 0 ? 'before' : 'after' })
}

/** What is done at the step's moment, where nobody is texted. */
export function instead(...actions: Action[]): Pick<WrittenStep, 'then'> & { say: null } {
  // biome-ignore lint/suspicious/noThenProperty: the contract's word; nobody awaits a step.
  return { say: null, then: actions }
}

/** What an answer holds until staff ends it. */
export function hold(why: Extract<Action, { hold: unknown }>['hold']): Action {
  return { hold: why }
}

/** A task for a role, due within a span. */
export function task(kind: string, role: string, n: number, unit: Offset['unit']): Action {
  return { task: { kind, role, within: { n, unit } } }
}
