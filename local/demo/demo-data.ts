import { CampaignView } from '#shared/contracts/console-api/campaign.ts'
import { listOf } from '#shared/contracts/console-api/list.ts'
import type { Language } from '#shared/contracts/primitives.ts'
import { DEFAULT_ZONE, localDateOf } from '#shared/domain/calendar/time.ts'
import type { Clock } from '#shared/ports/clock.ts'
import { contactsList, demoCampaigns, instalmentsList, orderEvents } from './demo-world.ts'
import { type Call, postEvent, signIn, upload } from './front-door.ts'

type Options = { origin: string; webhookSecret: string; clock: Pick<Clock, 'now'>; language: Language }

/**
 * A small shop and lender, through the front doors: campaigns over the API, lists as uploads, orders as signed webhooks.
 * Everybody in it is made up, with test numbers, and reads `language`, but for one. After a try that broke off it loads what is still missing.
 */
export async function loadDemo({ origin, webhookSecret, clock, language }: Options): Promise<void> {
  const call = await signIn(origin)
  await startCampaigns(call, language)
  const today = localDateOf(clock.now(), DEFAULT_ZONE)
  await upload(call, 'contacts', contactsList(today, language))
  await upload(call, 'instalments', instalmentsList(today))
  // After the campaigns: nothing is sent for what happened before they were active.
  for (const event of orderEvents(clock.now(), language)) await postEvent({ origin, webhookSecret }, event)
}

/** One campaign of each kind, active. */
async function startCampaigns(call: Call, language: Language): Promise<void> {
  const { items } = listOf(CampaignView).parse(await call('GET', '/api/campaigns?limit=100'))
  const made = new Map(items.map((campaign) => [campaign.kind, campaign]))
  for (const campaign of demoCampaigns(language)) {
    const { id, state } = made.get(campaign.kind) ?? CampaignView.parse(await call('POST', '/api/campaigns', campaign))
    if (state === 'draft') await call('POST', `/api/campaigns/${id}/activate`)
  }
}
