import type { Line, LineDefaults } from '#shared/contracts/line.ts'
import type { Lane } from '#shared/contracts/message.ts'
import { localDateOf } from '#shared/domain/calendar/time.ts'
import { AppError } from '#shared/domain/errors.ts'
import { faultLine, type Lease, leaseParts, newLine, slowLine, type Unused } from '#shared/domain/line/line-lease.ts'
import type { SubmitAnswer } from '#shared/domain/sending/submit-answer.ts'
import type { Clock } from '#shared/ports/clock.ts'
import type { LineStore } from '#shared/ports/line-store.ts'
import type { Gate, Pace, Room, WaitsFor } from '#shared/ports/pace.ts'

export type KeepPaceDeps = {
  lines: LineStore
  clock: Clock
  defaults: LineDefaults
  /** Waits that many milliseconds. */
  pause(ms: number): Promise<void>
}

/** Room in hand: `left` parts, paid for on `day`, the next of which may leave at `nextMs` of the monotonic clock. */
type Held = { left: number; day: string; nextMs: number; perSecond: number; worthlessMs: number; worthlessAt: Date }

/** What a worker has of a line; `unused`: what it has paid for and will not send. */
type Hand = { rooms: Map<Lane, Held>; unused: Unused }

type OpenGate = Extract<Gate, { kind: 'open' }>
type Granted = Extract<Lease, { kind: 'granted' }>

/** These hold even for room in hand. */
const CLOSES_ALL: readonly WaitsFor[] = ['line-stopped', 'line-down']
/** Waits below this are not worth a timer: the submit itself takes longer. */
const SHORT_MS = 20
/** Texts of one worker that go side by side leave no faster than the pace lets them leave in a second. */
const AT_ONCE_MS = 1_000
/** Room that is not used soon after its time is gone, as it would let through more than the rate later. */
const USED_WITHIN_MS = 2_000
const TRIES = 20
const NOTHING: Unused = { parts: 0, day: '' }

/** One worker's share of a line: leases room in blocks, gives it out part by part, and reads the switch for each block. */
export function createPace(deps: KeepPaceDeps): Pace {
  const hand: Hand = { rooms: new Map(), unused: NOTHING }
  const preparing = new Map<Lane, Promise<Gate>>()
  return {
    prepare(lane, room) {
      const turn = (preparing.get(lane) ?? Promise.resolve()).then(() => prepare(deps, hand, lane, room))
      preparing.set(
        lane,
        turn.catch(() => ({ kind: 'open' as const, readAtMs: 0, perSecond: 1, ...NOTHING_KNOWN })),
      )
      return turn
    },
    take(lane, parts) {
      const room = hand.rooms.get(lane)
      if (room === undefined || room.left < parts || isWorthless(deps.clock, room)) return false
      if (room.nextMs - deps.clock.monotonicMs() >= AT_ONCE_MS) return false
      room.left -= parts
      room.nextMs += (parts * 1000) / room.perSecond
      return true
    },
    giveBack(parts) {
      hand.unused = add(hand.unused, { parts, day: localDateOf(deps.clock.now(), deps.defaults.zone) })
    },
    report: (answer) => report(deps, hand, answer),
  }
}

async function prepare(deps: KeepPaceDeps, hand: Hand, lane: Lane, room: Room): Promise<Gate> {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const readAtMs = deps.clock.monotonicMs()
    const line = (await deps.lines.find(deps.defaults.provider)) ?? newLine(deps.defaults)
    const now = deps.clock.now()
    const old = hand.rooms.get(lane)
    const unused = old === undefined ? hand.unused : add(hand.unused, { parts: old.left, day: old.day })
    const lease = leaseParts(line, { lane, ...room, now, defaults: deps.defaults, unused })
    if (lease.kind === 'refused' && CLOSES_ALL.includes(lease.because)) return { ...lease, kind: 'closed' }
    if (!isEnough(deps.clock, old, room)) {
      if (lease.kind === 'refused') return { ...lease, kind: 'closed' }
      // Out of hand before it is paid back: when the write fails, nobody knows whether it was.
      hand.rooms.delete(lane)
      hand.unused = NOTHING
      if (!(await deps.lines.save(lease.line, line.rev === 0 ? 'absent' : line.rev))) {
        hand.unused = add(hand.unused, unused)
        continue
      }
      hand.rooms.set(lane, heldFrom(deps.clock, lease, now))
    }
    const held = hand.rooms.get(lane)
    if ((await pauseUntilFree(deps, held)) === 'at-once')
      return { kind: 'open', readAtMs, perSecond: held?.perSecond ?? lease.perSecond, ...settingsOf(line) }
    // The switch may have been thrown meanwhile: it is read again.
  }
  throw new AppError('CONFLICT', 'the line keeps changing', {
    retryable: true,
    context: { provider: deps.defaults.provider },
  })
}

type Settings = Pick<OpenGate, 'countries' | 'shopsVersion' | 'rulesVersion' | 'templatesVersion'>

const NOTHING_KNOWN: Settings = { countries: null, shopsVersion: 0, rulesVersion: 0, templatesVersion: 0 }

function settingsOf({ countries, shopsVersion, rulesVersion, templatesVersion }: Line): Settings {
  return { countries, shopsVersion, rulesVersion, templatesVersion }
}

/** What was paid for on an earlier day is forgotten. */
function add(one: Unused, other: Unused): Unused {
  if (one.day === other.day) return { day: one.day, parts: one.parts + other.parts }
  return one.day > other.day ? one : other
}

function isEnough(clock: Clock, room: Held | undefined, { least }: Room): boolean {
  return room !== undefined && room.left >= least && !isWorthless(clock, room)
}

/** By both clocks: the monotonic one may stand still while a Lambda is frozen. */
function isWorthless(clock: Clock, { worthlessMs, worthlessAt }: Held): boolean {
  return clock.monotonicMs() > worthlessMs || clock.now() > worthlessAt
}

function heldFrom(clock: Clock, { line, parts, from, perSecond }: Granted, now: Date): Held {
  const waitMs = from.getTime() - now.getTime()
  const goodMs = waitMs + (parts * 1000) / perSecond + USED_WITHIN_MS
  const nowMs = clock.monotonicMs()
  return {
    left: parts,
    day: line.spent.day,
    nextMs: nowMs + waitMs,
    perSecond,
    worthlessMs: nowMs + goodMs,
    worthlessAt: new Date(clock.now().getTime() + goodMs),
  }
}

async function pauseUntilFree(deps: KeepPaceDeps, room: Held | undefined): Promise<'at-once' | 'paused'> {
  const waitMs = (room?.nextMs ?? 0) - deps.clock.monotonicMs()
  if (waitMs <= SHORT_MS) return 'at-once'
  await deps.pause(waitMs)
  return 'paused'
}

async function report(deps: KeepPaceDeps, hand: Hand, answer: SubmitAnswer): Promise<void> {
  const change = changeAfter(answer, deps.clock.now())
  if (change === null) return
  for (const { left, day } of hand.rooms.values()) hand.unused = add(hand.unused, { parts: left, day })
  hand.rooms.clear()
  for (let tries = 0; tries < TRIES; tries += 1) {
    const line = (await deps.lines.find(deps.defaults.provider)) ?? newLine(deps.defaults)
    const changed = change(line)
    if (changed === line) return
    if (await deps.lines.save({ ...changed, rev: line.rev + 1 }, line.rev === 0 ? 'absent' : line.rev)) return
  }
}

function changeAfter(answer: SubmitAnswer, now: Date): ((line: Line) => Line) | null {
  if (answer.kind === 'line-down') return (line) => faultLine(line, answer.code, now)
  return answer.kind === 'try-later' && answer.throttled === true ? (line) => slowLine(line, now) : null
}
