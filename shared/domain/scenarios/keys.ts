import type { LocalDate } from '../calendar/time.ts'

export type KeyParts = {
  /** The occurrence's own day, said first and never moved: a date, or the year of what comes once a year. */
  day: LocalDate | string
  /** A shipped scenario's id; `scenarioKeyOf` of one's own. */
  scenario: string
  /** What it is about, where that is not the contact in whose partition it stands. */
  record?: string
  /** The step's own id or date, never a position. */
  step?: string
}

/** The sort key of a message: the only maker of keys, which nobody takes apart. */
export function keyOf({ day, scenario, record, step }: KeyParts): string {
  return [day, scenario, record, step].filter((part) => part !== undefined).join('#')
}

/** The key of another step of the same occurrence: the step stands last. */
export function keyOfStep(key: string, step: string): string {
  return `${key.slice(0, key.lastIndexOf('#'))}#${step}`
}

/** What a scenario is called in keys: a preset by its id, one's own by its slug behind letters that no other begins with. */
export function scenarioKeyOf({ slug, key = `x-${slug}` }: { slug: string; key?: string }): string {
  return key
}
