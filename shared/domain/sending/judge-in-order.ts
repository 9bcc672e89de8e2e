import type { Message } from '#shared/contracts/message.ts'
import type { Kind } from '../scenarios/kind.ts'
import type { Reading } from './case.ts'
import { INSTEAD } from './guards/truth.ts'
import { type Forecast, judgeForward } from './judge-forward.ts'
import { openTasksAhead } from './tasks-ahead.ts'
import { countOf, numberOf, openTextsAhead } from './texts-ahead.ts'

/** A message with all that it is judged by, from `from` on. */
export type Ahead = { message: Message; kind: Kind; reading: Reading; from: Date }

/**
 * What becomes of each if nothing else happens, in the order in which they leave: each finds those counted that left before
 * it, and open the tasks that steps before it have opened. Of two at one instant the one that was due earlier goes first, else the one of the smaller campaign id.
 */
export function judgeInOrder<One extends Ahead>(all: readonly One[]): (One & { forecast: Forecast })[] {
  const texts = openTextsAhead()
  const tasks = openTasksAhead()
  const alone = all.map((one) => ({ one, forecast: forecastOf(one) }))
  return alone.toSorted(byDeparture).map(({ one, forecast: first }) => {
    const reading = tasks.after({ ...one, reading: texts.after(one.reading) })
    const forecast = reading === one.reading ? first : forecastOf({ ...one, reading })
    const count = forecast.decision.kind === 'send' ? countOf(one, forecast.at) : null
    if (opensTasks(forecast)) tasks.add(one.message)
    if (count !== null) texts.add(numberOf(count.phoneHash), count.text)
    return { ...one, forecast }
  })
}

function opensTasks({ decision }: Forecast): boolean {
  return decision.kind === 'final' && decision.because === INSTEAD
}

function forecastOf({ message, kind, reading, from }: Ahead): Forecast {
  return judgeForward(message, kind, reading, from)
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
