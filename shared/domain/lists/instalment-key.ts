import type { InstalmentField } from './column-specs.ts'
import { idIn } from './id-cells.ts'
import type { RowNotes } from './row-reading.ts'

const MOST_PERIODS = 1200

/** Which instalment a row is about, as one text; undefined where contract or period cannot be read. */
export function instalmentKeyIn(notes: Pick<RowNotes<InstalmentField>, 'text'>): string | undefined {
  const period = countIn(notes.text('period'))
  const contract = idIn(notes.text('contract'))
  return period === undefined || contract === '' ? undefined : `${period} ${contract}`
}

/** A count from 1 to 1200 as lists write it: 3, 3.0, 第3期. */
export function countIn(text: string): number | undefined {
  const digits = /^第?(\d{1,4})(?:\.0)?期?$/u.exec(text.normalize('NFKC').replaceAll(/\s/gu, ''))?.[1]
  const count = Number(digits)
  return digits !== undefined && count >= 1 && count <= MOST_PERIODS ? count : undefined
}
