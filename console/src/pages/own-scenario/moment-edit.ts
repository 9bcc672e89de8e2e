import type { LocalizedText } from '#shared/contracts/primitives.ts'
import type { Moment, Offset, Scenario } from '#shared/contracts/scenario.ts'
import { aboutOf } from '#shared/domain/scenarios/about.ts'
import { namesOfPath, namesOfRecord } from '#shared/domain/scenarios/path-words.ts'

/** What a moment may be counted from: a fact of the record, or a date of it or of a list. `value` names it among the others. */
export type AnchorChoice = { value: string; anchor: Moment['anchor']; names: LocalizedText }

const HOUR = '10:00'

/** `columns`: the date columns of contacts, which begin texts about contacts alone. */
export function anchorChoices(about: string, columns: readonly string[]): AnchorChoice[] {
  const { facts, fields } = aboutOf(about)
  const dates = Object.entries(fields).flatMap(([name, { type }]) => (type === 'date' ? [`record.${name}`] : []))
  const paths = about === 'contact' ? columns.map((column) => `contact.custom.${column}`) : dates
  return [
    ...Object.keys(facts).map((fact) => choice({ fact }, `record.${fact}`, about)),
    ...paths.map((date) => choice({ date }, date, about)),
  ]
}

type Stopping = { steps: Scenario['steps']; ticked: readonly string[] }

/** Facts that may end what is planned, with their words; never one that all of it begins by, unless it is ticked. */
export function stopChoices(
  about: string,
  { steps = [], ticked = [] }: Partial<Stopping> = {},
): { value: string; names: LocalizedText }[] {
  const begins = (fact: string) =>
    steps.length > 0 && steps.every(({ moment: { anchor } }) => 'fact' in anchor && anchor.fact === fact)
  return Object.keys(aboutOf(about).facts)
    .filter((fact) => ticked.includes(fact) || !begins(fact))
    .map((fact) => ({ value: fact, names: wordsAt(`record.${fact}`, about) }))
}

function choice(anchor: AnchorChoice['anchor'], path: string, about: string): AnchorChoice {
  const [names, record] = [wordsAt(path, about), namesOfRecord(about)]
  const told = { zh: record.zh + names.zh, en: `${record.en} ${names.en.toLowerCase()}` }
  return { value: anchorName(anchor), anchor, names: 'fact' in anchor ? told : names }
}

function wordsAt(path: string, about: string): LocalizedText {
  return namesOfPath(path, about) ?? { zh: path, en: path }
}

export function anchorName(anchor: Moment['anchor']): string {
  return 'fact' in anchor ? `fact ${anchor.fact}` : 'date' in anchor ? `date ${anchor.date}` : 'other'
}

/** The choices with what stands now, where that is another. */
export function withStanding(choices: readonly AnchorChoice[], { anchor }: Moment, about: string): AnchorChoice[] {
  const value = anchorName(anchor)
  if (value === 'other' || choices.some((one) => one.value === value)) return [...choices]
  const path = 'date' in anchor ? anchor.date : 'fact' in anchor ? `record.${anchor.fact}` : ''
  return [choice(anchor, path, about), ...choices]
}

/** Which parts of a moment the form can say; the others stay as they are. */
export function partsOf({ anchor, offset }: Moment): {
  anchor: boolean
  offset: boolean
  sides: boolean
  hour: boolean
} {
  const isPlain = 'fact' in anchor || 'date' in anchor
  const hasSpan = isPlain || 'silence' in anchor || 'yearly' in anchor || 'hand' in anchor
  return {
    anchor: isPlain,
    offset: hasSpan && !Array.isArray(offset),
    sides: 'date' in anchor || 'yearly' in anchor,
    hour: !('rule' in anchor),
  }
}

/** Counted from something else: a fact has nothing before it, and a date has no hour of its own. */
export function withAnchor(moment: Moment, anchor: Moment['anchor']): Moment {
  const { place, offset } = moment
  if ('date' in anchor) return { ...moment, anchor, place: { ...place, at: place.at ?? HOUR, whose: 'recipient' } }
  const after = Array.isArray(offset) || offset === null ? offset : { ...offset, side: 'after' as const }
  return { ...moment, anchor, offset: after }
}

/** So long before or after; 0 is the moment itself. */
export function withOffset(moment: Moment, change: Partial<Offset>): Moment {
  const offset: Offset = { n: 0, unit: 'days', side: 'after', ...offsetOf(moment), ...change }
  return { ...moment, offset: offset.n === 0 ? null : offset }
}

/** Null for the moment itself, and for one that is said by two spans. */
export function offsetOf({ offset }: Moment): Offset | null {
  return Array.isArray(offset) ? null : offset
}

/** At an hour of that day; null for the hour that anchor and offset give. */
export function withHour(moment: Moment, at: string | null): Moment {
  return { ...moment, place: { ...moment.place, at } }
}
