import { CampaignId } from '#shared/contracts/ids.ts'
import { activateCampaign } from '#shared/usecases/activate-campaign.ts'
import { pauseCampaign } from '#shared/usecases/pause-campaign.ts'
import { startLine } from '#shared/usecases/steer-line.ts'
import { tell } from './orders.ts'
import type { Read } from './watched-stores.ts'
import { hasher, LINE } from './worker-deps.ts'
import type { World } from './world.ts'

const MOST_STRIKES = 12
const LATEST_MS = 300_000

/**
 * Changes what a worker has just read, a millisecond to five minutes later: the moments at which a stale reading shows,
 * and which chance alone would hardly ever hit.
 */
export function takeAim(world: World): void {
  const { kernel, platform, fates, scenario, expectations } = world
  const random = world.random.fork()
  let left = MOST_STRIKES
  platform.onRead = (read) => {
    if (!fates.active || left === 0 || !random.chance(scenario.aim)) return
    if (read.what === 'campaign' && !world.churned.has(read.id)) return
    left -= 1
    expectations.attacked(read.id)
    kernel.after(random.logBetween(1, LATEST_MS), () => {
      kernel.noteText(`strikes ${read.what}`, read.id)
      strike(world, read, random.chance(0.6))
    })
  }
}

/** `atOnce`: the fact stands in the store in this millisecond; else it goes the usual way. */
function strike(world: World, { what, id }: Read, atOnce: boolean): void {
  switch (what) {
    case 'contact':
      return strikeContact(world, id, atOnce)
    case 'order':
      if (atOnce) void payOrder(world, id)
      else tell(world, { type: 'order.paid', atMs: world.kernel.nowMs, data: { orderId: id } })
      return
    case 'instalment': {
      const [contractId = '', period = ''] = id.split('#')
      world.expectations.attacked(contractId)
      return void payInstalment(world, contractId, Number(period))
    }
    case 'campaign':
      return pauseFor(world, CampaignId.parse(id))
    case 'line':
      return stopFor(world)
  }
}

function strikeContact(world: World, id: string, atOnce: boolean): void {
  const { platform, kernel, contacts } = world
  const phone = contacts.find((contact) => contact.id === id)?.phone
  if (phone == null) return
  if (!atOnce) return void refuseMarketing(world, id)
  const optOut = { phoneHash: hasher.hash(phone), at: new Date(kernel.nowMs), by: 'support/2', note: 'enough' }
  void platform.stores.optOuts.put({ ...optOut, source: 'person' })
}

async function refuseMarketing({ platform, kernel }: World, id: string): Promise<void> {
  const contact = await platform.stores.contacts.find(id)
  if (contact === undefined) return
  const consent = { marketing: 'refused' as const, at: new Date(kernel.nowMs), source: 'support' as const }
  await platform.stores.contacts.save({ ...contact, consent, rev: contact.rev + 1 }, contact.rev)
}

async function payOrder({ platform, kernel }: World, id: string): Promise<void> {
  const order = await platform.stores.records.findOrder(id)
  if (order === undefined || order.paidAt !== null) return
  await platform.stores.records.saveOrder({ ...order, paidAt: new Date(kernel.nowMs), rev: order.rev + 1 }, order.rev)
}

async function payInstalment({ platform, kernel }: World, contractId: string, period: number): Promise<void> {
  const [found] = await platform.stores.records.findInstalments([{ contractId, period }])
  if (found === undefined) return
  const paid = { ...found, paidAt: new Date(kernel.nowMs), rev: found.rev + 1 }
  await platform.stores.records.saveInstalment(paid, found.rev)
}

function pauseFor({ platform, kernel, random }: World, id: CampaignId): void {
  const lastsMs = random.logBetween(10_000, 3_600_000)
  platform.insist('pause', (deps) => pauseCampaign(deps, id), () =>
    kernel.after(lastsMs, () => platform.insist('activate', (deps) => activateCampaign(deps, id), () => undefined)),
  )
}

function stopFor({ platform, kernel, random }: World): void {
  const lastsMs = random.logBetween(2_000, 1_800_000)
  void platform.stores.lines.find(LINE.provider).then(async (line) => {
    if (line === undefined || line.stop !== null) return
    const stop = { by: 'ops/2', why: 'drill', at: new Date(kernel.nowMs) }
    await platform.stores.lines.save({ ...line, stop, rev: line.rev + 1 }, line.rev)
  })
  kernel.after(lastsMs, () => platform.insist('start line', (deps) => startLine(deps), () => undefined))
}
