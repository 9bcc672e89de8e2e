import * as z from 'zod'
import { Instant } from '#shared/contracts/primitives.ts'
import { AppError } from '#shared/domain/errors.ts'
import type { Clock } from '#shared/ports/clock.ts'
import { replaceFileForGood } from '../database/atomic-file.ts'
import { readJsonFile } from '../database/json-file.ts'

/** At the machine's instant `machineAt` the clock showed `at`; since then it flows, or still shows it. */
const Steering = z.object({ at: Instant, machineAt: Instant, flow: z.boolean() })
type Steering = z.infer<typeof Steering>

const WAY_OUT = 'Delete it: the clock then shows the time of this machine again, and what is due by it leaves at once.'

export interface SteeredClock extends Clock {
  state(): { now: Date; flow: boolean; steered: boolean }
  /** Throws what `set` would throw. */
  check(instant: Date): void
  /**
   * Shows this instant from now on: flowing, or standing still until the next call. The first call may go anywhere,
   * later ones not back; the present instant is allowed. Kept over a restart.
   * @throws AppError INVALID_INPUT for an earlier instant; not retryable.
   */
  set(instant: Date, flow: boolean): void
  /** Stands still at this instant, or where it is when that is later. */
  advanceTo(instant: Date): void
}

type Options = {
  /** The file of the clock's state. */
  path: string
  machine?: { now(): Date; monotonicMs(): number }
}

const SYSTEM = { now: () => new Date(), monotonicMs: () => performance.now() }

/** The machine's time, flowing, until it is set for the first time. */
export function createSteeredClock({ path, machine = SYSTEM }: Options): SteeredClock {
  let steering = readJsonFile({ path, schema: Steering, wayOut: WAY_OUT })
  const now = () => (steering ? shownAt(steering, machine.now()) : machine.now())
  const check = (instant: Date) => {
    if (steering && instant < now()) throw tooEarly(instant, now())
  }
  const steer = (at: Date, flow: boolean) => {
    if (steering && !flow && !steering.flow && steering.at.getTime() === at.getTime()) return
    const next = { at, machineAt: machine.now(), flow }
    replaceFileForGood(path, JSON.stringify(z.encode(Steering, next)))
    steering = next
  }
  return {
    now,
    monotonicMs: machine.monotonicMs,
    state: () => ({ now: now(), flow: steering?.flow ?? true, steered: steering !== undefined }),
    check,
    set(instant, flow) {
      check(instant)
      steer(instant, flow)
    },
    advanceTo(instant) {
      steer(new Date(Math.max(instant.getTime(), now().getTime())), false)
    },
  }
}

function shownAt({ at, machineAt, flow }: Steering, machineNow: Date): Date {
  const passedMs = flow ? Math.max(0, machineNow.getTime() - machineAt.getTime()) : 0
  return new Date(at.getTime() + passedMs)
}

function tooEarly(instant: Date, now: Date): AppError {
  const message = `the clock only goes forward: it shows ${now.toISOString()}, which is after ${instant.toISOString()}`
  return new AppError('INVALID_INPUT', message, { retryable: false })
}
