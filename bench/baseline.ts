import { readFileSync, writeFileSync } from 'node:fs'
import * as z from 'zod'

/** Counted work for each message, by what was measured: `holiday greeting to 1,000`. */
export const Counted = z.record(z.string(), z.record(z.string(), z.number()))
export type Counted = z.infer<typeof Counted>

const FILE = new URL('./baseline.json', import.meta.url)
const TOLERANCE = 0.01

export function readBaseline(): Counted {
  return Counted.parse(JSON.parse(readFileSync(FILE, 'utf8')))
}

/** Rounded to four places, as the file is read by people too. */
export function saveBaseline(counted: Counted): void {
  const rounded = Object.entries(counted).map(([name, figures]) => [
    name,
    Object.fromEntries(Object.entries(figures).map(([figure, value]) => [figure, Number(value.toFixed(4))])),
  ])
  writeFileSync(FILE, `${JSON.stringify(Object.fromEntries(rounded), null, 2)}\n`)
}

/** One line for each figure that is more than 1 % over the baseline, or that the baseline does not know. */
export function overBaseline(counted: Counted, baseline: Counted): string[] {
  return Object.entries(counted).flatMap(([name, figures]) =>
    Object.entries(figures).flatMap(([figure, value]) => {
      const known = baseline[name]?.[figure]
      if (known === undefined) return [`${name}: ${figure} has no baseline`]
      if (value <= known * (1 + TOLERANCE)) return []
      return [`${name}: ${figure} is ${value.toFixed(4)}, baseline ${known.toFixed(4)}`]
    }),
  )
}
