import { CampaignView } from '#shared/contracts/console-api/campaign.ts'
import { listOf } from '#shared/contracts/console-api/list.ts'
import type { Language } from '#shared/contracts/primitives.ts'
import { DEFAULT_ZONE, localDateOf } from '#shared/domain/calendar/time.ts'
import type { Clock } from '#shared/ports/clock.ts'
import { signEvent } from '../http/signed-event.ts'
import { contactsList, demoCampaigns, instalmentsList, orderEvents } from './demo-world.ts'

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
  for (const event of orderEvents(clock.now(), language)) {
    const response = await fetch(`${origin}/hooks/orders`, { method: 'POST', ...signEvent(event, webhookSecret) })
    if (response.status !== 202) throw new Error(`the demo's ${event.type} was answered ${response.status}`)
  }
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

type Call = (method: string, path: string, body?: unknown) => Promise<Record<string, unknown>>

async function signIn(origin: string): Promise<Call> {
  const send = async (method: string, path: string, body: unknown, token?: string) => {
    const headers = {
      'content-type': 'application/json',
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
    }
    const response = await fetch(origin + path, {
      method,
      headers,
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })
    if (!response.ok) throw new Error(`the demo's ${method} ${path} was answered ${response.status}`)
    const answer: Record<string, unknown> = JSON.parse((await response.text()) || '{}')
    return answer
  }
  const { token } = await send('POST', '/dev/token', { role: 'admin' })
  return (method, path, body) => send(method, path, body, String(token))
}

async function upload(call: Call, what: 'contacts' | 'instalments', list: string): Promise<void> {
  const { upload: to } = await call('POST', '/api/imports', { what })
  if (typeof to !== 'object' || to === null || !('url' in to)) throw new Error('the demo got no upload address')
  const response = await fetch(String(to.url), { method: 'PUT', body: list })
  if (!response.ok) throw new Error(`the demo's list of ${what} was answered ${response.status}`)
}
