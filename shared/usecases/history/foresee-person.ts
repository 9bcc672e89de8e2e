import type { Campaign } from '#shared/contracts/campaign.ts'
import type { Contact } from '#shared/contracts/contact.ts'
import type { Message } from '#shared/contracts/message.ts'
import { localDateOf } from '#shared/domain/calendar/time.ts'
import { findManager } from '#shared/domain/people/receiver.ts'
import type { CampaignStore } from '#shared/ports/campaign-store.ts'
import type { Clock } from '#shared/ports/clock.ts'
import type { MessageStore } from '#shared/ports/message-store.ts'
import type { RecordStore } from '#shared/ports/record-store.ts'
import { idsOfPerson } from '../follow-merged.ts'
import { withListed } from '../list-columns.ts'
import { type Foreseen, newestOf, readActive, readSettings, type Scene, type SettingsDeps } from './forecast.ts'
import { type Answered, type ForeseeFiringsDeps, foreseeAll, LOOK_BACK_MS } from './foresee-firings.ts'
import { type Lived, readLived } from './past-contents.ts'
import { duesAskedAbout, readInstalmentsOfPerson } from './read-instalments.ts'
import { type RememberedDeps, rememberReads } from './remembered-reads.ts'

export type ForeseePersonDeps = RememberedDeps &
  SettingsDeps &
  ForeseeFiringsDeps & {
    campaigns: Pick<CampaignStore, 'listPage'>
    records: Pick<RecordStore, 'listInstalmentsOfContact' | 'listInstalmentsOfContract' | 'listKeptOfContact'>
    messages: Pick<MessageStore, 'findMany' | 'listNewest'>
    clock: Pick<Clock, 'now'>
  }

/** `scene`: what it is judged by. */
export type PersonAhead = { scene: Scene; planned: readonly Foreseen[]; foreseen: readonly Answered[] }

/** `read`: what the same question has read before. */
type Span = {
  until: Date
  now: Date
  read?: Pick<Scene, 'countries' | 'shops' | 'rules' | 'templates'> & { messages: readonly Message[] }
}

/**
 * What a person is to get until an instant: planned messages, and what active campaigns that the clock starts will make.
 * Reads this person's records alone.
 */
export async function foreseePerson(
  deps: ForeseePersonDeps,
  contact: Contact,
  { until, now, read }: Span,
): Promise<PersonAhead> {
  const ids = idsOfPerson(contact)
  const [messages, active, settings, kept] = await Promise.all([
    read?.messages ?? newestOf(deps, ids),
    readActive(deps.campaigns),
    read === undefined ? readSettings(deps) : settingsIn(read),
    Promise.all(ids.map((id) => deps.records.listKeptOfContact(id))),
  ])
  const campaigns = await withListed(deps, active, ids)
  const from = new Date(now.getTime() - LOOK_BACK_MS)
  const lived = await readLived(deps, campaigns, { from, until: now })
  const days = { from: localDateOf(from, contact.zone), until: localDateOf(until, contact.zone) }
  const dues = duesAskedAbout(lived.flatMap(contentsOf), contact.zone, days)
  const instalments = await readInstalmentsOfPerson(deps, ids, dues, messages)
  const reads = rememberReads(deps, { contacts: [contact], instalments })
  const scene = { reads, campaigns: deps.campaigns, found: campaigns, ...settings }
  const planned = messages.filter(
    ({ state, subject, dueAt }) => isOpen(state) && subject.type !== 'digest' && dueAt <= until,
  )
  const known = new Map(messages.map((message) => [message.id, message]))
  const records = kept.flat()
  const hasManager = findManager(contact) !== undefined
  const person = { contact, hasManager, instalments, records }
  const foreseen = await foreseeAll(deps, { ...person, lived, until, now, known })
  return { scene, planned: planned.map((message) => ({ message, from: now, refs: [] })), foreseen }
}

function settingsIn({ countries, shops, rules, templates }: NonNullable<Span['read']>) {
  return { countries, shops, rules, templates }
}

/** What is to leave, each once. */
export function toLeave({ planned, foreseen }: Pick<PersonAhead, 'planned' | 'foreseen'>): Foreseen[] {
  return [...planned, ...foreseen.filter(({ answered }) => answered === null)]
}

/** What it does from now on, and what it did. */
function contentsOf({ campaign, past }: Lived): Campaign[] {
  return [campaign, ...past.map(({ content }) => ({ ...campaign, content }))]
}

function isOpen(state: Message['state']): boolean {
  return state === 'planned' || state === 'claimed'
}
