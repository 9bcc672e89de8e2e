import type { CampaignChange, CampaignView } from '#shared/contracts/console-api/campaign.ts'
import type { Problem } from '#shared/contracts/console-api/problem.ts'
import type { Scenario } from '#shared/contracts/scenario.ts'

/** What of a campaign can be edited. */
export type Draft = Pick<CampaignView, 'name' | 'category' | 'audience' | 'template' | 'settings'> & {
  /** Of a kind with several texts, by step and variant; its `template` is the first of them. */
  texts: NonNullable<CampaignView['texts']>
  /** Of the kind `custom` alone, which says everything but name and audience in it. */
  scenario?: Scenario | undefined
}

/** A fault that the server found, by the path of the field it is about, as `settings.cutOffs.0.time`. */
export type Faults = ReadonlyMap<string, string>

export function draftOf(campaign: CampaignView): Draft {
  const { kind, name, category, audience, template, settings, texts = {}, scenario } = campaign
  const own = kind === 'custom' && scenario !== undefined
  return { name, category, audience, template, settings, texts, ...(own && { scenario }) }
}

/** The parts that differ from what is saved, whole; undefined when nothing does. */
export function changeOf(draft: Draft, saved: Draft): CampaignChange | undefined {
  const change: CampaignChange = {}
  if (draft.name !== saved.name) change.name = draft.name
  if (!isSame(draft.audience, saved.audience)) change.audience = audienceChange(draft.audience, saved.audience)
  Object.assign(change, saved.scenario === undefined ? contentChange(draft, saved) : scenarioChange(draft, saved))
  return Object.keys(change).length === 0 ? undefined : change
}

/** Spaces at the ends of names go when they are saved, so they are no change. */
function scenarioChange({ scenario }: Draft, saved: Draft): CampaignChange {
  if (scenario === undefined) return {}
  const { zh, en } = scenario.names
  const asked = { ...scenario, names: { zh: zh.trim(), en: en.trim() } }
  return isSame(sorted(asked), sorted(saved.scenario)) ? {} : { scenario: asked }
}

function contentChange(draft: Draft, saved: Draft): CampaignChange {
  const change: CampaignChange = {}
  if (draft.category !== saved.category) change.category = draft.category
  const texts = Object.entries(draft.texts).filter(
    ([key, text]) => key in saved.texts && !isSame(text, saved.texts[key]),
  )
  if (texts.length > 0) change.texts = Object.fromEntries(texts)
  const isTemplate = Object.keys(saved.texts).length === 0
  if (isTemplate && !isSame(draft.template, saved.template)) change.template = draft.template
  if (!isSame(draft.settings, saved.settings)) change.settings = draft.settings
  return change
}

/** The same, its keys in one order at every depth: editing puts them elsewhere. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, each]) => [key, sorted(each)]),
  )
}

/** What was taken away is said: a field that is left out stays as it is. */
function audienceChange(next: Draft['audience'], before: Draft['audience']): NonNullable<CampaignChange['audience']> {
  return {
    ...next,
    ...(before.where !== undefined && next.where === undefined && { where: null }),
    ...(before.saved !== undefined && next.saved === undefined && { saved: [] }),
    ...(before.list !== undefined && next.list === undefined && { list: null }),
  }
}

type Fault = NonNullable<Problem['errors']>[number]

/** Faults by path, in the words given. A path written as a JSON pointer or with brackets is read the same. */
export function faultsOf(problem: Problem, inWords: (fault: Fault) => string = ({ message }) => message): Faults {
  return new Map((problem.errors ?? []).map((fault) => [dotted(fault.path), inWords(fault)]))
}

/** The first fault at a path or below it. */
export function faultAt(faults: Faults, path: string): string | undefined {
  for (const [at, message] of faults) if (at === path || at.startsWith(`${path}.`)) return message
  return undefined
}

function dotted(path: string): string {
  return path
    .replace(/\[(\d+)\]/g, '.$1')
    .replaceAll('/', '.')
    .replace(/^\.+/, '')
}

/** Plain JSON on both sides, keys in the order in which the server gave them. */
export function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}
