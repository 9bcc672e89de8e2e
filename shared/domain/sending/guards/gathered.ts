import type { Message } from '#shared/contracts/message.ts'
import { hasLeft, standingAmong } from '../together.ts'
import { type Guard, refuse } from './guard.ts'

/** A text that tells of another is soon gone, or waits itself: then its own next look is waited for, but not for long. */
const SOON_MS = 60_000
const LONGEST_MS = 15 * 60_000

function nextLook(led: Pick<Message, 'wakeAt'>, now: Date): Date {
  const ms = (led.wakeAt ?? now).getTime() - now.getTime()
  return new Date(now.getTime() + Math.min(Math.max(ms, SOON_MS), LONGEST_MS))
}

/** Whether no other text of its hour tells of it, or is about to. */
export const notToldTogether: Guard = {
  code: 'told-together',
  check({ reading: { together }, now }) {
    if (together === undefined) return 'not-asked'
    const { led } = standingAmong(together, now)
    if (led === null) return 'pass'
    if (together.isForeseen || hasLeft(led)) return refuse('suppressed', 'told-together', { by: led.id })
    return { kind: 'wait', until: nextLook(led, now), because: 'gathering' }
  },
}
