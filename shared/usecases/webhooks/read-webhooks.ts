import type { Webhook } from '#shared/contracts/webhook.ts'
import type { Clock } from '#shared/ports/clock.ts'
import type { WebhookStore } from '#shared/ports/webhook-store.ts'

export type ReadWebhooksDeps = { webhooks: Pick<WebhookStore, 'findShelf'>; clock: Clock }

const FRESH_MS = 10_000

/** When it was known, by either clock, that the endpoints are these. */
type Known = { now: number; monotonic: number; version: number; items: readonly Webhook[] }
const byStore = new WeakMap<object, Known>()

/**
 * The endpoints as they were within the last ten seconds by either clock. A process that lately heard that there are none,
 * or that they are as it knows them, reads nothing.
 */
export async function readWebhooksLately({ webhooks, clock }: ReadWebhooksDeps): Promise<readonly Webhook[]> {
  const known = byStore.get(webhooks)
  if (known !== undefined && isFresh(known, clock)) return known.items
  const shelf = await webhooks.findShelf()
  keep({ webhooks, clock }, shelf?.version ?? 0, shelf?.items ?? [])
  return shelf?.items ?? []
}

/** Says which version of the endpoints the line's item just named; 0 for none. Costs nothing. */
export function hearOfWebhooks(deps: ReadWebhooksDeps, version: number): void {
  const known = byStore.get(deps.webhooks)
  if (version === 0) keep(deps, 0, [])
  else if (known !== undefined && known.version >= version) keep(deps, known.version, known.items)
  else byStore.delete(deps.webhooks)
}

/** What is read next is what stands: this process has just changed it. */
export function forgetWebhooks({ webhooks }: Pick<ReadWebhooksDeps, 'webhooks'>): void {
  byStore.delete(webhooks)
}

function keep({ webhooks, clock }: ReadWebhooksDeps, version: number, items: readonly Webhook[]): void {
  byStore.set(webhooks, { now: clock.now().getTime(), monotonic: clock.monotonicMs(), version, items })
}

function isFresh(known: Known, clock: Clock): boolean {
  const isRecent = Math.abs(clock.now().getTime() - known.now) < FRESH_MS
  return isRecent && clock.monotonicMs() - known.monotonic < FRESH_MS
}
