import { ShippedKindId } from '#shared/contracts/message.ts'
import type { Receipt } from '#shared/contracts/receipt.ts'
import { recordReceipt } from '#shared/usecases/receipts/record-receipt.ts'
import { reconcile } from '#shared/usecases/runs/reconcile.ts'
import { sweepDue } from '#shared/usecases/sending/sweep-due.ts'
import { type CountedPlatform, openCountedPlatform } from './counted-platform.ts'
import { contactOn, contactsList } from './generated-lists.ts'
import { type Figures, measure } from './measure.ts'
import { accept, FIRES_AT, orderPlaced, orderShipped } from './orders.ts'
import { measureMassSends } from './scenarios.ts'

/** What a month is reckoned from: counted work for one of each. */
export type UnitsOfWork = {
  /** A minute without anything to do: a sweep and a fifth of a reconcile, all five kinds being active. */
  quietMinute: Figures
  /** A row of a list that is new. */
  contact: Figures
  /** An order that is placed, nudged half an hour later, shipped and announced: two texts, two events. */
  order: Figures
  /** A text of a mass send. */
  massText: Figures
  /** A receipt for a text of a mass send. */
  receipt: Figures
}

const SAMPLE = 200
const MASS_SAMPLE = 1_000
const MINUTES = 60
const RECONCILE_EVERY = 5
const HALF_AN_HOUR_MS = 30 * 60_000

export async function measureUnitsOfWork(endpoint: string): Promise<UnitsOfWork> {
  await measureMassSends(endpoint, SAMPLE) // the first one also pays for what is read once
  const { holiday } = await measureMassSends(endpoint, MASS_SAMPLE)
  return {
    quietMinute: await measureQuiet(endpoint),
    massText: holiday.figures,
    ...(await measureOrders(endpoint)),
    receipt: await measureReceipts(endpoint),
  }
}

/** Days on which nothing of the quiet minutes falls. */
const QUIET_SETTINGS: Partial<Record<ShippedKindId, Record<string, unknown>>> = {
  'holiday-greeting': { festival: 'new-year' },
  broadcast: { date: '2040-01-01' },
}

async function measureQuiet(endpoint: string): Promise<Figures> {
  const platform = await openCountedPlatform(endpoint, 'quiet-')
  for (const kind of ShippedKindId.options) await platform.campaign(kind, QUIET_SETTINGS[kind] ?? {})
  const { figures } = await measure(platform, MINUTES, async () => {
    for (let minute = 0; minute < MINUTES; minute += 1) {
      await sweepDue(platform.deps)
      if (minute % RECONCILE_EVERY === 0) await reconcile(platform.deps)
    }
  })
  platform.close()
  return figures
}

async function measureOrders(endpoint: string): Promise<Pick<UnitsOfWork, 'contact' | 'order'>> {
  const platform = await openCountedPlatform(endpoint, 'orders-')
  platform.clock.at = FIRES_AT
  const contact = await measure(platform, SAMPLE, () => platform.import('contacts', () => contactsList(SAMPLE)))
  await platform.campaign('shipment-notice')
  await platform.campaign('unpaid-order-nudge')
  const order = await measure(platform, SAMPLE, async () => {
    for (let row = 0; row < SAMPLE; row += 1) await accept(platform, orderPlaced(row, 'online'))
    platform.clock.at = new Date(FIRES_AT.getTime() + HALF_AN_HOUR_MS)
    await sweepDue(platform.deps)
    await platform.queues.drain(platform.handlers)
    for (let row = 0; row < SAMPLE; row += 1) await accept(platform, orderShipped(row))
  })
  platform.close()
  expectEach('an order', order.figures.submits, 2)
  return { contact: contact.figures, order: order.figures }
}

async function measureReceipts(endpoint: string): Promise<Figures> {
  const platform = await openCountedPlatform(endpoint, 'receipts-')
  await platform.import('contacts', () => contactsList(SAMPLE))
  await platform.campaign('holiday-greeting', { date: '2026-12-01' })
  platform.clock.at = FIRES_AT
  const [campaign] = await platform.deps.campaigns.list()
  if (campaign === undefined) throw new Error('there is a campaign')
  const job = { campaignId: campaign.id, part: 'greeting', zone: 'Asia/Shanghai', firedAt: FIRES_AT }
  await platform.queues.campaignJob({ type: 'run', ...job })
  await platform.queues.drain(platform.handlers)
  const receipts = await receiptsOf(platform)
  const { figures } = await measure(platform, SAMPLE, async () => {
    for (const receipt of receipts) expectRecorded(await recordReceipt(platform.deps, receipt))
    // The pages that receipts have marked are counted again, once each.
    platform.clock.at = new Date(FIRES_AT.getTime() + HALF_AN_HOUR_MS)
    await sweepDue(platform.deps)
  })
  platform.close()
  return figures
}

async function receiptsOf({ deps }: CountedPlatform): Promise<Receipt[]> {
  const receipts = Array.from({ length: SAMPLE }, async (_, row): Promise<Receipt> => {
    const { id, phone } = contactOn(row)
    const [message] = await deps.messages.listOfContact(id)
    const providerMessageId = message?.providerMessageId
    if (!providerMessageId) throw new Error('every contact has a text')
    const told = { state: 'delivered', because: null, said: 'delivered' } as const
    return { ...told, providerMessageId, to: `+86${phone}`, acceptedAt: FIRES_AT }
  })
  return Promise.all(receipts)
}

function expectRecorded(outcome: string): void {
  if (outcome !== 'recorded') throw new Error(`a receipt was not recorded: ${outcome}`)
}

/** A figure of work that was not done would mean nothing. */
function expectEach(what: string, counted: number, wanted: number): void {
  if (counted !== wanted) throw new Error(`${what}: ${counted} texts instead of ${wanted}`)
}
