import * as z from 'zod'
import { decodeCursor, encodeCursor } from '#shared/adapters/cursor.ts'
import { compareTime, LISTED_STATES, type PlaceInList } from '#shared/adapters/order.ts'
import { Campaign, type CampaignState } from '#shared/contracts/campaign.ts'
import type { CampaignPageRequest } from '#shared/ports/campaign-store.ts'
import type { PageOf } from '#shared/ports/page-of.ts'
import { readCampaign } from './campaign-item.ts'
import type { ItemTable } from './item-table.ts'
import { campaignKey, latestKey } from './keys.ts'
import { readJson, readStored } from './stored-fields.ts'

const Place = Campaign.pick({ id: true, state: true, createdAt: true })
const Write = Place.extend({ rev: Campaign.shape.rev })
type Write = z.infer<typeof Write>
const Writes = z.array(Write)
const StoredLatest = z.object({ writes: z.string(), rev: z.int() })
type Latest = { writes: Write[]; rev: number | 'absent' }

/** More than people save within the second that an index may be late. */
const MOST_LATEST = 20
const TRIES = 10

/**
 * A page of the index of states. The index may be late, so the last writes stand in one item that is read strongly: where
 * the index does not show one of them, the campaign is read itself.
 */
export async function pageOfCampaigns(campaigns: ItemTable, request: CampaignPageRequest): Promise<PageOf<Campaign>> {
  const { state, limit, cursor } = request
  const list = ['campaigns', state]
  const after = cursor === undefined ? undefined : decodeCursor(list, cursor, Place)
  const states = (state === undefined ? LISTED_STATES : [state]).filter((one) => !after || isAtOrPast(one, after))
  const { writes } = await readLatest(campaigns)
  const indexed = await readIndex(campaigns, { states, after, limit: limit + 1 })
  const end = indexed.length > limit ? indexed.at(-1) : undefined
  const isOld = (one: Campaign) => writes.some(({ id, rev }) => id === one.id && rev > one.rev)
  const isShown = (one: Write) => indexed.some(({ id, rev }) => id === one.id && rev >= one.rev)
  const isHere = (one: PlaceInList) => states.includes(one.state) && isBetween(after, one, end)
  const late = writes.filter((one) => isHere(one) && !isShown(one))
  const read = (await campaigns.getMany(late.map(({ id }) => campaignKey(id)))).map(readCampaign).filter(isHere)
  const known = new Set(read.map(({ id }) => id))
  const all = merged(
    indexed.filter((one) => !isOld(one) && !known.has(one.id)),
    read,
  )
  const items = all.slice(0, limit)
  const last = items.at(-1) ?? end
  const goesOn = all.length > limit || end !== undefined
  return { items, next: goesOn && last !== undefined ? encodeCursor(list, z.encode(Place, last)) : null }
}

/** Strictly: what has the same instant as an end of the page stands on either side, as the index has it. */
function isBetween(after: PlaceInList | undefined, one: PlaceInList, end: PlaceInList | undefined): boolean {
  return (after === undefined || compareTime(after, one) < 0) && (end === undefined || compareTime(one, end) < 0)
}

/** The index's own order of one instant is kept, since it goes on after any item in that order. */
function merged(indexed: readonly Campaign[], read: readonly Campaign[]): Campaign[] {
  const all = [...indexed]
  for (const one of read) {
    const place = all.findIndex((other) => compareTime(one, other) < 0)
    all.splice(place === -1 ? all.length : place, 0, one)
  }
  return all
}

/** Adds a campaign that was just saved to the last writes. Gives up where others keep writing: the index shows it soon. */
export async function noteLatest(campaigns: ItemTable, { id, state, createdAt, rev }: Campaign): Promise<void> {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const latest = await readLatest(campaigns)
    if (latest.writes.some((one) => one.id === id && one.rev >= rev)) return
    const writes = [...latest.writes.filter((one) => one.id !== id), { id, state, createdAt, rev }].slice(-MOST_LATEST)
    const next = { rev: latest.rev === 'absent' ? 1 : latest.rev + 1, writes: JSON.stringify(z.encode(Writes, writes)) }
    if (await campaigns.putAtRev({ ...latestKey(), ...next }, latest.rev)) return
  }
}

function isAtOrPast(state: CampaignState, after: PlaceInList): boolean {
  return LISTED_STATES.indexOf(state) >= LISTED_STATES.indexOf(after.state)
}

async function readLatest(campaigns: ItemTable): Promise<Latest> {
  const item = await campaigns.get(latestKey())
  if (item === undefined) return { writes: [], rev: 'absent' }
  const { writes, rev } = readStored(StoredLatest, item)
  return { writes: readJson(Writes, writes), rev }
}

type Slice = { states: readonly CampaignState[]; after: PlaceInList | undefined; limit: number }

async function readIndex(campaigns: ItemTable, { states, after, limit }: Slice): Promise<Campaign[]> {
  const found: Campaign[] = []
  for (const state of states) {
    if (found.length === limit) break
    const query = { index: 'byState', hash: state, newestFirst: true } as const
    const start = after?.state === state ? positionOf(after) : undefined
    found.push(...(await campaigns.query(query, limit - found.length, start)).map(readCampaign))
  }
  return found
}

function positionOf({ id, state, createdAt }: PlaceInList) {
  return { ...campaignKey(id), state, createdAt: createdAt.toISOString() }
}
