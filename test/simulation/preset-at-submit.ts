import type { Message } from '#shared/contracts/message.ts'
import { keptType } from '#shared/contracts/record-types/kept-types.ts'
import { ORDER_TOLD } from '#shared/contracts/record-types/order-told.ts'
import type { Scenario } from '#shared/contracts/scenario.ts'
import { Violation } from './kernel.ts'
import type { Truth } from './truth.ts'
import { isOutside } from './wall-clock.ts'

type At = { fromMs: number; nowMs: number }

/** Of contracts-0.2.md §2, written down apart from the presets. */
const CHINESE_NOTICES = [
  ...['shipment-notice', 'delivery-day-notice', 'ready-for-pickup', 'parts-resent', 'refund-progress'],
  ...['return-progress', 'contact-change', 'order-changed', 'out-of-stock'],
]

/** Notices about a contract under way, which may pass an opt-out in China. */
export function isOfContract(kind: string): boolean {
  return CHINESE_NOTICES.includes(kind)
}

/** The numbers that the record of a message names, where somebody else than its person may be meant. */
export function isNamedByRecord(truth: Truth, message: Message | undefined, at: At & { to: string }): boolean {
  if (message === undefined || keptType(message.subject.type) === undefined) return false
  const { type, id } = message.subject
  return truth.kept.of(`${type} ${id}`).everHeld(at.fromMs, at.nowMs, ({ numbers }) => numbers.includes(at.to))
}

/** No text leaves over a second after a fact that ends it stood with its record. @throws Violation */
export function checkPresetStops(truth: Truth, message: Message | undefined, { fromMs, nowMs }: At): void {
  const scenario = message === undefined ? undefined : truth.presets.get(message.kind)
  if (scenario === undefined || message === undefined) return
  const { type, id } = message.subject
  for (const fact of endingFacts(scenario, message)) {
    const begun = roundOf(scenario, message, fact)
    const isOpen = ({ facts, newest = {} }: { facts: readonly string[]; newest?: Readonly<Record<string, number>> }) =>
      !facts.includes(fact) || (begun !== null && (newest[begun] ?? 0) > (newest[fact] ?? 0))
    const line =
      type === 'order'
        ? truth.orders.of(id)
        : type === 'shipment'
          ? truth.shipments.of(id)
          : truth.kept.of(`${type} ${id}`)
    if (!line.everHeld(fromMs, nowMs, isOpen))
      throw new Violation(
        'preset-stop',
        `${message.kind} about ${type} ${id} leaves over a second after it was ${fact}`,
      )
  }
}

/** Of a text that each word of a fact begins anew: that fact, where what ends it is told anew each time too. */
function roundOf({ about, steps }: Scenario, { details }: Message, ending: string): string | null {
  const anchor = steps.find(({ id }) => id === details.step)?.moment.anchor
  const facts = factsOf(about)
  if (anchor === undefined || !('fact' in anchor) || facts?.[ending]?.keeps !== 'newest') return null
  return facts[anchor.fact]?.keeps === 'newest' ? anchor.fact : null
}

/** Articles run out again; what else is said of an order says its declaration. */
function factsOf(about: string): Readonly<Record<string, { keeps: string }>> | undefined {
  return about === 'order' ? { ...ORDER_TOLD.facts, 'out-of-stock': { keeps: 'newest' } } : keptType(about)?.facts
}

/** A fact that is told anew each time does not end what a newer day of the record begins. */
function endingFacts({ about, stops, steps }: Scenario, { details }: Message): string[] {
  const isDated = steps.some(({ id, moment: { anchor } }) => id === details.step && 'date' in anchor)
  return stops.flatMap((stop) => {
    if (!('fact' in stop)) return []
    return isDated && keptType(about)?.facts[stop.fact]?.keeps === 'newest' ? [] : [stop.fact]
  })
}

/** Who asks for money in China does so between nine and eight. @throws Violation */
export function checkCollection(message: Message | undefined, at: { to: string; zone: string; edges: number[] }): void {
  if (message?.category !== 'collection' || !at.to.startsWith('+86')) return
  if (at.edges.every((atMs) => isOutside(atMs, at.zone, [9, 20])))
    throw new Violation('collection-hours', `${message.kind} leaves at an hour at which none may ask for money`)
}
