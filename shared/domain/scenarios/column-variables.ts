import type { Contact } from '#shared/contracts/contact.ts'
import type { LocalizedText } from '#shared/contracts/primitives.ts'
import type { TemplateValues, VariableDeclarations } from '../wording/template.ts'
import { NOTHING_KNOWN, type PathValue } from './known.ts'
import { pathOfColumn, readPath } from './paths.ts'
import { isColumn, namesIn, usesIn } from './scenario-variables.ts'

/**
 * The custom columns that texts name, each of the type as which it is written. None is optional: whoever lacks the value is
 * held back, and not texted with a gap. `own` are the names that mean something else where every other name is a column, as
 * with an uploaded list; without it columns are those in another script than Latin.
 */
export function columnVariables(texts: readonly LocalizedText[], own?: readonly string[]): VariableDeclarations {
  const uses = usesIn(texts)
  return Object.fromEntries(columnsOf(texts, own).map((name) => [name, { type: uses.get(name) ?? 'text' }]))
}

/** What stands in the contact's columns that texts name; null where nothing does. */
export function valuesOfColumns(
  texts: readonly LocalizedText[],
  contact: Contact,
  own?: readonly string[],
): TemplateValues {
  const known = { ...NOTHING_KNOWN, contact }
  return Object.fromEntries(
    columnsOf(texts, own).map((name) => {
      const value = readPath(pathOfColumn(name), 'contact', known)
      return [name, isPlain(value) ? value : null]
    }),
  )
}

/** Columns hold neither lists nor instants. */
function isPlain(value: PathValue): value is Exclude<PathValue, Date | readonly string[]> {
  return !Array.isArray(value) && !(value instanceof Date)
}

function columnsOf(texts: readonly LocalizedText[], own?: readonly string[]): string[] {
  const names = [...new Set(texts.flatMap(({ zh, en }) => [...namesIn(zh), ...namesIn(en)]))]
  return names.filter((name) => (own === undefined ? isColumn(name) : !own.includes(name)))
}
