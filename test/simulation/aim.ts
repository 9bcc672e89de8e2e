import * as z from 'zod'
import { Subject } from '#shared/contracts/message.ts'
import { startLine } from '#shared/usecases/line/steer-line.ts'
import { signed } from './actors.ts'
import { pauseFor } from './campaign-churn.ts'
import { readId } from './occurrence.ts'
import { tell } from './orders.ts'
import type { Read } from './watch.ts'
import type { Stalled } from './worker.ts'
import { hasher, LINE } from './worker-deps.ts'
import type { World } from './world.ts'

const Details = z.object({ period: z.string().optional() })
const MOST_STRIKES = 12
/** Beyond these the line is left alone: every opening wakes all that waits. */
const MOST_SWITCHES = 12
const LATEST_MS = 300_000
/** A reading is good for a second: what changes right before or after that is what matters. */
const EDGE_MS = 1_500

/**
 * Changes what a worker has just read, and above all what a call that takes long relies on, while it takes long: the
 * moments at which a stale reading shows, and which chance alone would hardly ever hit.
 */
export function takeAim(world: World): void {
  const { kernel, platform, fates, scenario } = world
  const random = world.random.fork()
  let left = MOST_STRIKES
  let switches = MOST_SWITCHES
  const strikeLater = (read: Read, delayMs: number) => {
    if (read.what === 'campaign' && !world.churned.has(read.id)) return
    const isOfLine = read.what === 'line' || read.what === 'marked-page'
    if (isOfLine) switches -= 1
    if (isOfLine && switches < 0) return
    world.expectations.attacked(read.id)
    kernel.after(delayMs, () => {
      kernel.noteText(`strikes ${read.what}`, read.id)
      strike(world, read, random.chance(0.7))
    })
  }
  platform.onRead = (read) => {
    if (!fates.active || left === 0 || !random.chance(scenario.aim)) return
    left -= 1
    strikeLater(read, random.logBetween(1, LATEST_MS))
  }
  platform.onStall = (call) => {
    const targets = targetsOf(call)
    if (targets.length === 0 || !random.chance(0.7)) return
    const lastsMs = call.goMs + call.backMs
    const target = random.pick(targets)
    if (target.what === 'marked-page') return strikeLater(target, Math.max(0, lastsMs - random.between(1_000, 10_000)))
    strikeLater(target, random.between(0, random.chance(0.5) ? lastsMs : Math.min(lastsMs, EDGE_MS)))
  }
}

/** What the caller of a slow call has read, or is reading, and relies on. */
function targetsOf({ label, args: [first] }: Stalled): Read[] {
  const each = (what: Read['what']) => stringsIn(first).map((id) => ({ what, id }))
  if (label === 'contacts.findMany') return each('contact')
  if (label === 'records.findOrder') return each('order')
  if (label === 'campaigns.find') return each('campaign')
  if (label.startsWith('lines.')) return [{ what: 'line', id: LINE.provider }]
  if (label !== 'messages.save' || typeof first !== 'object' || first === null) return []
  const id = 'id' in first && typeof first.id === 'string' ? first.id : null
  const campaignId = 'campaignId' in first && typeof first.campaignId === 'string' ? first.campaignId : null
  if (id === null || campaignId === null) return []
  if ('state' in first && (first.state === 'delivered' || first.state === 'undelivered'))
    return [{ what: 'marked-page', id }]
  const { contactId, kind, about } = readId(id)
  const subject = 'subject' in first ? Subject.safeParse(first.subject).data : undefined
  const details = 'details' in first ? Details.safeParse(first.details).data : undefined
  const targets: Read[] = [
    { what: 'contact', id: contactId },
    { what: 'campaign', id: campaignId },
    { what: 'line', id: LINE.provider },
  ]
  const [record = ''] = about.split('#')
  if (kind === 'unpaid-order-nudge') targets.push({ what: 'order', id: record })
  if (kind === 'repayment-reminder') targets.push({ what: 'instalment', id: `${subject?.id}#${details?.period}` })
  return targets
}

function stringsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : []
}

/** `atOnce`: the fact stands in the store in this millisecond; else it goes the usual way. */
function strike(world: World, { what, id }: Read, atOnce: boolean): void {
  switch (what) {
    case 'contact':
      strikeContact(world, id, atOnce)
      return
    case 'order':
      world.expectations.attacked(id)
      if (atOnce) void payOrder(world, id)
      else tell(world, { type: 'order.paid', atMs: world.kernel.nowMs, data: { orderId: id } })
      return
    case 'instalment': {
      const [contractId = '', period = ''] = id.split('#')
      world.expectations.attacked(contractId)
      void payInstalment(world, contractId, Number(period))
      return
    }
    case 'campaign':
      pauseFor(world, id)
      return
    case 'line':
      stopFor(world)
      return
    case 'marked-page': {
      const by = signed(world, 'start-line')
      world.platform.insist(
        'wake',
        (deps) => startLine(deps, { by }),
        () => undefined,
      )
    }
  }
}

function strikeContact(world: World, id: string, atOnce: boolean): void {
  const { platform, kernel, contacts } = world
  const phone = contacts.find((contact) => contact.id === id)?.phone
  if (phone == null) return
  if (!atOnce) {
    void refuseMarketing(world, id)
    return
  }
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

function stopFor(world: World): void {
  const { platform, kernel, random } = world
  const by = signed(world, 'start-line')
  const lastsMs = random.logBetween(2_000, 1_800_000)
  void platform.stores.lines.find(LINE.provider).then(async (line) => {
    if (line === undefined || line.stop !== null) return
    const stop = { by: 'ops/2', why: 'drill', at: new Date(kernel.nowMs) }
    if (await platform.stores.lines.save({ ...line, stop, rev: line.rev + 1 }, line.rev)) platform.truth.lineWrites -= 1
  })
  kernel.after(lastsMs, () =>
    platform.insist(
      'start line',
      (deps) => startLine(deps, { by }),
      () => undefined,
    ),
  )
}
