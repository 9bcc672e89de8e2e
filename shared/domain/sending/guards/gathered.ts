import { hasLeft, standingAmong } from '../together.ts'
import { type Guard, refuse } from './guard.ts'

/** A text that tells of another is soon gone, or waits itself. */
const LOOK_AGAIN_MS = 60_000

/** Whether no other text of its hour tells of it, or is about to. */
export const notToldTogether: Guard = {
  code: 'told-together',
  check({ reading: { together }, now }) {
    if (together === undefined) return 'not-asked'
    const { led } = standingAmong(together, now)
    if (led === null) return 'pass'
    if (together.isForeseen || hasLeft(led)) return refuse('suppressed', 'told-together', { by: led.id })
    return { kind: 'wait', until: new Date(now.getTime() + LOOK_AGAIN_MS), because: 'gathering' }
  },
}
