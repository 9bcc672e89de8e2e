import type { Line, LineDefaults } from '#shared/contracts/line.ts'
import type { Lane } from '#shared/contracts/message.ts'
import { AppError } from '#shared/domain/errors.ts'
import { faultLine, type Lease, leaseParts, newLine, slowLine } from '#shared/domain/line-lease.ts'
import type { Clock } from '#shared/ports/clock.ts'
import type { LineStore } from '#shared/ports/line-store.ts'
import type { Gate, Pace, Room, WaitsFor } from '#shared/ports/pace.ts'
import type { SubmitAnswer } from '#shared/ports/sms-provider.ts'

export type KeepPaceDeps = {
  lines: LineStore
  clock: Clock
  defaults: LineDefaults
  /** Waits that many milliseconds. */
  pause(ms: number): Promise<void>
}

/** Room in hand: `left` parts, the next of which may leave at `nextMs` of the monotonic clock. */
type Held = { left: number; nextMs: number; perSecond: number; worthlessMs: number }

type Granted = Extract<Lease, { kind: 'granted' }>

/** These hold even for room in hand. */
const CLOSES_ALL: readonly WaitsFor[] = ['line-stopped', 'line-down']
/** Waits below this are not worth a timer: the submit itself takes longer. */
const SHORT_MS = 20
/** Room that is not used soon after its time is gone, as it would let through more than the rate later. */
const USED_WITHIN_MS = 2_000
const TRIES = 20

/** One worker's share of a line: leases room in blocks, gives it out part by part, and reads the switch for each block. */
export function createPace(deps: KeepPaceDeps): Pace {
  const held = new Map<Lane, Held>()
  const preparing = new Map<Lane, Promise<Gate>>()
  return {
    prepare(lane, room) {
      const turn = (preparing.get(lane) ?? Promise.resolve()).then(() => prepare(deps, held, lane, room))
      preparing.set(
        lane,
        turn.catch(() => ({ kind: 'open' as const, readAtMs: 0, perSecond: 1 })),
      )
      return turn
    },
    take(lane, parts) {
      const room = held.get(lane)
      if (room === undefined || room.left < parts || deps.clock.monotonicMs() > room.worthlessMs) return false
      room.left -= parts
      room.nextMs += (parts * 1000) / room.perSecond
      return true
    },
    report: (answer) => report(deps, held, answer),
  }
}

async function prepare(deps: KeepPaceDeps, held: Map<Lane, Held>, lane: Lane, room: Room): Promise<Gate> {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const readAtMs = deps.clock.monotonicMs()
    const line = (await deps.lines.find(deps.defaults.provider)) ?? newLine(deps.defaults)
    const now = deps.clock.now()
    const lease = leaseParts(line, { lane, ...room, now, defaults: deps.defaults })
    if (lease.kind === 'refused' && CLOSES_ALL.includes(lease.because)) return { ...lease, kind: 'closed' }
    if (!isEnough(deps.clock, held.get(lane), room)) {
      if (lease.kind === 'refused') return { ...lease, kind: 'closed' }
      if (!(await deps.lines.save(lease.line, line.rev === 0 ? 'absent' : line.rev))) continue
      held.set(lane, heldFrom(deps.clock, lease, now))
    }
    if ((await pauseUntilFree(deps, held.get(lane))) === 'at-once')
      return { kind: 'open', readAtMs, perSecond: held.get(lane)?.perSecond ?? lease.perSecond }
    // The switch may have been thrown meanwhile: it is read again.
  }
  throw new AppError('CONFLICT', 'the line keeps changing', {
    retryable: true,
    context: { provider: deps.defaults.provider },
  })
}

function isEnough(clock: Clock, room: Held | undefined, { least }: Room): boolean {
  return room !== undefined && room.left >= least && clock.monotonicMs() <= room.worthlessMs
}

function heldFrom(clock: Clock, lease: Granted, now: Date): Held {
  const nextMs = clock.monotonicMs() + lease.from.getTime() - now.getTime()
  const worthlessMs = nextMs + (lease.parts * 1000) / lease.perSecond + USED_WITHIN_MS
  return { left: lease.parts, nextMs, perSecond: lease.perSecond, worthlessMs }
}

async function pauseUntilFree(deps: KeepPaceDeps, room: Held | undefined): Promise<'at-once' | 'paused'> {
  const waitMs = (room?.nextMs ?? 0) - deps.clock.monotonicMs()
  if (waitMs <= SHORT_MS) return 'at-once'
  await deps.pause(waitMs)
  return 'paused'
}

async function report(deps: KeepPaceDeps, held: Map<Lane, Held>, answer: SubmitAnswer): Promise<void> {
  const change = changeAfter(answer, deps.clock.now())
  if (change === null) return
  held.clear()
  for (let tries = 0; tries < TRIES; tries += 1) {
    const line = (await deps.lines.find(deps.defaults.provider)) ?? newLine(deps.defaults)
    if (await deps.lines.save(change(line), line.rev === 0 ? 'absent' : line.rev)) return
  }
}

function changeAfter(answer: SubmitAnswer, now: Date): ((line: Line) => Line) | null {
  if (answer.kind === 'line-down') return (line) => faultLine(line, answer.code, now)
  return answer.kind === 'try-later' && answer.throttled === true ? (line) => slowLine(line, now) : null
}
