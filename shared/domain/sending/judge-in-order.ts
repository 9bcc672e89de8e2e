import type { Message } from '#shared/contracts/message.ts'
import type { Kind } from '../scenarios/kind.ts'
import type { Reading } from './case.ts'
import { type Forecast, judgeForward } from './judge-forward.ts'
import { countOf, openTextsAhead } from './texts-ahead.ts'

/** A message with all that it is judged by, from `from` on. */
export type Ahead = { message: Message; kind: Kind; reading: Reading; from: Date }

/**
 * What becomes of each if nothing else happens, in the order in which they leave: each finds those counted that left before
 * it. Of two at one instant the one that was due earlier goes first, else the one of the smaller campaign id.
 */
export function judgeInOrder<One extends Ahead>(all: readonly One[]): (One & { forecast: Forecast })[] {
  const alone = all.map((one) => ({ one, at: forecastOf(one).at }))
  const texts = openTextsAhead()
  return alone.toSorted(byDeparture).map(({ one }) => {
    const forecast = forecastOf({ ...one, reading: texts.after(one.reading) })
    const count = forecast.decision.kind === 'send' ? countOf(one, forecast.at) : null
    if (count !== null) texts.add(count.phoneHash, count.text)
    return { ...one, forecast }
  })
}

function forecastOf({ message, kind, reading, from }: Ahead): Forecast {
  return judgeForward(message, kind, reading, from)
}

type Departing = { one: Ahead; at: Date }

function byDeparture({ one: { message: a }, at }: Departing, { one: { message: b }, at: other }: Departing): number {
  const later = at.getTime() - other.getTime() || a.dueAt.getTime() - b.dueAt.getTime()
  if (later !== 0) return later
  return `${a.campaignId} ${a.id}` < `${b.campaignId} ${b.id}` ? -1 : 1
}
