import { precedenceOf } from '../policies/precedence.ts'
import { type Ahead, forecastOf } from './ahead.ts'
import type { Reading } from './case.ts'
import { INSTEAD } from './guards/truth.ts'
import type { Forecast } from './judge-forward.ts'
import { type Reserving, reservedFor, reserveRoom } from './reserved-room.ts'
import { openTasksAhead } from './tasks-ahead.ts'
import { countOf, numberOf, openTextsAhead } from './texts-ahead.ts'

/**
 * What becomes of each if nothing else happens, in the order in which they leave: each finds those counted that left before
 * it, opens the tasks that steps before it have opened, and leaves room for those of its day that go before it by their
 * precedence. Of two at one instant the one that was due earlier goes first, else the one of the smaller campaign id.
 */
export function judgeInOrder<One extends Ahead>(all: readonly One[]): (One & { forecast: Forecast })[] {
  const texts = openTextsAhead()
  const tasks = openTasksAhead()
  const reserving = reserveRoom(all)
  const alone = all.map((one) => ({ one, forecast: forecastOf(one) }))
  return alone.toSorted(byDeparture).map(({ one, forecast: first }) => {
    const reading = tasks.after({ ...one, reading: withRoom(one, texts.after(one.reading), reserving) })
    const forecast = reading === one.reading ? first : forecastOf({ ...one, reading })
    const count = forecast.decision.kind === 'send' ? countOf(one, forecast.at) : null
    if (opensTasks(forecast)) tasks.add(one.message)
    if (count !== null) texts.add(numberOf(count.phoneHash), count.text)
    return { ...one, forecast }
  })
}

function withRoom({ message }: Ahead, reading: Reading, reserving: readonly Reserving[]): Reading {
  const number = numberOf(reading.destination?.phoneHash ?? '')
  const reserved = precedenceOf(message) === null ? [] : reservedFor(message, number, reserving)
  return reserved.length === 0 ? reading : { ...reading, reserved }
}

function opensTasks({ decision }: Forecast): boolean {
  return decision.kind === 'final' && decision.because === INSTEAD
}

type Departing = { one: Ahead; forecast: Forecast }

function byDeparture(
  { one: { message: a }, forecast: { at } }: Departing,
  { one: { message: b }, forecast: other }: Departing,
): number {
  const later = at.getTime() - other.at.getTime() || a.dueAt.getTime() - b.dueAt.getTime()
  if (later !== 0) return later
  return `${a.campaignId} ${a.id}` < `${b.campaignId} ${b.id}` ? -1 : 1
}
