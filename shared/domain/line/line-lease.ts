import type { Line, LineDefaults } from '#shared/contracts/line.ts'
import type { Lane } from '#shared/contracts/message.ts'
import { addDays, localDateOf } from '../calendar/time.ts'

export type Lease =
  | { kind: 'granted'; line: Line; parts: number; from: Date; perSecond: number }
  | { kind: 'refused'; because: 'pace' | 'budget' | 'line-stopped' | 'line-down'; until: Date; perSecond: number }

/** Parts that were paid for on that day and will not be sent. */
export type Unused = { parts: number; day: string }

type Asked = { lane: Lane; wanted: number; least: number; now: Date; defaults: LineDefaults; unused?: Unused }

/** Room is given away at most this far ahead, so that a latecomer is never behind a whole mass send. */
const REACH_MS = 5_000
/** A lease holds at most this long at the lane's rate. */
const LONGEST_LEASE_SECONDS = 5
const LOOK_AGAIN_MS = 15 * 60_000
const SLOW_MS = 60_000
const FIRST_FAULT_MS = 5 * 60_000
const LONGEST_FAULT_MS = 60 * 60_000
const LONG_AGO = new Date(0)

export function newLine({ provider, countries, dailyBudgetMicros }: LineDefaults): Line {
  return {
    provider,
    stop: null,
    fault: null,
    slowUntil: null,
    rates: null,
    dailyBudgetMicros,
    countries: { allowed: [...countries], version: 0 },
    shopsVersion: 0,
    rulesVersion: 0,
    templatesVersion: 0,
    webhooksVersion: 0,
    spent: { day: '1970-01-01', micros: 0 },
    givenUntil: { transactional: LONG_AGO, bulk: LONG_AGO },
    lastChange: null,
    rev: 0,
  }
}

/**
 * Room for up to `wanted` parts of a lane, at least `least`: less where the budget ends before, and never more than five
 * seconds' worth unless `least` is more. Leases of a lane follow one another, so over any time its rate holds. What was
 * not used of earlier ones is paid back. Pure: the caller saves `line` on the condition of its revision.
 */
export function leaseParts(before: Line, { lane, wanted, least, now, defaults, unused }: Asked): Lease {
  const line = unused === undefined ? before : payBack(before, unused, defaults)
  const perSecond = rateOf(line, lane, now, defaults)
  const closing = findClosing(line, now)
  if (closing !== null) return { kind: 'refused', ...closing, perSecond }
  const from = new Date(Math.max(now.getTime(), line.givenUntil[lane].getTime()))
  if (from.getTime() - now.getTime() > REACH_MS) return { kind: 'refused', because: 'pace', until: from, perSecond }
  const fitting = Math.max(least, Math.min(wanted, Math.floor(perSecond * LONGEST_LEASE_SECONDS)))
  const spent = spentOn(line, now, defaults)
  const affordable = affordableParts(line, spent.micros, defaults)
  if (affordable < least)
    return { kind: 'refused', because: 'budget', until: new Date(now.getTime() + LOOK_AGAIN_MS), perSecond }
  const granted = Math.min(fitting, affordable)
  const until = new Date(from.getTime() + (granted * 1000) / perSecond)
  const next: Line = {
    ...line,
    givenUntil: { ...line.givenUntil, [lane]: until },
    spent: { ...spent, micros: spent.micros + granted * defaults.priceMicros },
    rev: before.rev + 1,
  }
  return { kind: 'granted', line: next, parts: granted, from, perSecond }
}

/** Why nothing may be submitted at all, and when to look again; null while the line is open. */
export function findClosing(line: Line, now: Date): { because: 'line-stopped' | 'line-down'; until: Date } | null {
  if (line.stop !== null) return { because: 'line-stopped', until: new Date(now.getTime() + LOOK_AGAIN_MS) }
  if (line.fault === null || now >= line.fault.until) return null
  return { because: 'line-down', until: line.fault.until }
}

/** The line with that much less spent, if it was of the same day. The revision stays. */
function payBack(line: Line, { parts, day }: Unused, { priceMicros }: LineDefaults): Line {
  if (parts === 0 || line.spent.day !== day) return line
  return { ...line, spent: { day, micros: Math.max(0, line.spent.micros - parts * priceMicros) } }
}

/** The line after the provider throttled: half its rate for a minute. All answers of half a minute are one. */
export function slowLine(line: Line, now: Date): Line {
  if (line.slowUntil !== null && line.slowUntil.getTime() - now.getTime() > SLOW_MS / 2) return line
  return { ...line, slowUntil: new Date(now.getTime() + SLOW_MS) }
}

/**
 * The line after a fault that is not the message's: closed for five minutes, and twice as long if it is soon down again. The
 * answers to what was under way when it closed tell of the same fault.
 */
export function faultLine(line: Line, code: string, now: Date): Line {
  if (line.fault !== null && now < line.fault.until) return line
  const again = line.fault !== null && now.getTime() - line.fault.until.getTime() < LONGEST_FAULT_MS
  const failures = again ? (line.fault?.failures ?? 0) + 1 : 1
  const pauseMs = Math.min(LONGEST_FAULT_MS, FIRST_FAULT_MS * 2 ** (failures - 1))
  return { ...line, fault: { code, at: now, until: new Date(now.getTime() + pauseMs), failures } }
}

/**
 * What the day of `now` has cost. A day that somebody's clock has begun already is not left again by one that is a little
 * behind: around midnight that would forget what the new day cost.
 */
export function spentOn(line: Line, now: Date, { zone }: LineDefaults): Line['spent'] {
  const day = localDateOf(now, zone)
  return line.spent.day === day || line.spent.day === addDays(day, 1) ? line.spent : { day, micros: 0 }
}

function rateOf(line: Line, lane: Lane, now: Date, defaults: LineDefaults): number {
  const rate = (line.rates ?? defaults.rates)[lane]
  return line.slowUntil !== null && now < line.slowUntil ? rate / 2 : rate
}

function affordableParts(line: Line, spentMicros: number, { priceMicros }: LineDefaults): number {
  if (line.dailyBudgetMicros === null || priceMicros === 0) return Number.MAX_SAFE_INTEGER
  return Math.max(0, Math.floor((line.dailyBudgetMicros - spentMicros) / priceMicros))
}
