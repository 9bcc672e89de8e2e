import { setTimeout as pause } from 'node:timers/promises'

const LOOK_MS = 500
/** On a machine that is ten times slower the same must come too; what never comes fails no sooner than that. */
export const PATIENCE = 10

/**
 * What `look` finds, once it finds something; `seconds` are those of a usual machine.
 * @throws Error naming what was waited for when it does not come in time, with the last error on the way
 */
export async function until<T>(what: string, seconds: number, look: () => Promise<T | undefined>): Promise<T> {
  const endMs = performance.now() + seconds * PATIENCE * 1000
  let last = ''
  while (performance.now() < endMs) {
    try {
      const found = await look()
      if (found !== undefined) return found
    } catch (error) {
      last = `; ${error instanceof Error ? error.message : String(error)}`
    }
    await pause(LOOK_MS)
  }
  throw new Error(`${what} did not come in ${seconds * PATIENCE} s${last}`)
}
