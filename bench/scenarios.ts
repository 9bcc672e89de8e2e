import { reconcile } from '#shared/usecases/runs/reconcile.ts'
import { sweepDue } from '#shared/usecases/sending/sweep-due.ts'
import { type CountedPlatform, openCountedPlatform } from './counted-platform.ts'
import { contactsList, instalmentsList } from './generated-lists.ts'
import { measure } from './measure.ts'
import { accept, FIRES_AT, orderPlaced, orderShipped } from './orders.ts'

const ZONE = 'Asia/Shanghai'

/**
 * Mass sends to this many recipients, over tables of their own: a holiday greeting to all, who consented, then a
 * repayment reminder about a loan of each. Counted from the firing until the run is closed, receipts aside.
 */
export async function measureMassSends(endpoint: string, recipients: number) {
  const platform = await openCountedPlatform(endpoint, `n${recipients}-`)
  await platform.fill([
    ['contacts', () => contactsList(recipients)],
    ['instalments', () => instalmentsList(recipients)],
  ])
  platform.clock.at = new Date('2026-11-30T12:00:00Z')
  const holiday = await platform.campaign('holiday-greeting', { date: '2026-12-01' })
  const reminder = await platform.campaign('repayment-reminder')
  platform.clock.at = FIRES_AT
  const fire = (campaignId: typeof holiday, part: string) =>
    measure(platform, recipients, () =>
      platform.queues.campaignJob({ type: 'run', campaignId, part, zone: ZONE, firedAt: FIRES_AT }),
    )
  const sends = { holiday: await fire(holiday, 'greeting'), reminder: await fire(reminder, 'stage') }
  for (const campaignId of [holiday, reminder]) await checkClosed(platform, campaignId, recipients)
  platform.close()
  return sends
}

/**
 * Single messages about that many orders: shipment notices, which are due at once, and nudges, which wait half an hour.
 * Counted are the writes of messages alone, from the event until the carrier took the text.
 */
export async function measureSingles(endpoint: string, orders: number) {
  const platform = await openCountedPlatform(endpoint, `s${orders}-`)
  await platform.fill([['contacts', () => contactsList(orders)]])
  platform.clock.at = FIRES_AT
  await platform.campaign('shipment-notice')
  for (let row = 0; row < orders; row += 1) await accept(platform, orderPlaced(row, 'cod'))
  const atOnce = await measure(platform, orders, async () => {
    for (let row = 0; row < orders; row += 1) await accept(platform, orderShipped(row))
  })
  await platform.campaign('unpaid-order-nudge')
  const waiting = await measure(platform, orders, async () => {
    for (let row = orders; row < 2 * orders; row += 1) await accept(platform, orderPlaced(row, 'online'))
    platform.clock.at = new Date(FIRES_AT.getTime() + 30 * 60_000)
    await sweepDue(platform.deps)
  })
  platform.close()
  return { atOnce, waiting }
}

/** A figure of a run that did not send to everybody would mean nothing. */
async function checkClosed(platform: CountedPlatform, campaignId: string, recipients: number): Promise<void> {
  await reconcile(platform.deps)
  const campaign = (await platform.deps.campaigns.list()).find(({ id }) => id === campaignId)
  const { items } = campaign ? await platform.deps.runs.listRuns(campaign.id, { limit: 2 }) : { items: [] }
  const [run] = items
  if (items.length !== 1 || run?.state !== 'closed' || run.planned !== recipients)
    throw new Error(`a run of ${recipients} recipients is not closed: ${JSON.stringify(run)}`)
}
