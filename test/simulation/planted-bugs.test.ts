import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { hunt } from './hunt.ts'
import { spoil } from './plant-bug.ts'
import { PLANTED_BUGS } from './planted-bugs.ts'

/** A few that are found at once; `npm run simulate:bugs` hunts for all. */
const QUICK = ['claim-not-looked-at', 'blind-retry-on-time-out', 'quiet-hours-not-asked']

describe('the simulation itself', () => {
  it.each(QUICK)('finds the planted bug %s', async (name) => {
    const { caught } = await hunt(name, 20)

    expect(caught).toBe(true)
  })

  it.each(PLANTED_BUGS)('still has a line to plant $name in', (bug) => {
    const source = readFileSync(new URL(`../../${bug.file}`, import.meta.url), 'utf8')

    expect(() => spoil(source, bug)).not.toThrow()
  })
})
