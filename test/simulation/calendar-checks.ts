import type { Campaign } from '#shared/contracts/campaign.ts'
import type { Contact } from '#shared/contracts/contact.ts'
import type { CampaignJob } from '#shared/contracts/jobs.ts'
import type { Message } from '#shared/contracts/message.ts'
import { nextFiring } from '#shared/domain/calendar/firing.ts'
import { activateCampaign } from '#shared/usecases/campaigns/activate-campaign.ts'
import { changeCampaign } from '#shared/usecases/campaigns/change-campaign.ts'
import { listZonesOf, schedulesOf } from '#shared/usecases/campaigns/schedule-campaign.ts'
import { type CalendarItem, listCalendar } from '#shared/usecases/history/list-calendar.ts'
import { acceptOrderEvent } from '#shared/usecases/intake/accept-order-event.ts'
import { answerMissed } from '#shared/usecases/runs/answer-missed.ts'
import { DATE_COLUMN } from './custom-scenarios.ts'
import { Violation } from './kernel.ts'
import { checkPrecedence } from './precedence-checks.ts'
import { drawDates } from './preset-stories.ts'
import { Random } from './random.ts'
import { drawTime } from './scenario.ts'
import { SideWorld } from './side-world.ts'
import type { World } from './world.ts'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
/** Beyond the day after tomorrow anywhere. */
const AHEAD_MS = 50 * HOUR_MS
const HOW_OFTEN = 0.35
const SAMPLE = 5
const BY = 'ops/calendar'
/** What leaves is told with its instant. */
const IS_SENT = /^\d{4}-\d\d-\d\dT/

type Firing = Extract<CampaignJob, { type: 'run' }>

/**
 * When a world has come to its end, beside it: new dates and settings, what the calendars of a few people then say, and what
 * they get when nothing else happens. @throws Violation
 */
export async function compareCalendars(world: World): Promise<void> {
  const random = new Random(world.seed * 9_311 + 7)
  if (!random.chance(HOW_OFTEN)) return
  const side = await SideWorld.of(world)
  const days = [1, 2].map((later) => new Date(side.nowMs + later * DAY_MS).toISOString().slice(0, 10))
  await renewFacts(world, side, random, days)
  for (const campaign of await side.stores.campaigns.list()) await renew(side, random, { campaign, days })
  const until = new Date(side.nowMs + AHEAD_MS)
  const buyers = world.presets.flatMap(({ stories }) => stories.map(({ buyer }) => buyer))
  const people = [...new Set([...buyers.slice(0, 2), ...random.shuffled(world.contacts)])].slice(0, SAMPLE)
  const told = new Map<string, string[]>()
  const since = new Date(side.nowMs)
  for (const { id } of people) told.set(id, await toldOf(side, id, until))
  const before = new Set(await closedIds(side, people))
  await liveOn(side, until)
  for (const { id } of people) {
    const messages = (await side.stores.messages.listOfContact(id)).filter(
      (one) => !before.has(one.id) && one.dueAt <= until && isOwn(one) && !isOver(one, since),
    )
    checkPrecedence(messages)
    const became = messages.map((one) => becameOf(side, one))
    const plain = unexplained(messages.filter((one) => !side.submits.has(one.id) && isSelectedLater(one)))
    const isOfOthers = cappedByOthers(messages)
    const foretold = (told.get(id) ?? []).filter((line) => !isOfOthers(line)).map(plain)
    const came = became.filter((line) => !isOfOthers(line)).map(plain)
    compareLines(id, foretold, came, since)
    world.proofs.calendars += 1
    world.proofs.entries += became.length
  }
}

/** A page that waits for the morning is judged then, by facts of which some say more: another reason, and no text either way. */
function isSelectedLater({ trail, dueAt }: Message): boolean {
  return trail.some(({ code, at }) => code === 'selected' && at > dueAt)
}

/** Nobody foretells a person what somebody else with their number is sent, or what a stop left and another campaign took over. */
function cappedByOthers(messages: readonly Message[]): (line: string) => boolean {
  const own = new Set<string>(messages.map(({ id }) => id))
  const capped = messages.filter(
    ({ reason, trail }) => reason === 'capped' && !own.has(String(trail.at(-1)?.values?.winner)),
  )
  const beginnings = capped.map((one) => lineOf(one, ''))
  return (line) => beginnings.some((one) => line.startsWith(one))
}

function unexplained(messages: readonly Message[]): (line: string) => string {
  const beginnings = messages.map((one) => lineOf(one, ''))
  return (line) => {
    const beginning = beginnings.find((one) => line.startsWith(one))
    return beginning === undefined || IS_SENT.test(line.slice(beginning.length)) ? line : `${beginning}not sent`
  }
}

function compareLines(id: string, told: readonly string[], became: readonly string[], at: Date): void {
  const [says = '(nothing)'] = told.filter((line) => !became.includes(line))
  const [is = '(nothing)'] = became.filter((line) => !told.includes(line))
  if (says !== '(nothing)' || is !== '(nothing)' || told.length !== became.length)
    throw new Violation('calendar', `of ${id} at ${at.toISOString()} says ${says}, and there comes ${is}`)
}

/** Birthdays, dates and instalments around the days to come. */
async function renewFacts(world: World, side: SideWorld, random: Random, days: readonly string[]): Promise<void> {
  const { contacts, records } = side.stores
  for (const { id } of world.contacts) {
    const found = await contacts.find(id)
    if (found === undefined) continue
    const [, month = 1, day = 1] = random.pick(days).split('-').map(Number)
    const birthday: Contact['birthday'] = random.chance(0.3)
      ? { calendar: 'solar', year: 1988, month, day, leap: false, source: 'list' }
      : found.birthday
    const custom = random.chance(0.4) ? { ...found.custom, [DATE_COLUMN]: random.pick(days) } : found.custom
    await contacts.save({ ...found, birthday, custom, rev: found.rev + 1 }, found.rev)
  }
  for (const [index, instalment] of world.instalments.entries()) {
    const due = new Date(Date.parse(days[0] ?? '') + random.between(0, 9) * DAY_MS).toISOString().slice(0, 10)
    const fresh = {
      ...instalment,
      contractId: `M${index}`,
      due,
      month: due.slice(0, 7),
      listedPaid: random.chance(0.2),
    }
    await records.saveInstalment({ ...fresh, rev: 1 }, 'absent')
  }
  await renewStories(world, side, { random, days })
}

/** One more record of each preset, whose dates are around these days. */
async function renewStories(
  { presets }: World,
  side: SideWorld,
  { random, days }: { random: Random; days: readonly string[] },
): Promise<void> {
  for (const { scenario, stories } of presets) {
    const buyer = stories[0]?.buyer
    if (buyer === undefined || scenario.about === 'contact') continue
    const id = scenario.about === 'instalment' ? `RE-${scenario.slug}:1` : `RE-${scenario.slug}`
    const told = drawDates(random, { scenario, id, buyer, days, startMs: side.nowMs })
    for (const [place, { type, atMs, data }] of told.entries()) {
      const event = { id: `${id}-${place}`, type, timestamp: new Date(atMs).toISOString(), data }
      await acceptOrderEvent(side.deps, event, 'webhook')
    }
  }
  await side.settle()
}

/** Most go on, those that know days of their own with the days to come. */
async function renew(
  side: SideWorld,
  random: Random,
  { campaign, days }: { campaign: Campaign; days: readonly string[] },
) {
  const { id, kind, state, content } = campaign
  if (state === 'stopped' || state === 'draft') return
  const time = random.chance(0.5) ? { time: drawTime(random) } : {}
  const dates = days.map((day) => Number(day.slice(8))).toSorted((a, b) => a - b)
  const settings = {
    'repayment-reminder': { ...content.settings, ...time, days: dates.every((date) => date <= 28) ? dates : [15] },
    'holiday-greeting': { ...content.settings, ...time, date: random.pick(days) },
    'birthday-greeting': { ...content.settings, ...time },
  }
  const change = Object.entries(settings).find(([name]) => name === kind)?.[1]
  if (change !== undefined) await changeCampaign(side.deps, { id, by: BY, change: { settings: change } })
  if (random.chance(0.8)) await activateCampaign(side.deps, { id, by: BY })
}

async function toldOf(side: SideWorld, contactId: string, until: Date): Promise<string[]> {
  const page = await listCalendar(side.deps, { contactId, until, limit: 1_000, cursor: undefined })
  return (page?.items ?? []).filter(({ message }) => isOwn(message)).map(toldLine)
}

function toldLine({ message, forecast, answered }: CalendarItem): string {
  const { decision, at } = forecast
  const reason = answered === null ? null : `answered-by-another-${answered}`
  if (reason === null && decision.kind === 'send') return lineOf(message, `${at.toISOString()} ${decision.text}`)
  return lineOf(message, reason ?? ('because' in decision ? decision.because : ''))
}

function becameOf({ submits }: SideWorld, message: Message): string {
  const submit = submits.get(message.id)
  if (submit === undefined) return lineOf(message, message.reason ?? message.state)
  return lineOf(message, `${new Date(submit.atMs).toISOString()} ${submit.text}`)
}

function lineOf({ campaignId, occurrence }: Pick<Message, 'campaignId' | 'occurrence'>, what: string): string {
  return `${campaignId} ${occurrence.replace(/~(?:run|cmp)_.*$/u, '')} ${what}`
}

/** A firing that a pause has kept until nobody needs its text leaves a line; a calendar tells of texts to come. */
function isOver({ notAfter }: Message, at: Date): boolean {
  return notAfter !== null && notAfter <= at
}

/** What managers are told follows from other people. */
function isOwn({ subject, contactId }: Pick<Message, 'subject' | 'contactId'>): boolean {
  return subject.type !== 'digest' && !(subject.type === 'contact' && subject.id !== contactId)
}

async function closedIds({ stores }: SideWorld, people: readonly Contact[]): Promise<string[]> {
  const lists = await Promise.all(people.map(({ id }) => stores.messages.listOfContact(id)))
  return lists.flat().flatMap(({ id, state }) => (state === 'planned' ? [] : [id]))
}

/** Every firing of every active campaign comes at its instant, first those that pauses have kept. */
async function liveOn(side: SideWorld, until: Date): Promise<void> {
  const all = () => true
  const startMs = side.nowMs
  const active = (await side.stores.campaigns.list()).filter(({ state }) => state === 'active')
  side.campaignJobs.length = 0
  for (const campaign of active) await answerMissed(side.deps, campaign, new Date(startMs))
  for (const job of [...side.campaignJobs]) if (job.type === 'run') await side.fire(job)
  const firings = await Promise.all(active.map((campaign) => firingsOf(side, campaign, startMs, until)))
  for (const firing of firings.flat().toSorted(byTurn)) {
    await side.goOn(firing.firedAt.getTime(), all)
    await side.fire(firing)
  }
  await side.goOn(until.getTime() + 4 * DAY_MS, all)
}

/** Of several at one instant the one that calendars let go first. */
function byTurn(a: Firing, b: Firing): number {
  return a.firedAt.getTime() - b.firedAt.getTime() || (a.campaignId < b.campaignId ? -1 : 1)
}

async function firingsOf({ deps }: SideWorld, campaign: Campaign, fromMs: number, until: Date): Promise<Firing[]> {
  const firings: Firing[] = []
  for (const { part, zone, rule } of schedulesOf(campaign, await listZonesOf(deps, campaign), new Date(fromMs))) {
    let at = nextFiring(rule, zone, new Date(fromMs))
    for (; at !== null && at <= until; at = nextFiring(rule, zone, at))
      firings.push({ type: 'run', campaignId: campaign.id, part, zone, firedAt: at })
  }
  return firings
}
