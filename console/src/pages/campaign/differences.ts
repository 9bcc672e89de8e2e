import type { CampaignChange } from '#shared/contracts/console-api/campaign.ts'
import { Scenario } from '#shared/contracts/scenario.ts'
import { scenarioDifferences } from '../own-scenario/differences.ts'
import { type Draft, isSame } from './draft.ts'

/** One field that a change touches, as `template.zh`, `settings.time`, `audience.tags`, with its value before and after. */
export type Difference = { path: string; before: unknown; after: unknown }

/** What follows from a change for texts that are planned and for those to come. */
export type Consequence = 'words' | 'time' | 'removed' | 'added' | 'audience'

/** Every field that the change makes different, in the order of the form. */
export function differencesOf(change: CampaignChange, saved: Draft): Difference[] {
  const fields = (part: 'audience' | 'template' | 'settings') =>
    fieldsOf(part, saved[part], change[part] ?? saved[part])
  const name = { path: 'name', before: saved.name, after: change.name ?? saved.name }
  const category = { path: 'category', before: saved.category, after: change.category ?? saved.category }
  const texts = Object.entries(change.texts ?? {}).flatMap(([key, text]) =>
    fieldsOf(`texts.${key}`, saved.texts[key] ?? {}, text),
  )
  const scenario = Scenario.safeParse(change.scenario).data
  const own = saved.scenario && scenario ? scenarioDifferences(saved.scenario, scenario) : []
  return [name, category, ...own, ...fields('template'), ...texts, ...fields('settings'), ...fields('audience')].filter(
    ({ before, after }) => !isSame(before, after),
  )
}

/** A second step that may be left out; the days of a month on which one is reminded are not steps: no text waits for them. */
const STEP_SETTINGS = new Set(['settings.secondAfterMinutes'])
const WORDS = /^template\.|^texts\.|^settings\.(?:digest|wish)$/

export function consequencesOf(differences: readonly Difference[]): Consequence[] {
  const found = new Set(differences.flatMap((one) => consequenceOf(one) ?? []))
  return (['words', 'time', 'removed', 'added', 'audience'] as const).filter((each) => found.has(each))
}

function consequenceOf({ path, before, after }: Difference): Consequence | null {
  if (path === 'name' || path === 'stops' || path.startsWith('names.')) return null
  if (path.startsWith('step.')) return before === undefined ? 'added' : 'removed'
  if (WORDS.test(path)) return 'words'
  if (path.startsWith('audience.') || path === 'category') return 'audience'
  if (STEP_SETTINGS.has(path) && (before ?? null) === null) return 'added'
  if (STEP_SETTINGS.has(path) && (after ?? null) === null) return 'removed'
  return 'time'
}

function fieldsOf(part: string, before: object, after: object): Difference[] {
  const [old, now] = [new Map(Object.entries(before)), new Map(Object.entries(after))]
  return [...new Set([...old.keys(), ...now.keys()])].map((key) => ({
    path: `${part}.${key}`,
    before: old.get(key),
    after: now.get(key),
  }))
}
