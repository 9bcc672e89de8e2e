import type { OnTheWay } from '#shared/contracts/order-event.ts'
import type { Shipment } from '#shared/contracts/record.ts'

type Word = NonNullable<Shipment['track']>[number]

/** What a parcel keeps of its way beside its states. */
export const WAY_FIELDS = ['place', 'pickupCode', 'until', 'etaFrom', 'etaUntil'] as const
export type WayField = (typeof WAY_FIELDS)[number]

/** More words than any parcel's way has: of more the first and the newest are kept. */
const MOST_WORDS = 40

/** The parcel with one more word on its way; the very same where it says nothing new. Words may come in any order. */
export function hearOnWay(shipment: Shipment, word: Word, { eta, ...said }: OnTheWay): Shipment {
  const given = { ...said, etaFrom: eta?.from, etaUntil: eta?.until }
  const words = withWord(shipment.track ?? [], word)
  const track = isSameTrack(words, shipment.track ?? []) ? shipment.track : words
  const way = WAY_FIELDS.reduce((now, field) => saidOf(now, field, { value: given[field], at: word.at }), shipment.way)
  if (track === shipment.track && way === shipment.way) return shipment
  return { ...shipment, track, way }
}

/** When it first came to a state; null while it has not. Of an item of an earlier release only the newest state is known. */
export function firstIn({ track, tracking }: Shipment, state: string): Date | null {
  const found = track?.find((word) => word.state === state)
  if (found !== undefined) return found.at
  return tracking?.state === state ? tracking.occurredAt : null
}

/** Its newest state with since when nothing new was heard: the same word said again is nothing new. Null before any word. */
export function lastNews({ track, tracking }: Shipment): { state: string; since: Date } | null {
  const words = track ?? []
  const newest = words.at(-1)
  if (newest === undefined) return tracking === null ? null : { state: tracking.state, since: tracking.occurredAt }
  const other = words.findLastIndex((word) => !isSameWord(word, newest))
  return { state: newest.state, since: words[other + 1]?.at ?? newest.at }
}

export function wayOf({ way }: Shipment, field: WayField): string | null {
  return way?.[field]?.value ?? null
}

function withWord(track: readonly Word[], word: Word): Word[] {
  const all = [...track, word].toSorted((a, b) => a.at.getTime() - b.at.getTime())
  const kept = all.filter((one, place) => !isInside(all, one, place))
  return kept.length <= MOST_WORDS ? kept : [...kept.slice(0, 1), ...kept.slice(1 - MOST_WORDS)]
}

/** Between two of its like, or the very same once more. */
function isInside(all: readonly Word[], one: Word, place: number): boolean {
  const [before, after] = [all[place - 1], all[place + 1]]
  if (before === undefined || !isSameWord(before, one)) return false
  return before.at.getTime() === one.at.getTime() || (after !== undefined && isSameWord(after, one))
}

function isSameWord(one: Word, other: Word): boolean {
  return one.state === other.state && one.code === other.code && one.place === other.place
}

function isSameTrack(one: readonly Word[], other: readonly Word[]): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}

type Said = { value: string | null | undefined; at: Date }

function saidOf(way: Shipment['way'], field: WayField, { value, at }: Said): Shipment['way'] {
  if (value == null) return way
  const known = way?.[field]
  if (known !== undefined && known.at >= at) return way
  return { ...way, [field]: { value, at } }
}
