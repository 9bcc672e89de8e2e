import { type CustomValue, MOST_COLUMNS } from '#shared/contracts/custom-columns.ts'
import type { DecimalMark } from '#shared/domain/wording/money.ts'
import type { CustomPlace } from './columns.ts'
import type { ContactNotes, CustomChange } from './contact-change.ts'
import { readCustomCell } from './custom-cells.ts'
import { maskCell } from './masking.ts'

/** Reads the cells of these columns; what does not fit its type is left out with a warning. */
export function readCustom(
  notes: ContactNotes,
  places: readonly CustomPlace[],
  mark: DecimalMark,
): CustomChange | undefined {
  const entries = places.flatMap((place): [string, CustomValue | null][] => {
    const read =
      place.name === '' ? ({ ok: false } as const) : readCustomCell(notes.textAt(place.index), place.type, mark)
    if (!read.ok) notes.warnAt(place.title, 'custom-unreadable', maskCell(notes.textAt(place.index)))
    return read.ok && read.value !== undefined ? [[place.name, read.value]] : []
  })
  return entries.length === 0 ? undefined : Object.fromEntries(entries)
}

/** The columns after a row: at most 30, the ones that were there first. */
export function customAfter(
  stored: Readonly<Record<string, CustomValue>> | null,
  change: CustomChange | undefined,
): Record<string, CustomValue> | null {
  if (change === undefined) return stored
  const merged = Object.entries({ ...stored, ...change }).flatMap(([name, value]): [string, CustomValue][] =>
    value === null ? [] : [[name, value]],
  )
  return merged.length === 0 ? null : Object.fromEntries(merged.slice(0, MOST_COLUMNS))
}
