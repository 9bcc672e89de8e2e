import type { CustomType, ListMapping } from '#shared/contracts/list-mapping.ts'
import { type ColumnSpec, fieldNamed, fieldsOf } from './column-specs.ts'
import { customNameOf } from './custom-cells.ts'
import { exactNameOf, plainNameOf } from './header-names.ts'

export type Place = { index: number; title: string }
export type CustomPlace = Place & { name: string; type: CustomType }

/** Where a file holds each field. `width` is the number of cells of its header. */
export type Columns<F extends string> = {
  readonly places: ReadonlyMap<F, Place>
  /** More columns of a field that may have several, in order. */
  readonly spare: readonly (Place & { field: F })[]
  readonly custom: readonly CustomPlace[]
  /** Titles of the columns that nothing is read from. */
  readonly aside: readonly string[]
  readonly width: number
}

export type ReadHeader<F extends string> =
  | { ok: true; columns: Columns<F> }
  | { ok: false; because: 'missing' | 'twice'; titles: string[] }

type Use<F extends string> = { field: F; rank: number } | { custom: CustomType; name: string } | null

/** A column with one of a field's first two names means it for sure; two such columns contradict each other. */
const SURE_RANKS = 2
const NEVER_GUESSED_TWICE: readonly string[] = ['marketingConsent']

/**
 * Where the header's cells put each field, in any order. `mapping` goes first; what stands in brackets behind a name is left
 * out where the whole is no name. Where a field has several columns the usual name goes first; of a field that is kept once
 * the others are left aside. A missing required column, or two columns that surely mean one field, fails the file: `titles`
 * are the names to look at, never the file's own unknown cells.
 */
export function readHeader<F extends string>(
  spec: ColumnSpec<F>,
  header: readonly string[],
  mapping: ListMapping = {},
): ReadHeader<F> {
  const uses = header.map((cell) => useOf(spec, cell, mapping))
  const titles = header.map((cell) => cell.trim())
  const places = new Map<F, Place>()
  const spare: (Place & { field: F })[] = []
  const twice: string[] = []
  for (const field of fieldsOf(spec)) {
    const found = columnsOf(uses, titles, field)
    const [first, ...others] = found
    if (first === undefined) continue
    places.set(field, { index: first.index, title: first.title })
    const contradicting = others.filter(({ rank }) => isContradiction(spec, field, rank))
    if (contradicting.length > 0) twice.push(first.title, ...contradicting.map(({ title }) => title))
    if (spec[field].several) spare.push(...others.map(({ index, title }) => ({ index, title, field })))
  }
  if (twice.length > 0) return { ok: false, because: 'twice', titles: twice }
  const missing = missingFields(spec, places)
  if (missing.length > 0)
    return { ok: false, because: 'missing', titles: missing.map((field) => shownNames(spec, field)) }
  const custom = customPlaces(uses, titles)
  const read = new Set([...places.values(), ...spare, ...custom].map(({ index }) => index))
  const aside = titles.filter((title, index) => title !== '' && !read.has(index))
  return { ok: true, columns: { places, spare, custom, aside, width: header.length } }
}

/** Several columns may be mapped as a field that may have several. */
function isContradiction<F extends string>(spec: ColumnSpec<F>, field: F, rank: number): boolean {
  if (rank < 0) return spec[field].several !== true
  return rank < SURE_RANKS || NEVER_GUESSED_TWICE.includes(field)
}

function useOf<F extends string>(spec: ColumnSpec<F>, cell: string, mapping: ListMapping): Use<F> {
  const given = mappedAs(mapping, cell)
  if (given === null) return null
  if (typeof given === 'string') {
    const field = fieldNamed(spec, given)
    return field === undefined ? null : { field, rank: -1 }
  }
  if (given !== undefined) return { custom: given.custom, name: customNameOf(cell) }
  return guessOf(spec, exactNameOf(cell)) ?? guessOf(spec, plainNameOf(cell))
}

function mappedAs(mapping: ListMapping, cell: string): ListMapping[string] | undefined {
  const name = exactNameOf(cell)
  return Object.entries(mapping).find(([title]) => exactNameOf(title) === name)?.[1]
}

function guessOf<F extends string>(spec: ColumnSpec<F>, name: string): Use<F> {
  if (name === '') return null
  for (const field of fieldsOf(spec)) {
    const rank = spec[field].names.findIndex((known) => exactNameOf(known) === name)
    if (rank >= 0) return { field, rank }
  }
  return null
}

/** Columns of one field, the usual name first, what the mapping names before all. */
function columnsOf<F extends string>(uses: readonly Use<F>[], titles: readonly string[], field: F) {
  const found = uses.flatMap((use, index) =>
    use !== null && 'field' in use && use.field === field
      ? [{ index, title: titles[index] ?? '', rank: use.rank }]
      : [],
  )
  const mapped = found.filter(({ rank }) => rank < 0)
  return (mapped.length > 0 ? mapped : found).toSorted((a, b) => a.rank - b.rank || a.index - b.index)
}

function customPlaces<F extends string>(uses: readonly Use<F>[], titles: readonly string[]): CustomPlace[] {
  return uses.flatMap((use, index) =>
    use !== null && 'custom' in use ? [{ index, title: titles[index] ?? '', name: use.name, type: use.custom }] : [],
  )
}

function missingFields<F extends string>(spec: ColumnSpec<F>, places: ReadonlyMap<F, Place>): F[] {
  return fieldsOf(spec).filter((field) => {
    const instead = spec[field].unless
    const isThere = places.has(field) || fieldsOf(spec).some((other) => other === instead && places.has(other))
    return spec[field].required === true && !isThere
  })
}

function shownNames<F extends string>(spec: ColumnSpec<F>, field: F): string {
  return spec[field].names.slice(0, 2).join(' / ')
}
