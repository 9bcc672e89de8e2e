import type { Contact } from '#shared/contracts/contact.ts'
import type { Message } from '#shared/contracts/message.ts'
import { TAG } from './campaign-churn.ts'
import { Violation } from './kernel.ts'
import type { CampaignLog, Told } from './operator-log.ts'
import { westOf } from './places.ts'
import { dayIn, instantIn } from './wall-clock.ts'
import type { World } from './world.ts'

const HOUR_MS = 3_600_000

/** Whom one firing of a campaign means, reckoned from the calendar and from what operators were told alone. */
type Meant = { contact: Contact; loan: string | null } // the loan that calls for a text of all

/**
 * For each day and hour that a campaign had when it was due, and each person meant, there is a text or a line with its
 * reason in a run of that very campaign; and a line that says somebody else answered is true. @throws Violation
 */
export function checkEveryDay(world: World): void {
  // A worker whose clock is hours off says of a change that it holds since hours ago.
  if (world.scenario.hasAstrayClock) return
  const found = indexMessages(world)
  const zones = new Set(world.contacts.map(({ zone }) => zone))
  for (const log of world.campaigns.values()) {
    for (const zone of zones) for (const day of world.scenario.days) checkDay(world, log, { zone, day }, found)
    checkAtOnce(world, log, zones)
  }
}

/** No two campaigns of a kind were ever active that may text one person on one occasion. @throws Violation */
export function checkOccasions(world: World): void {
  const logs = [...world.campaigns.values()]
  const { startMs, calmAtMs } = world.scenario
  for (let atMs = startMs; atMs <= calmAtMs; atMs += HOUR_MS / 4) {
    const active = logs.flatMap((log) => {
      const told = log.at(atMs)
      return told?.state === 'active' ? [{ log, told }] : []
    })
    for (const [index, one] of active.entries()) {
      const other = active
        .slice(index + 1)
        .find(({ log, told }) => log.kind === one.log.kind && mayMeet(one, { log, told }))
      if (other !== undefined)
        throw new Violation('occasions', `${one.log.id} and ${other.log.id} answer the same and are both active`)
    }
  }
}

type Active = { log: CampaignLog; told: Told }

/** Somebody with or without the tag is in both audiences, and a day is in both settings. */
function mayMeet(one: Active, other: Active): boolean {
  const isInBoth = [[], [TAG]].some((tags) => isIn(one.told, tags) && isIn(other.told, tags))
  return isInBoth && daysOf(one).some((day) => daysOf(other).includes(day))
}

function daysOf({ log, told }: Active): string[] {
  if (log.kind === 'custom') return [told.content.scenario?.slug ?? '']
  const { days, date } = told.content.settings
  if (log.kind === 'repayment-reminder') return Array.isArray(days) ? days.map(String) : []
  if (log.kind === 'broadcast') return [log.id] // never the same as another's
  return log.kind === 'holiday-greeting' ? [String(date)] : ['any']
}

function isIn({ content: { audience } }: Told, tags: readonly string[]): boolean {
  const isTagged = audience.tags.length === 0 || audience.tags.some((tag) => tags.includes(tag))
  return isTagged && !audience.exceptTags.some((tag) => tags.includes(tag))
}

type Place = { zone: string; day: string }

function checkDay(world: World, log: CampaignLog, { zone, day }: Place, found: Found): void {
  const { startMs, activeUntilMs } = world.scenario
  for (const time of timesEver(log)) {
    const atMs = instantIn(zone, day, time)
    if (atMs === null || atMs < startMs + HOUR_MS / 2 || atMs > activeUntilMs) continue
    const told = log.at(atMs)
    if (told === null || String(told.content.settings.time) !== time) continue
    if (told.state !== 'active' && !(told.state === 'paused' && log.goesOnAfter(atMs))) continue
    for (const meant of meantOn(world, { log, told }, { zone, day })) checkPerson(log, meant, atMs, day, found)
  }
}

/** What went at its activation: somebody in each zone whom it meant has a text or a line of that campaign. */
function checkAtOnce(world: World, log: CampaignLog, zones: ReadonlySet<string>): void {
  const activation = log.steps.find(({ told }) => told?.state === 'active')
  const said = activation?.told ?? null
  if (activation === undefined || said?.content.settings.now !== true) return
  const last = log.at(Number.MAX_SAFE_INTEGER)
  if (
    last?.state !== 'active' ||
    last.content.settings.now !== true ||
    activation.fromMs < world.scenario.startMs + HOUR_MS / 2
  )
    return
  const told = new Set(
    [...world.platform.truth.messages.values()].flatMap(({ campaignId, contactId }) =>
      campaignId === log.id ? [contactId] : [],
    ),
  )
  const people = [...zones].flatMap((zone) => world.contacts.filter((one) => isReachedIn(one, zone)))
  const missing = greeted(people.filter(({ tags }) => isIn(said, tags) && isIn(last, tags))).find(
    ({ contact }) => !told.has(contact.id),
  )
  if (missing !== undefined)
    throw new Violation('every-day-and-person', `no text and no line: ${log.id} at once for ${missing.contact.id}`)
}

function timesEver(log: CampaignLog): Set<string> {
  const times = log.steps.flatMap(({ told }) => told?.content.settings.time ?? [])
  return new Set(times.filter((time) => typeof time === 'string'))
}

function meantOn(world: World, active: Active, { zone, day }: Place): Meant[] {
  const { kind } = active.log
  const people = world.contacts.filter((one) => isReachedIn(one, zone) && isIn(active.told, one.tags))
  if (kind === 'birthday-greeting')
    return people
      .filter((one) => one.kind !== 'employee' && one.birthday?.day === Number(day.slice(8)))
      .map((contact) => ({ contact, loan: null }))
  if (kind === 'broadcast') return active.told.content.settings.date === day ? greeted(people) : []
  if (!daysOf(active).includes(kind === 'repayment-reminder' ? String(Number(day.slice(8))) : day)) return []
  if (kind === 'holiday-greeting') return greeted(people)
  if (kind !== 'repayment-reminder') return []
  return world.instalments.flatMap(({ contractId, contactId, listedPaid, month }) => {
    const contact = people.find(({ id }) => id === contactId)
    const isLeft = listedPaid || month !== day.slice(0, 7) || world.expectations.wasAttacked(contractId)
    return contact === undefined || isLeft ? [] : [{ contact, loan: contractId }]
  })
}

function greeted(people: readonly Contact[]): Meant[] {
  return people.filter((one) => one.kind !== 'employee').map((contact) => ({ contact, loan: null }))
}

/** Those of whom release 0.1 stored another zone are left out: nobody knows from when on it is the right one. */
function isReachedIn(contact: Contact, asked: string): boolean {
  return contact.zone === asked && westOf(contact) === asked
}

/** Messages by run of a campaign at an instant, and by person and occasion. */
type Found = { ofRun: Map<string, Message[]>; ofDay: Map<string, Message[]> }

function indexMessages({ platform }: World): Found {
  const found: Found = { ofRun: new Map(), ofDay: new Map() }
  for (const message of platform.truth.messages.values()) {
    const run = message.page === null ? undefined : platform.truth.runs.get(message.page.runId)
    if (run === undefined) continue
    add(found.ofRun, `${run.campaignId} ${run.firedAt.getTime()} ${message.contactId}`, message)
    const occasion = occasionOf(message.kind, run.campaignId, dayIn(run.zone, run.firedAt.getTime()))
    add(found.ofDay, `${message.kind} ${occasion} ${message.contactId}`, message)
  }
  return found
}

/** A birthday is one occasion on whatever day it is told of; a broadcast that went at once has its day from home. */
function occasionOf(kind: Message['kind'], campaignId: string, day: string): string {
  if (kind === 'birthday-greeting') return ''
  return kind === 'broadcast' ? campaignId : day
}

function add(map: Map<string, Message[]>, key: string, message: Message): void {
  map.set(key, [...(map.get(key) ?? []), message])
}

function checkPerson(log: CampaignLog, { contact, loan }: Meant, atMs: number, day: string, found: Found): void {
  const where = `${log.kind} of ${log.id} for ${loan ?? ''} ${contact.id} at ${new Date(atMs).toISOString()}`
  const [message] = found.ofRun.get(`${log.id} ${atMs} ${contact.id}`) ?? []
  if (message === undefined) throw new Violation('every-day-and-person', `no text and no line: ${where}`)
  if (!message.reason?.startsWith('answered-by-')) return
  if (log.kind === 'broadcast' && message.reason === 'answered-by-another-campaign')
    throw new Violation('every-day-and-person', `another campaign swallowed ${where}`)
  const ofDay = found.ofDay.get(`${log.kind} ${occasionOf(log.kind, log.id, day)} ${contact.id}`) ?? []
  if (!ofDay.some(({ reason }) => !reason?.startsWith('answered-by-')))
    throw new Violation('every-day-and-person', `nobody answered in its stead: ${where}`)
}
