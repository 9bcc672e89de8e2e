import { MemoryCampaignStore } from '#shared/adapters/memory/campaign-store.ts'
import { createMemoryStores } from '#shared/adapters/memory/stores.ts'
import type { Stores } from '#shared/adapters/stores.ts'
import type { Campaign } from '#shared/contracts/campaign.ts'
import type { Message } from '#shared/contracts/message.ts'
import type { KeptKey } from '#shared/contracts/record.ts'
import { acceptOrderEvent } from '#shared/usecases/intake/accept-order-event.ts'
import { answerOrder } from '#shared/usecases/intake/answer-order.ts'
import { answerRecord } from '#shared/usecases/intake/answer-record.ts'
import { answerMissed } from '#shared/usecases/runs/answer-missed.ts'
import { forkStores } from './fork-stores.ts'
import { Violation } from './kernel.ts'
import { westOf } from './places.ts'
import { Random } from './random.ts'
import { SideWorld } from './side-world.ts'
import type { Telling, World } from './world.ts'

const HOUR_MS = 3_600_000
const HOW_OFTEN = 0.3
/** An event that is more than a day ahead of the clock is put aside. */
const SOONEST_MS = 23 * HOUR_MS

/**
 * When a world has come to its end, beside it: planned again from facts and ledger alone, and its orders told again in
 * another order. @throws Violation
 */
export async function checkPlanning(world: World): Promise<void> {
  const random = new Random(world.seed * 4_271 + 3)
  if (random.chance(HOW_OFTEN)) await planAgain(world)
  if (random.chance(HOW_OFTEN)) await retell(world, random)
}

/** Without runs, pages, indexes and what was seen of events: every record is answered again, and every firing asked for again. */
async function planAgain(world: World): Promise<void> {
  const stores = await factsAndLedger(await forkStores(world.platform.stores))
  const side = SideWorld.over(stores, world)
  const people = [...new Set([...world.platform.truth.messages.values()].map(({ contactId }) => contactId))]
  const before = await ledgerOf(stores, people)
  // What a strike wrote past all events is asked for by nobody until the next of them.
  const orders = (await stores.records.sampleOrders()).filter(({ id }) => !world.expectations.isAttacked(id))
  for (const { id } of orders) await answerOrder(side.deps, id, { asks: 'nothing', shipmentId: null })
  for (const key of keptKeys(world)) await answerRecord(side.deps, key)
  for (const campaign of await stores.campaigns.list())
    if (campaign.state === 'active')
      await answerMissed(side.deps, campaign, new Date(Math.min(side.nowMs, world.scenario.activeUntilMs)))
  for (const job of [...side.campaignJobs]) if (job.type === 'run') await side.fire(job)
  const campaigns = new Map((await stores.campaigns.list()).map((campaign) => [campaign.id, campaign]))
  checkNothingNew({ before, after: await ledgerOf(stores, people), campaigns, moved: movedPeople(world) }, side)
  world.proofs.plannedAgain += 1
}

/** Of whom release 0.1 stored another zone: what was planned before their next change keeps to the hours of that one. */
function movedPeople({ contacts }: World): ReadonlySet<string> {
  return new Set(contacts.flatMap((one) => (westOf(one) === one.zone ? [] : [one.id])))
}

/** Every record of a declared type, and every instalment, of which something was told. */
function keptKeys({ tellings }: World): KeptKey[] {
  const records = new Set(tellings.flatMap(({ record }) => record ?? []))
  return [...records].map((record) => ({ type: record.split(' ')[0] ?? '', id: record.split(' ')[1] ?? '' }))
}

async function factsAndLedger(all: Stores): Promise<Stores> {
  const { contacts, records, optOuts, messages, lines, shops } = all
  const campaigns = new MemoryCampaignStore()
  for (const campaign of await all.campaigns.list()) {
    await campaigns.save(campaign, 'absent')
    for (const { version } of [...(campaign.versions ?? []), campaign]) {
      const content = await all.campaigns.findVersion(campaign.id, version)
      if (content !== undefined) await campaigns.keepVersion(campaign.id, version, content)
    }
  }
  return { ...createMemoryStores(), contacts, records, optOuts, messages, lines, shops, campaigns }
}

type Ledger = ReadonlyMap<string, Message>

async function ledgerOf({ messages }: Stores, people: readonly string[]): Promise<Ledger> {
  const lists = await Promise.all(people.map((id) => messages.listOfContact(id)))
  return new Map(lists.flat().map((message) => [message.id, message]))
}

type Ledgers = { before: Ledger; after: Ledger; campaigns: ReadonlyMap<string, Campaign>; moved: ReadonlySet<string> }

/** Every message stands as it stood, none leaves, and what firings and records add are lines that say that it is too late. */
function checkNothingNew({ before, after, campaigns, moved }: Ledgers, { submits }: SideWorld): void {
  const [sent] = submits.keys()
  if (sent !== undefined) throw new Violation('plan-again', `${keyOf(after.get(sent))} is sent by planning again`)
  for (const [id, message] of before)
    if (!moved.has(message.contactId) && standingOf(after.get(id)) !== standingOf(message))
      throw new Violation('plan-again', `${standingOf(message)} becomes ${standingOf(after.get(id))}`)
  const orders = new Set([...before.values()].map(aboutOf))
  for (const [id, message] of after) {
    if (before.has(id)) continue
    const isLeft = isOfLaterEdit(campaigns.get(message.campaignId), message) && !orders.has(aboutOf(message))
    if (!isLeft && (message.state === 'planned' || (message.page === null && message.state !== 'expired')))
      throw new Violation('plan-again', `${standingOf(message)} is new`)
  }
}

/** An edit looks at the orders that its campaign has texts about; others meet its new steps with their next word. */
function isOfLaterEdit(campaign: Campaign | undefined, { details: { anchor } }: Message): boolean {
  if (campaign === undefined || anchor === undefined) return false
  return (campaign.versions ?? []).slice(1).some(({ since }) => since > new Date(anchor))
}

function aboutOf({ campaignId, subject, details }: Message): string {
  return [campaignId, subject.type === 'shipment' ? details.order : subject.id].join(' ')
}

function keyOf(message: Message | undefined): string {
  return message === undefined ? 'nothing' : `${message.contactId} ${message.occurrence}`
}

function standingOf(message: Message | undefined): string {
  if (message === undefined) return 'nothing'
  const { campaignId, state, reason, dueAt } = message
  return [keyOf(message), campaignId, state, reason, dueAt.toISOString()].join(' ')
}

/** The events of each order and record once as they happened, and once in any order with some repeated: the same keys and instants. */
async function retell(world: World, random: Random): Promise<void> {
  const own = world.tellings.filter(({ orderId }) => orderId !== null && /^(?:SO|PR)-/u.test(orderId))
  const kept = world.tellings.filter(({ record }) => record !== null)
  const ofOne = [...Map.groupBy(own, ({ orderId }) => orderId).values()]
  for (const tellings of [...ofOne, ...Map.groupBy(kept, ({ record }) => record).values()]) {
    const repeats = tellings.filter(() => random.chance(0.4))
    const [once, again] = [
      await planned(world, tellings),
      await planned(world, random.shuffled([...tellings, ...repeats])),
    ]
    if (once.join('\n') !== again.join('\n'))
      throw new Violation(
        'any-order',
        `${tellings[0]?.orderId ?? tellings[0]?.record} calls for ${once.join(', ')}; told again ${again.join(', ')}`,
      )
    world.proofs.retold += 1
  }
}

async function planned(world: World, tellings: readonly Telling[]): Promise<string[]> {
  const { contacts, optOuts, lines, shops, campaigns } = await forkStores(world.platform.stores)
  const stores = { ...createMemoryStores(), contacts, optOuts, lines, shops, campaigns }
  const side = SideWorld.over(stores, world)
  side.nowMs = Math.max(...tellings.map(({ atMs }) => atMs)) - SOONEST_MS
  for (const { id, type, atMs, data } of tellings)
    await acceptOrderEvent(side.deps, { id, type, timestamp: new Date(atMs).toISOString(), data }, 'webhook')
  const people = [...new Set(tellings.flatMap(({ contactId }) => contactId ?? []))]
  const ledger = [...(await ledgerOf(stores, people)).values()]
  return ledger
    .flatMap((one) => (one.state === 'planned' ? [`${keyOf(one)} ${one.dueAt.toISOString()}`] : []))
    .toSorted()
}
