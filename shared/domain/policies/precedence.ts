import type { Category, Message, MessageKind } from '#shared/contracts/message.ts'
import { Precedence } from '#shared/contracts/policy.ts'

/** What tells which of two texts of one day goes. */
export type Rival = Pick<Message, 'kind' | 'category' | 'dueAt' | 'campaignId'>

const OWN_PLACES: Partial<Record<MessageKind, Precedence>> = {
  'birthday-greeting': 'birthday',
  'holiday-greeting': 'festival',
  broadcast: 'broadcast',
}

/** Null for texts that are no marketing: each of their categories has caps of its own. */
export function precedenceOf({ kind, category }: { kind: MessageKind; category: Category }): Precedence | null {
  return category === 'marketing' ? (OWN_PLACES[kind] ?? 'custom') : null
}

/** Whether texts of any other campaign may go before one of these: two of a birthday never meet. */
export function mayGiveWay(text: { kind: MessageKind; category: Category }): boolean {
  const place = precedenceOf(text)
  return place !== null && place !== 'birthday'
}

/** Whether texts of another campaign of that kind may go before that text on some day. */
export function mayTakeRoomOf(
  text: { kind: MessageKind; category: Category },
  other: { kind: MessageKind; category: Category },
): boolean {
  return precedenceOf(other) !== null && placeIn(other) <= placeIn(text)
}

/**
 * Whether `one` takes the day's room rather than `other`, whatever their hours: by their places, else the one that is due
 * earlier, else the one of the smaller campaign id. Texts of one campaign do not give way to each other.
 */
export function goesBefore(one: Rival, other: Rival): boolean {
  return one.campaignId !== other.campaignId && comparePrecedence(one, other) < 0
}

/** The same as an order. What is no marketing comes last. */
export function comparePrecedence(one: Rival, other: Rival): number {
  const byPlace = placeIn(one) - placeIn(other) || one.dueAt.getTime() - other.dueAt.getTime()
  if (byPlace !== 0) return byPlace
  return one.campaignId < other.campaignId ? -1 : Number(one.campaignId > other.campaignId)
}

function placeIn(text: Pick<Rival, 'kind' | 'category'>): number {
  const place = precedenceOf(text)
  return place === null ? Precedence.options.length : Precedence.options.indexOf(place)
}
