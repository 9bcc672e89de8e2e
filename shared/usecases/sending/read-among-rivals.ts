import type { Campaign } from '#shared/contracts/campaign.ts'
import type { Contact } from '#shared/contracts/contact.ts'
import type { Message } from '#shared/contracts/message.ts'
import type { KeptRecord } from '#shared/contracts/record.ts'
import { settleZone } from '#shared/domain/people/contact-place.ts'
import { kindFor } from '#shared/domain/scenarios/registry.ts'
import type { Reading } from '#shared/domain/sending/case.ts'
import { type Reserving, reservedFor, reserveRoom } from '#shared/domain/sending/reserved-room.ts'
import { numberOf } from '#shared/domain/sending/texts-ahead.ts'
import type { RecordStore } from '#shared/ports/record-store.ts'
import { findFollowed, idsOfPerson } from '../follow-merged.ts'
import { newestOf, readAhead, type Scene } from '../history/forecast.ts'
import { type ForeseeFiringsDeps, foreseeAll, LOOK_BACK_MS } from '../history/foresee-firings.ts'
import { type Lived, readLived } from '../history/past-contents.ts'
import { rememberReads } from '../history/remembered-reads.ts'
import { withListed } from '../list-columns.ts'
import type { Draft } from './draft.ts'
import { type BlockReading, type ReadDeps, readSituations } from './read-situations.ts'
import { rivalsOfPeople } from './rivals-of-people.ts'

export type ReadAmongDeps = ReadDeps & ForeseeFiringsDeps & { records: Pick<RecordStore, 'listKeptOfContact'> }

/** `at`: when the texts are judged. A text that waits for its hour is judged anew, or a day later at most. */
type Among = BlockReading & { rivals: readonly Campaign[]; at: Date }

/** A text that waits through a night is still of the next day. */
const LOOK_AHEAD_MS = 36 * 3_600_000

/**
 * As `readSituations`, and for each text what is to leave for its person that day and goes before it, whatever its hour: what
 * firings of the rival campaigns mean, and what events have planned for them. Those are judged as well, since a text that does
 * not leave takes no room. Costs nothing more where there is no rival; where there is one, nothing for whom it does not mean.
 */
export async function readAmongRivals(
  deps: ReadAmongDeps,
  drafts: readonly Draft[],
  { rivals, at, ...block }: Among,
): Promise<Reading[]> {
  if (rivals.length === 0) return readSituations(deps, drafts, block)
  const reads = { ...rememberReads(deps, { contacts: [], instalments: [] }), sms: deps.sms }
  const readings = await readSituations(reads, drafts, block)
  const scene: Scene = { ...block, templates: block.templates ?? null, reads, campaigns: deps.campaigns, found: rivals }
  const after = new Date(at.getTime() - LOOK_BACK_MS)
  const lived = await readLived(deps, rivals, { from: after, until: at })
  const rivalsOf = rivalsOfPeople(lived, { after, until: new Date(at.getTime() + LOOK_AHEAD_MS) })
  return Promise.all(
    readings.map(async (reading, index) => {
      const message = drafts[index]?.message
      if (message === undefined || reading.contact === null || reading.destination === null) return reading
      const reserving = await reservingOf({ ...deps, reads }, scene, { contactId: message.contactId, rivalsOf, at })
      const reserved = reservedFor(message, numberOf(reading.destination.phoneHash), reserving)
      return reserved.length === 0 ? reading : { ...reading, reserved }
    }),
  )
}

type Person = { contactId: string; rivalsOf: (contact: Contact) => Lived[]; at: Date }

async function reservingOf(
  deps: ReadAmongDeps & { reads: ReadDeps },
  scene: Scene,
  { contactId, rivalsOf, at }: Person,
): Promise<Reserving[]> {
  // As it is kept: the reading's own may have columns of an uploaded list.
  const found = (await findFollowed(deps.reads.contacts, [contactId])).get(contactId)
  if (found === undefined) return []
  const contact = settleZone(found, at)
  const lived = rivalsOf(contact)
  if (lived.length === 0) return []
  const ids = idsOfPerson(contact)
  const until = new Date(at.getTime() + LOOK_AHEAD_MS)
  const [listed, records, planned] = await Promise.all([
    livedOf(deps, lived, ids),
    recordsOf(deps, lived, ids),
    plannedOf(deps, lived, { ids, until }),
  ])
  // A text to a manager takes no room of the person's own number.
  const person = {
    contact,
    hasManager: true,
    instalments: [],
    records,
    lived: listed,
    until,
    now: at,
    known: new Map<string, Message>(),
  }
  const fired = (await foreseeAll(deps, person)).filter(({ answered }) => answered === null)
  const waiting = waitingOnPages(person.known, fired)
  const all = [...[...planned, ...waiting].map((message) => ({ message, from: at, refs: [] })), ...fired]
  return all.length === 0 ? [] : reserveRoom(await readAhead(scene, all))
}

/** What firings have made already and waits for its hour: it is known by its key, and foreseen no more. */
function waitingOnPages(known: ReadonlyMap<string, Message>, fired: readonly { message: Message }[]): Message[] {
  const foreseen = new Set(fired.map(({ message }) => message.id))
  return [...known.values()].filter((message) => message.page !== null && isOpen(message) && !foreseen.has(message.id))
}

function isOpen({ state }: Message): boolean {
  return state === 'planned' || state === 'claimed'
}

/** With whether the person is on the lists that the campaigns name. */
async function livedOf(deps: ReadAmongDeps, lived: readonly Lived[], ids: readonly string[]): Promise<Lived[]> {
  const campaigns = await withListed(
    deps,
    lived.map(({ campaign }) => campaign),
    ids,
  )
  return lived.flatMap(({ past }, place) => {
    const campaign = campaigns[place]
    if (campaign === undefined) return []
    const { listed } = campaign.content
    return [
      {
        campaign,
        past: past.map((one) => ({ ...one, content: { ...one.content, ...(listed !== undefined && { listed }) } })),
      },
    ]
  })
}

/** Nothing is read where no campaign goes by dates of records. */
async function recordsOf(deps: ReadAmongDeps, lived: readonly Lived[], ids: readonly string[]): Promise<KeptRecord[]> {
  if (!lived.some(({ campaign }) => goesByRecords(campaign))) return []
  return (await Promise.all(ids.map((id) => deps.records.listKeptOfContact(id)))).flat()
}

function goesByRecords(campaign: Campaign): boolean {
  const { trigger, scenario } = kindFor(campaign)
  return trigger === 'schedule' && scenario !== undefined && scenario.about !== 'contact'
}

/** What events have planned; nothing is read where no campaign answers events. */
async function plannedOf(
  deps: { reads: ReadDeps },
  lived: readonly Lived[],
  { ids, until }: { ids: readonly string[]; until: Date },
): Promise<Message[]> {
  const byEvent = lived.filter(({ campaign }) => kindFor(campaign).trigger === 'event')
  if (byEvent.length === 0) return []
  const campaigns = new Set<string>(byEvent.map(({ campaign }) => campaign.id))
  const messages = await newestOf(deps.reads, ids)
  return messages.filter(
    (message) =>
      isOpen(message) && message.page === null && campaigns.has(message.campaignId) && message.dueAt <= until,
  )
}
