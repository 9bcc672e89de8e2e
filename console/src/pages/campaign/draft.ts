import type { CampaignChange, CampaignView } from '#shared/contracts/console-api/campaign.ts'
import type { Problem } from '#shared/contracts/console-api/problem.ts'

/** What of a campaign can be edited. */
export type Draft = Pick<CampaignView, 'name' | 'category' | 'audience' | 'template' | 'settings'> & {
  /** Of a kind with several texts, by step and variant; its `template` is the first of them. */
  texts: NonNullable<CampaignView['texts']>
}

/** A fault that the server found, by the path of the field it is about, as `settings.cutOffs.0.time`. */
export type Faults = ReadonlyMap<string, string>

export function draftOf({ name, category, audience, template, settings, texts = {} }: CampaignView): Draft {
  return { name, category, audience, template, settings, texts }
}

/** The parts that differ from what is saved, whole; undefined when nothing does. */
export function changeOf(draft: Draft, saved: Draft): CampaignChange | undefined {
  const change: CampaignChange = {}
  if (draft.name !== saved.name) change.name = draft.name
  if (draft.category !== saved.category) change.category = draft.category
  if (!isSame(draft.audience, saved.audience)) change.audience = audienceChange(draft.audience, saved.audience)
  const texts = Object.entries(draft.texts).filter(
    ([key, text]) => key in saved.texts && !isSame(text, saved.texts[key]),
  )
  if (texts.length > 0) change.texts = Object.fromEntries(texts)
  const isTemplate = Object.keys(saved.texts).length === 0
  if (isTemplate && !isSame(draft.template, saved.template)) change.template = draft.template
  if (!isSame(draft.settings, saved.settings)) change.settings = draft.settings
  return Object.keys(change).length === 0 ? undefined : change
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
