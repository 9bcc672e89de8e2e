import type { Message } from '#shared/contracts/message.ts'
import type { CountedText } from '#shared/contracts/number-texts.ts'
import { comparePrecedence, goesBefore, precedenceOf, type Rival } from '../policies/precedence.ts'
import { type Ahead, forecastOf } from './ahead.ts'
import type { Forecast } from './judge-forward.ts'
import { countOf, numberOf, openTextsAhead } from './texts-ahead.ts'

/** A marketing text that is to leave, with what it counts. */
export type Reserving = { message: Message; number: string; text: CountedText }

/**
 * Which of these leave when each day's room is given by precedence, day after day: what a text of a lower place must leave
 * room for. An instalment's are left out, since a sender does not read what a person has to pay.
 */
export function reserveRoom(all: readonly Ahead[]): Reserving[] {
  const texts = openTextsAhead()
  const asking = all
    .filter(({ message }) => precedenceOf(message) !== null && message.subject.type !== 'contract')
    .map((one) => ({ one, forecast: forecastOf(one) }))
    .flatMap(({ one, forecast }) => reservingOf(one, forecast))
  return asking.toSorted(byDayAndPlace).flatMap(({ one }) => {
    const [found] = reservingOf(one, forecastOf({ ...one, reading: texts.after(one.reading) }))
    if (found === undefined) return []
    const { number, text } = found
    texts.add(number, text)
    return [{ message: one.message, number, text }]
  })
}

/** Of these the texts that go before that one to the same number. */
export function reservedFor(message: Rival, number: string, reserving: readonly Reserving[]): CountedText[] {
  return reserving.filter((one) => one.number === number && goesBefore(one.message, message)).map(({ text }) => text)
}

type Asking = Reserving & { one: Ahead }

function reservingOf(one: Ahead, { decision, at }: Forecast): Asking[] {
  const count = decision.kind === 'send' ? countOf(one, at) : null
  return count === null ? [] : [{ one, message: one.message, number: numberOf(count.phoneHash), text: count.text }]
}

function byDayAndPlace(a: Asking, b: Asking): number {
  if (a.text.day !== b.text.day) return a.text.day < b.text.day ? -1 : 1
  const byPlace = comparePrecedence(a.message, b.message)
  if (byPlace !== 0) return byPlace
  return a.message.id < b.message.id ? -1 : 1
}
