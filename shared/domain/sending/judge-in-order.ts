import type { Message } from '#shared/contracts/message.ts'
import { precedenceOf } from '../policies/precedence.ts'
import type { Kind } from '../scenarios/kind.ts'
import type { Reading } from './case.ts'
import type { Forecast } from './judge-forward.ts'
import { forecastOf, type Reserving, reservedFor, reserveRoom } from './reserved-room.ts'
import { countOf, numberOf, openTextsAhead } from './texts-ahead.ts'

/** A message with all that it is judged by, from `from` on. */
export type Ahead = { message: Message; kind: Kind; reading: Reading; from: Date }

/**
 * What becomes of each if nothing else happens, in the order in which they leave: each finds those counted that left before
 * it, and leaves room for those of its day that go before it by their precedence. Of two at one instant the one that was due
 * earlier goes first, else the one of the smaller campaign id.
 */
export function judgeInOrder<One extends Ahead>(all: readonly One[]): (One & { forecast: Forecast })[] {
  const texts = openTextsAhead()
  const reserving = reserveRoom(all)
  const alone = all.map((one) => ({ one, forecast: forecastOf(one) }))
  return alone.toSorted(byDeparture).map(({ one, forecast: first }) => {
    const reading = withRoom(one, texts.after(one.reading), reserving)
    const forecast = reading === one.reading ? first : forecastOf({ ...one, reading })
    const count = forecast.decision.kind === 'send' ? countOf(one, forecast.at) : null
    if (count !== null) texts.add(numberOf(count.phoneHash), count.text)
    return { ...one, forecast }
  })
}

function withRoom({ message }: Ahead, reading: Reading, reserving: readonly Reserving[]): Reading {
  const number = numberOf(reading.destination?.phoneHash ?? '')
  const reserved = precedenceOf(message) === null ? [] : reservedFor(message, number, reserving)
  return reserved.length === 0 ? reading : { ...reading, reserved }
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
