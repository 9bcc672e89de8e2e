import type { Message } from '#shared/contracts/message.ts'
import type { Order } from '#shared/contracts/record.ts'
import type { Beside } from '../scenarios/kind.ts'

/** A text about one order, or one of another order that may be told of in the same text; `isWanted`: its facts call for it. */
export type Mate = { message: Message; order: Order; sameBasket: readonly Order[]; isWanted: boolean }

/** A text with the others that may be told of with it, as they were read. `isForeseen`: what goes first is taken to have left. */
export type Together = { own: Omit<Mate, 'isWanted'>; others: readonly Mate[]; isForeseen: boolean }

/** `beside`: what a text may tell of too, none where another tells of it. `led`: the text that does. */
export type Standing = { beside: readonly Mate[]; led: Message | null }

const HOUR_MS = 3_600_000
/** Under which the text that tells of another stands in that one's details. */
const TOLD_BY = 'toldBy'

/** What carriers took, or may have taken: the person may have read it. */
const TOLD: readonly Message['state'][] = ['accepted', 'delivered', 'undelivered', 'unconfirmed', 'in-doubt']

export function hourOf(at: Date): number {
  return Math.floor(at.getTime() / HOUR_MS)
}

/**
 * How a text stands to the others of its step, its reader and its hour: the first that is due tells of those that are still to
 * leave then. What has left without telling of another is no concern of that one. Texts to another number, of another shop or
 * currency are others' texts.
 */
export function standingAmong({ own, others }: Together, now: Date): Standing {
  const mates = others.filter((one) => isMate(own, one))
  const leads = mates.filter(({ message }) => hasTold(message, own.order.id))
  const waitsFor = mates.filter((one) => isOpen(one, now) && goesFirst(one.message, own.message))
  const led = [...leads, ...waitsFor].map(({ message }) => message).toSorted(inOrder)[0] ?? null
  const beside = mates.filter((one) => isFree(one, own.message, now))
  return { beside: led === null ? beside : [], led }
}

function isMate({ message, order }: Omit<Mate, 'isWanted'>, other: Mate): boolean {
  const [one, two] = [order.details, other.order.details]
  return (
    other.message.campaignId === message.campaignId &&
    hourOf(other.message.dueAt) === hourOf(message.dueAt) &&
    one !== null &&
    two !== null &&
    one.phoneHash === two.phoneHash &&
    one.shop === two.shop &&
    one.currency === two.currency
  )
}

function hasTold({ state, about }: Message, orderId: string): boolean {
  return TOLD.includes(state) && about?.includes(orderId) === true
}

export function hasLeft({ state }: Message): boolean {
  return TOLD.includes(state)
}

function isOpen({ message, isWanted }: Mate, now: Date): boolean {
  if (message.state === 'claimed') return true
  return message.state === 'planned' && isWanted && (message.notAfter === null || message.notAfter > now)
}

function goesFirst(one: Message, other: Message): boolean {
  return one.id === other.details[TOLD_BY] || (other.id !== one.details[TOLD_BY] && inOrder(one, other) < 0)
}

function inOrder(one: Message, other: Message): number {
  return one.dueAt.getTime() - other.dueAt.getTime() || (one.id < other.id ? -1 : 1)
}

/** Still to leave, and told of by nobody else. */
function isFree({ message, isWanted }: Mate, own: Message, now: Date): boolean {
  const toldBy = message.details[TOLD_BY] ?? own.id
  const isInTime = message.notAfter === null || message.notAfter > now
  return message.state === 'planned' && isWanted && isInTime && toldBy === own.id
}

export function asBeside({ order, sameBasket, message }: Mate): Beside {
  return { order, sameBasket, details: message.details }
}

/** The message as it stands while another text is about to tell of it; null where it stands so already. */
export function markedAsTold(message: Message, by: Message): Message | null {
  if (message.details[TOLD_BY] === by.id) return null
  return { ...message, details: { ...message.details, [TOLD_BY]: by.id }, rev: message.rev + 1 }
}
