import { workerOf } from '#shared/adapters/system/workers.ts'
import type { PageAudience, PageProgress, Run } from '#shared/contracts/campaign.ts'
import type { Contact } from '#shared/contracts/contact.ts'
import type { Message } from '#shared/contracts/message.ts'
import type { Instalment, KeptRecord, Order, Shipment } from '#shared/contracts/record.ts'
import type { Scenario } from '#shared/contracts/scenario.ts'
import { Timelines } from './timeline.ts'

export type Person = { consented: boolean; phone: string | null }

/** What a number takes: all, no marketing, nothing by its holder's word, or nothing by a carrier's. */
export type NumberState = 'open' | 'marketing' | 'all' | 'carrier'

type OrderState = {
  stopped: boolean
  cancelled: boolean
  delivered: boolean
  phone: string | null
  /** The facts that hold. */
  facts: readonly string[]
  /** By fact that is told anew each time: when last. */
  newest: Readonly<Record<string, number>>
}

type KeptState = {
  facts: readonly string[]
  numbers: readonly string[]
  /** By fact: the newest instant at which it was. */
  newest: Readonly<Record<string, number>>
}

/** More than any worker's clock is ever off. */
const LATE_MS = 3 * 3_600_000

/** What the stores held at every moment, written down as each write took effect: what the checks are made against. */
export class Truth {
  readonly people = new Timelines<Person>()
  readonly optOuts = new Timelines<NumberState>()
  readonly orders = new Timelines<OrderState>()
  readonly shipments = new Timelines<{ delivered: boolean; orderId: string | null; facts: readonly string[] }>()
  /** The scenarios of presets that stay as they were set. */
  readonly presets = new Map<string, Scenario>()
  readonly instalments = new Timelines<{ settled: boolean }>()
  /** By type and id: the facts that hold, and the numbers that its fields name. */
  readonly kept = new Timelines<KeptState>()
  readonly campaigns = new Timelines<string>()
  readonly stopped = new Timelines<boolean>()
  /** The countries that are open, with blanks between. */
  readonly open = new Timelines<string>()
  /** How often an operator's doing changed a campaign. */
  readonly campaignWrites = new Map<string, number>()
  /** How often an operator's doing changed the line. */
  lineWrites = 0
  readonly messages = new Map<string, Message>()
  /** By an order and a step the nudge that told of it last. */
  readonly nudgedBy = new Map<string, string>()
  readonly runs = new Map<string, Run>()
  readonly audiences = new Map<string, PageAudience>()
  readonly progress = new Map<string, PageProgress>()
  /** By contact, of those who have several numbers: all of them, the first that texts go to. */
  readonly numbers = new Map<string, readonly string[]>()
  /** Opt-outs that somebody was answered, and when the invocation that did it began. */
  readonly optOutsAnswered: { phoneHash: string; beganMs: number }[] = []
  /** Each time an opt-in lifted an opt-out, and when it had last looked at the number. */
  readonly optOutsLifted: { phoneHash: string; lookedMs: number }[] = []
  /** Where people live of whom more is known than their number. */
  readonly livesIn = new Map<string, string>()
  /** Texts that left for each category and number of which one a day may, and when. */
  readonly capped = new Map<string, { atMs: number; messageId: string }[]>()
  /** What the line said at last to have spent on each day. */
  readonly spentOf = new Map<string, number>()
  /** What the line should never have said. */
  readonly lineFaults: string[] = []
  /** Whether somebody's clock is hours off, or was: who looks at it may take anybody for lost. */
  hasAstrayWorker = false
  /** Writes to the messages that took effect, and all that were tried. */
  writes = { messages: 0, handOvers: 0, refused: 0 }
  readonly writesOf = new Map<string, number>()
  /** Writes that only put off when a message is looked at again. */
  readonly waitsOf = new Map<string, number>()

  contactSaved(atMs: number, { id, consent, phone }: Contact): void {
    this.people.of(id).set(atMs, { consented: consent.marketing === 'granted', phone })
  }

  orderSaved(atMs: number, order: Order): void {
    const failedMs = order.paymentFailedAt?.getTime() ?? Number.NEGATIVE_INFINITY
    const paidMs = order.paidAt?.getTime() ?? Number.NEGATIVE_INFINITY
    const stops = [
      paidMs > failedMs ? order.paidAt : null,
      order.cancelledAt,
      order.closedAt,
      order.refundRequestedAt,
      order.outOfStockAt,
    ]
    const others = [order.remittanceAnnouncedAt, order.remittanceReceivedAt, order.deliveredAt]
    const stopped =
      [...stops, ...others].some((at) => at !== null) ||
      order.shipmentIds.length > 0 ||
      order.details?.placedPaid === true
    this.orders.of(order.id).set(atMs, {
      stopped,
      cancelled: order.cancelledAt !== null,
      delivered: order.deliveredAt !== null,
      phone: order.details?.phone ?? null,
      facts: factsOf(order, { isPaid: paidMs > failedMs }),
      newest: newestOfOrder(order),
    })
  }

  shipmentSaved(atMs: number, { id, deliveredAt, orderId, wish, away }: Shipment): void {
    const said = { delivered: deliveredAt, 'delivery-wish': wish, away }
    const facts = Object.entries(said).flatMap(([name, it]) => (it === null ? [] : [name]))
    this.shipments.of(id).set(atMs, { delivered: deliveredAt !== null, orderId, facts })
  }

  instalmentSaved(atMs: number, { contractId, period, paidAt, listedPaid }: Instalment): void {
    this.instalments.of(`${contractId}#${period}`).set(atMs, { settled: paidAt !== null || listedPaid })
  }

  /** No fact of a simulated record is taken back. */
  keptSaved(atMs: number, { type, id, heard, fields }: KeptRecord): void {
    const numbers = Object.values(fields).flatMap((value) => (typeof value === 'string' ? `+86${value}` : []))
    this.kept.of(`${type} ${id}`).set(atMs, { facts: Object.keys(heard), numbers, newest: newestIn(heard) })
  }

  campaignWritten(id: string, times: 1 | -1): void {
    this.campaignWrites.set(id, (this.campaignWrites.get(id) ?? 0) + times)
  }

  /** The last claim of each message, and whose it was. */
  readonly claims = new Map<string, { atMs: number; worker: string }>()
  /** Messages that were put off when they were hours too late already. */
  readonly late = new Set<string>()

  messageTried(atMs: number, message: Message, saved: boolean): void {
    if (!saved) {
      this.writes.refused += 1
      return
    }
    const waits = message.state === 'planned' && this.messages.get(message.id)?.state === 'planned'
    const tally = waits ? this.waitsOf : this.writesOf
    tally.set(message.id, (tally.get(message.id) ?? 0) + 1)
    if (!waits) this.writes.messages += 1
    const isPutOff = waits && isLater(message.wakeAt, this.messages.get(message.id)?.wakeAt)
    if (isPutOff && message.notAfter !== null && atMs > message.notAfter.getTime() + LATE_MS) this.late.add(message.id)
    this.messages.set(message.id, message)
    if (message.state === 'claimed' && message.lease !== null)
      this.claims.set(message.id, { atMs, worker: workerOf(message.lease.holder) })
  }
}

/** What was found again after it ran out is found only while it has not run out since. */
function factsOf(order: Order, { isPaid }: { isPaid: boolean }): string[] {
  const { toldAt, outOfStockAt, cancelledAt, closedAt, refundRequestedAt, deliveredAt, shipmentIds } = order
  const told = Object.entries(toldAt ?? {}).filter(
    ([name, at]) => name !== 'stock-found' || outOfStockAt === null || at > outOfStockAt,
  )
  const facts = {
    paid: isPaid,
    cancelled: cancelledAt !== null,
    closed: closedAt !== null,
    'refund-requested': refundRequestedAt !== null,
    'out-of-stock': outOfStockAt !== null,
    'payment-promised': order.paymentPromisedAt !== null,
    delivered: deliveredAt !== null,
    shipped: shipmentIds.length > 0,
  }
  return [...told.map(([name]) => name), ...Object.entries(facts).flatMap(([name, holds]) => (holds ? [name] : []))]
}

/** The simulation takes no such word back but by the one that follows it. */
function newestOfOrder({ heardAt, toldAt, outOfStockAt }: Order): Record<string, number> {
  const first = { ...toldAt, ...(outOfStockAt !== null && { 'out-of-stock': outOfStockAt }) }
  const again = { ...heardAt, 'out-of-stock': heardAt?.outOfStockAt ?? [] }
  const names = [...new Set([...Object.keys(first), ...Object.keys(again)])]
  const firsts: Readonly<Record<string, Date>> = first
  const others: Readonly<Record<string, Date[]>> = again
  return Object.fromEntries(
    names.map((name) => [
      name,
      Math.max(firsts[name]?.getTime() ?? 0, ...(others[name] ?? []).map((at) => at.getTime())),
    ]),
  )
}

function newestIn(heard: KeptRecord['heard']): Record<string, number> {
  return Object.fromEntries(
    Object.entries(heard).map(([fact, instants]) => [fact, Math.max(...instants.map((at) => at.getTime()))]),
  )
}

/** A write that leaves it to be looked at when it was to be looked at puts nothing off. */
function isLater(now: Date | null, before: Date | null | undefined): boolean {
  return now !== null && before != null && now > before
}
