import type { CampaignContent } from '#shared/contracts/campaign.ts'
import type { Contact } from '#shared/contracts/contact.ts'
import { type MessageId, messageIdOf } from '#shared/contracts/ids.ts'
import type { Message } from '#shared/contracts/message.ts'
import type { Order, Shipment } from '#shared/contracts/record.ts'
import type { ShopSettings } from '#shared/contracts/shop.ts'
import { versionAt } from '#shared/domain/campaigns/campaign-time.ts'
import { handAt, handBehind } from '#shared/domain/records/kept-record.ts'
import { setterOf } from '#shared/domain/records/set-by.ts'
import { keysOf, mayBeAskedAgain, nextOccurrence, planAgain } from '#shared/domain/scenarios/asked-again.ts'
import type {
  EventFacts,
  EventKind,
  InstalmentFacts,
  Occurrence,
  RecordFacts,
  Settled,
} from '#shared/domain/scenarios/kind.ts'
import { kindFor } from '#shared/domain/scenarios/registry.ts'
import {
  answeredElsewhere,
  byWhom,
  closeMessage,
  createMessage,
  HAND_OVER_MS,
} from '#shared/domain/sending/message-lifecycle.ts'
import type { CampaignStore } from '#shared/ports/campaign-store.ts'
import type { Clock } from '#shared/ports/clock.ts'
import type { MessageStore } from '#shared/ports/message-store.ts'
import type { RecordStore } from '#shared/ports/record-store.ts'
import { type MarkDayDeps, markDay } from '../runs/mark-day.ts'
import { readContent } from '../sending/read-campaign.ts'
import type { AskedCampaign } from './read-waiting.ts'

export type PlanDeps = MarkDayDeps & {
  messages: Pick<MessageStore, 'findMany' | 'save'>
  records: Pick<RecordStore, 'claimOnce'>
  campaigns: Pick<CampaignStore, 'find' | 'findVersion'>
  clock: Clock
}

/** An occurrence that a campaign answers for a contact, with the ids under which it may stand. */
export type Candidate = {
  campaign: AskedCampaign
  /** Under whose id the text is kept. */
  contactId: string
  /** Who is meant: another id where that one was merged. */
  personId: string
  occurrence: Occurrence
  ids: MessageId[]
  /** Why the record's facts call for it no more; null while they do. */
  because: Settled['because']
  /** Who said so by hand; null where nobody did. */
  endedBy: string | null
  /** Who said by hand, or by a reply, what it follows from; null where nobody did. */
  begunBy: string | null
  /** What is planned is moved and stopped with every event about the record, not only by a correction. */
  isKeptInLine: boolean
  /** Whether another content of the campaign would call for it, or have ended it, too. */
  isCalledForBy(content: CampaignContent): boolean
  /** What was closed is asked again by any such event; else by a correction alone. */
  isAskedByAnyWord: boolean
  /** Another active campaign may answer the same: release 0.1 let two of a kind stand side by side. */
  hasRival: boolean
}

export type About = {
  contact: Contact
  order: Order
  shipments: readonly (Shipment | null)[]
  shops: ShopSettings | null
  sameBasket: readonly Order[]
}

/** `due`: planned for this very moment. `lost`: somebody else wrote first. `sending`: what was read may be leaving now. */
export type Planned = { kind: 'due'; id: MessageId } | { kind: 'done' | 'lost' | 'sending' }

const DONE: Planned = { kind: 'done' }

/** Of a parcel only that nobody is there is said by hand. */
function setterAt(shipments: About['shipments'], { details }: Occurrence): string | null {
  const said = shipments.find((one) => one?.away?.at.toISOString() === details.anchor)
  return said?.away?.by ?? null
}

/** Nothing that happened before a campaign was active. */
export function candidatesOf(campaign: AskedCampaign, about: About, hasRival: boolean): Candidate[] {
  const kind = kindFor(campaign)
  const { activeSince } = campaign
  if (kind.trigger !== 'event' || activeSince === null) return []
  const contactId = keptUnder(campaign, about.order.contactId, about.contact)
  return occurrencesOf(kind, campaign, about)
    .filter(({ occurrence }) => occurrence.happenedAt >= activeSince)
    .map((settled) => {
      const ids = keysOf(settled.occurrence).map((key) => messageIdOf({ contactId, occurrence: key }))
      const endedBy = settled.because && setterOf(about.order, settled.because.reason)
      const line = { isKeptInLine: kind.settle !== undefined, isAskedByAnyWord: kind.onlyCorrectionsAskAgain !== true }
      const isCalledForBy = (content: CampaignContent) =>
        isCalledFor(campaign, about, { content, key: settled.occurrence.key })
      const personId = about.contact.id
      const begunBy = setterAt(about.shipments, settled.occurrence)
      return { campaign, contactId, personId, ...settled, endedBy, begunBy, ids, hasRival, ...line, isCalledForBy }
    })
}

/**
 * A text about a record is kept under the id that the record names, also once that was merged into another: else a correction
 * would plan it a second time, and nobody would find it by its record. What is said once to a person is theirs who stands.
 */
function keptUnder({ content }: AskedCampaign, named: string | null, person: Contact): string {
  const once = content.scenario?.once ?? 'record'
  return once === 'record' && named !== null ? named : person.id
}

/** The same of a record of a declared type, or of an instalment. */
export function candidatesOfRecord(
  campaign: AskedCampaign,
  about: (RecordFacts | InstalmentFacts) & { contact: Contact },
  hasRival: boolean,
): Candidate[] {
  const kind = kindFor(campaign)
  const { activeSince } = campaign
  if (kind.trigger !== 'event' || activeSince === null) return []
  const kept = 'record' in about ? about.record : null
  const contactId = keptUnder(campaign, ('record' in about ? about.record : about.instalment).contactId, about.contact)
  const settle = (content: CampaignContent) => {
    const asked = kindFor({ kind: campaign.kind, content })
    return (asked.trigger === 'event' ? asked.settleRecord?.(about, content) : undefined) ?? []
  }
  return settle(campaign.content)
    .filter(({ occurrence }) => occurrence.happenedAt >= activeSince)
    .map((settled) => ({
      campaign,
      contactId,
      personId: about.contact.id,
      ...settled,
      endedBy: settled.because && kept && handBehind(kept, settled.because.reason),
      begunBy: kept && handAt(kept, settled.occurrence.details.anchor ?? ''),
      ids: [messageIdOf({ contactId, occurrence: settled.occurrence.key })],
      hasRival,
      isKeptInLine: true,
      isAskedByAnyWord: true,
      isCalledForBy: (content) => settle(content).some(({ occurrence: { key } }) => key === settled.occurrence.key),
    }))
}

/** Whether a campaign with this content has, for these facts and in their time, a text under this key or for its correction. */
export function isCalledFor(
  campaign: AskedCampaign,
  about: About,
  { content, key }: { content: CampaignContent; key: string },
): boolean {
  const kind = kindFor({ kind: campaign.kind, content })
  if (kind.trigger !== 'event') return false
  const occurrences = occurrencesOf(kind, { ...campaign, content }, about)
  return occurrences.some((one) => !isOutOfTime(one) && keysOf(one.occurrence).includes(key))
}

/** Whether its settings leave a step no time, as if the campaign had no such step. */
export function isOutOfTime({ because }: Pick<Settled, 'because'>): boolean {
  return because?.state === 'expired'
}

/** The same occurrence may follow from the order alone and from each shipment: it counts once, and still standing if one says so. */
function occurrencesOf(kind: EventKind, { content }: AskedCampaign, { shipments, ...about }: About): Settled[] {
  const parcels = shipments.flatMap((shipment) => shipment ?? [])
  const settle = (facts: EventFacts) =>
    kind.settle?.(facts, content) ?? kind.plan(facts, content).map((occurrence) => ({ occurrence, because: null }))
  const all = shipments.flatMap((shipment) => settle({ ...about, shipment, shipments: parcels }))
  const endedFirst = all.toSorted((a, b) => Number(b.because !== null) - Number(a.because !== null))
  return [...new Map(endedFirst.map((one) => [one.occurrence.key, one])).values()]
}

type Known = { messages: ReadonlyMap<MessageId, Message>; asksAgain: boolean }

/**
 * Plans what a candidate calls for, if that is not there. Where it is asked for again, what is planned is brought in line
 * and what is closed without having left is planned again, if there is still time.
 */
export async function planCandidate(deps: PlanDeps, candidate: Candidate, known: Known): Promise<Planned> {
  const { contactId, personId, campaign, because } = candidate
  const find = (key: string) => known.messages.get(messageIdOf({ contactId, occurrence: key }))
  if (because !== null) return endPlanned(deps, candidate, find(candidate.occurrence.key))
  const occurrence = nextOccurrence(candidate.occurrence, find)
  if (occurrence === null) return DONE
  const found = find(occurrence.key)
  if (found === undefined) return (await isNewStep(deps, candidate)) ? DONE : planNew(deps, candidate, occurrence)
  if (found.campaignId !== campaign.id) return keepLine(deps, candidate, occurrence, found)
  if (!isAbout(found, occurrence)) return DONE
  if (!known.asksAgain && !isOutOfLine(found, occurrence, candidate)) return DONE
  if (found.state === 'claimed') return { kind: 'sending' }
  if (found.state !== 'planned' && !mayBeAskedAgain(found)) return DONE
  const now = deps.clock.now()
  if (found.state !== 'planned' && isTooLate(occurrence, now)) return DONE
  const again = planAgain(found, occurrence, wakeAtOf(occurrence, now), now)
  return write(deps, await heldBackIfToldElsewhere(deps, again, { personId, occurrence }), found.rev, now)
}

/** Whether its moment came when the campaign had no such step yet: an edit answers only moments after it. */
async function isNewStep(
  { campaigns }: PlanDeps,
  { campaign, occurrence, isCalledForBy }: Candidate,
): Promise<boolean> {
  if (campaign.editedAt === null || occurrence.dueAt > campaign.editedAt) return false
  const known = await campaigns.find(campaign.id)
  const version = known === undefined ? campaign.version : versionAt(known, occurrence.dueAt)
  return version !== campaign.version && !isCalledForBy(await readContent(campaigns, campaign.id, version))
}

/** A text that the record's facts have ended: what is planned says why; what was never planned has no line. */
async function endPlanned(
  deps: PlanDeps,
  { because, endedBy, campaign, occurrence }: Candidate,
  found: Message | undefined,
): Promise<Planned> {
  if (because === null || found?.state !== 'planned' || found.campaignId !== campaign.id) return DONE
  if (!isAbout(found, occurrence)) return DONE
  const closed = closeMessage(found, because.state, because.reason, deps.clock.now(), byWhom(endedBy))
  return (await deps.messages.save(closed, found.rev)) ? DONE : { kind: 'lost' }
}

/** Of a person’s records one may stand for all that day: what becomes of another is none of its business. */
function isAbout({ subject }: Message, occurrence: Occurrence): boolean {
  return subject.type === occurrence.subject.type && subject.id === occurrence.subject.id
}

/** Due at another time by now, or closed for what is so no more. One that is being sent judged the record a moment ago. */
function isOutOfLine(found: Message, { dueAt }: Occurrence, candidate: Candidate): boolean {
  if (!candidate.isKeptInLine) return false
  if (found.state === 'planned') return found.dueAt.getTime() !== dueAt.getTime()
  return candidate.isAskedByAnyWord && mayBeAskedAgain(found)
}

/** Whether a text for it had not left, as far as these messages say. */
export function isStillToCome({ contactId, occurrence, because }: Candidate, messages: Known['messages']): boolean {
  if (because !== null) return false
  const find = (key: string) => messages.get(messageIdOf({ contactId, occurrence: key }))
  const next = nextOccurrence(occurrence, find)
  const found = next === null ? undefined : find(next.key)
  return next !== null && (found === undefined || found.state === 'planned' || mayBeAskedAgain(found))
}

async function planNew(deps: PlanDeps, candidate: Candidate, occurrence: Occurrence): Promise<Planned> {
  const { campaign, contactId, personId, begunBy: by } = candidate
  const now = deps.clock.now()
  const message = createMessage({ contactId, kind: campaign.kind, campaign, occurrence, page: null, by }, now)
  if (isTooLate(occurrence, now)) {
    return write(deps, closeMessage(message, 'expired', 'too-late', now), 'absent', now)
  }
  const planned = { ...message, wakeAt: wakeAtOf(occurrence, now) }
  const written = await write(
    deps,
    await heldBackIfToldElsewhere(deps, planned, { personId, occurrence }),
    'absent',
    now,
  )
  if (written.kind !== 'lost' || !candidate.hasRival) return written
  const found = (await deps.messages.findMany([message.id])).get(message.id)
  return found === undefined ? written : keepLine(deps, candidate, occurrence, found)
}

/** The campaign that does not answer an occasion gets a line that says who does. */
async function keepLine(
  deps: PlanDeps,
  { campaign, contactId, hasRival }: Candidate,
  occurrence: Occurrence,
  found: Message,
): Promise<Planned> {
  if (found.campaignId === campaign.id) return { kind: 'lost' }
  if (!hasRival) return DONE
  const now = deps.clock.now()
  const message = createMessage({ contactId, kind: campaign.kind, campaign, occurrence, page: null }, now)
  await markDay(deps, message)
  await deps.messages.save(answeredElsewhere(message, found, now), 'absent')
  return DONE
}

async function write(deps: PlanDeps, message: Message, expected: number | 'absent', now: Date): Promise<Planned> {
  await markDay(deps, message)
  if (!(await deps.messages.save(message, expected))) return { kind: 'lost' }
  return message.state === 'planned' && message.dueAt <= now ? { kind: 'due', id: message.id } : DONE
}

/** Whoever is first to claim what both are about tells of it; the other gets its line. Of a merged person both ids count. */
async function heldBackIfToldElsewhere(
  { records, clock }: PlanDeps,
  message: Message,
  { personId, occurrence: { onceFor, subject } }: Pick<Candidate, 'personId' | 'occurrence'>,
): Promise<Message> {
  if (onceFor === undefined) return message
  for (const contactId of new Set([message.contactId, personId])) {
    const holder = await records.claimOnce({ contactId, what: onceFor, by: subject.id })
    if (holder !== subject.id)
      return closeMessage(message, 'suppressed', 'same-parcel', clock.now(), { shipment: holder })
  }
  return message
}

export function wakeAtOf({ dueAt }: Occurrence, now: Date): Date {
  return dueAt <= now ? new Date(now.getTime() + HAND_OVER_MS) : dueAt
}

export function isTooLate({ notAfter }: Occurrence, now: Date): boolean {
  return notAfter !== null && now >= notAfter
}
