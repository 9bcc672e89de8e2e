import type { AuditFacts } from '#shared/contracts/audit.ts'
import { WebhookId } from '#shared/contracts/ids.ts'
import { MOST_WEBHOOKS, type Webhook, type WebhookShelf } from '#shared/contracts/webhook.ts'
import { AppError } from '#shared/domain/errors.ts'
import { type ExpectedRevs, isExpected } from '#shared/domain/expected-revs.ts'
import { differenceOf } from '#shared/domain/history/audit.ts'
import type { HookReach } from '#shared/domain/webhooks/addresses.ts'
import { faultsOfWebhook, type WebhookFault } from '#shared/domain/webhooks/check-webhook.ts'
import type { Clock } from '#shared/ports/clock.ts'
import type { Ids } from '#shared/ports/ids.ts'
import type { WebhookSecrets } from '#shared/ports/webhook-secrets.ts'
import type { WebhookStore } from '#shared/ports/webhook-store.ts'
import { type AuditDeps, recordDeed } from '../history/keep-audit.ts'
import { type TellLineDeps, tellLine } from '../line/tell-line.ts'
import { untilSaved } from '../until-saved.ts'
import { forgetWebhooks } from './read-webhooks.ts'

export type KeepWebhooksDeps = AuditDeps &
  TellLineDeps & {
    webhooks: Pick<WebhookStore, 'findShelf' | 'saveShelf' | 'keepSecret' | 'removeSecret'>
    hookReach: HookReach
    clock: Clock
  }

export type SettleWebhooksDeps = TellLineDeps & { webhooks: Pick<WebhookStore, 'findShelf'> }

export type WebhookGiven = { url: string; types: readonly string[]; active: boolean }
/** `by` says who does it, as roles and account; `expected` which revisions of the endpoint they mean, any where left out. */
export type WebhookStep = { id: string; by: string; expected?: ExpectedRevs }
export type WebhookOutcome =
  | { kind: 'done' | 'changed-meanwhile'; webhook: Webhook }
  | { kind: 'invalid'; faults: readonly WebhookFault[] }
  | { kind: 'full' }

const TRIES = 8
const EMPTY: WebhookShelf = { items: [], version: 0, lastChange: null }

/** The oldest first. */
export async function listWebhooks(deps: Pick<KeepWebhooksDeps, 'webhooks'>): Promise<readonly Webhook[]> {
  return (await readShelf(deps)).items
}

/** @throws AppError NOT_FOUND */
export async function getWebhook(deps: Pick<KeepWebhooksDeps, 'webhooks'>, id: string): Promise<Webhook> {
  return findOn(await readShelf(deps), id)
}

/**
 * Takes an endpoint in and answers its secret, which nobody is shown again. It is told of what happens from now on, by every
 * process within ten seconds. A crash leaves a secret without an endpoint, or one that a sender does not know of until the
 * line is told, as `settleWebhooks` does.
 * @throws AppError CONFLICT (retryable) while others keep changing endpoints
 */
export async function createWebhook(
  deps: KeepWebhooksDeps & { ids: Ids; webhookSecrets: WebhookSecrets },
  { by, ...given }: WebhookGiven & { by: string },
): Promise<WebhookOutcome & { secret?: string }> {
  const faults = faultsOfWebhook(given, deps.hookReach)
  if (faults.length > 0) return { kind: 'invalid', faults }
  const id = WebhookId.parse(deps.ids.create('whk_'))
  const secret = deps.webhookSecrets.create()
  const now = deps.clock.now()
  const webhook = { ...said(given), id, createdAt: now, changedAt: now, by, rev: 1 }
  const outcome = await onShelf(deps, async (shelf) => {
    if (shelf.items.length >= MOST_WEBHOOKS) return { kind: 'full' }
    await deps.webhooks.keepSecret(id, secret)
    return place(deps, shelf, { before: null, after: webhook, by })
  })
  return outcome.kind === 'done' ? { ...outcome, secret } : outcome
}

/** Changes what is given. A repeat changes nothing. @throws AppError NOT_FOUND, CONFLICT (retryable) */
export async function changeWebhook(
  deps: KeepWebhooksDeps,
  { id, by, expected, change }: WebhookStep & { change: Partial<WebhookGiven> },
): Promise<WebhookOutcome> {
  return onShelf(deps, async (shelf) => {
    const before = findOn(shelf, id)
    if (!isExpected(before.rev, expected)) return { kind: 'changed-meanwhile', webhook: before }
    const next = said({ ...before, ...change })
    const faults = faultsOfWebhook(next, deps.hookReach)
    if (faults.length > 0) return { kind: 'invalid', faults }
    if (JSON.stringify(next) === JSON.stringify(said(before))) return { kind: 'done', webhook: before }
    const after = { ...before, ...next, changedAt: deps.clock.now(), by, rev: before.rev + 1 }
    return place(deps, shelf, { before, after, by })
  })
}

/**
 * Takes an endpoint away with its secret and answers it as it was; what is on its way to it is never posted.
 * @throws AppError NOT_FOUND, also for a repeat, and CONFLICT (retryable)
 */
export async function deleteWebhook(
  deps: KeepWebhooksDeps,
  { id, by, expected }: WebhookStep,
): Promise<WebhookOutcome> {
  const outcome = await onShelf(deps, async (shelf) => {
    const before = findOn(shelf, id)
    if (!isExpected(before.rev, expected)) return { kind: 'changed-meanwhile', webhook: before }
    return place(deps, shelf, { before, after: null, by })
  })
  if (outcome.kind === 'done') await deps.webhooks.removeSecret(outcome.webhook.id)
  return outcome
}

/** Tells a line that a crash or another provider left behind. A repeat reads two items. */
export async function settleWebhooks(deps: SettleWebhooksDeps): Promise<void> {
  const shelf = await deps.webhooks.findShelf()
  if (shelf !== undefined) await tellLine(deps, { webhooksVersion: shelf.version })
}

type Step = { before: Webhook | null; after: Webhook | null; by: string }

/** Null where somebody else was first. Who does it stands in the audit before it is done. */
async function place(
  deps: KeepWebhooksDeps,
  shelf: WebhookShelf,
  { before, after, by }: Step,
): Promise<WebhookOutcome | 'lost'> {
  const webhook = after ?? before
  if (webhook === null) return 'lost'
  const what = before === null ? 'webhook.created' : after === null ? 'webhook.deleted' : 'webhook.changed'
  const told = differenceOf(factsOf(before), factsOf(after))
  await recordDeed(deps, { type: 'webhook', id: webhook.id }, { at: deps.clock.now(), by, what, ...told })
  const others = shelf.items.filter(({ id }) => id !== webhook.id)
  const items = after === null ? others : before === null ? [...others, after] : replaced(shelf.items, after)
  const next = { items, version: shelf.version + 1, lastChange: null }
  if (!(await deps.webhooks.saveShelf(next, shelf.version === 0 ? 'absent' : shelf.version))) return 'lost'
  forgetWebhooks(deps)
  await tellLine(deps, { webhooksVersion: next.version })
  return { kind: 'done', webhook }
}

function replaced(items: readonly Webhook[], after: Webhook): Webhook[] {
  return items.map((one) => (one.id === after.id ? after : one))
}

/** Where it posts to only by host: a path may hold a secret. */
function factsOf(webhook: Webhook | null): AuditFacts {
  if (webhook === null) return {}
  return { host: new URL(webhook.url).host, types: webhook.types, active: webhook.active }
}

function said({ url, types, active }: WebhookGiven): Pick<Webhook, 'url' | 'types' | 'active'> {
  return { url: URL.canParse(url) ? new URL(url).href : url, types: [...new Set(types)].toSorted(), active }
}

function findOn({ items }: WebhookShelf, id: string): Webhook {
  const found = items.find((one) => one.id === id)
  if (found === undefined) throw new AppError('NOT_FOUND', 'There is no such webhook.', { retryable: false })
  return found
}

async function readShelf({ webhooks }: Pick<KeepWebhooksDeps, 'webhooks'>): Promise<WebhookShelf> {
  return (await webhooks.findShelf()) ?? EMPTY
}

function onShelf(deps: KeepWebhooksDeps, work: (shelf: WebhookShelf) => Promise<WebhookOutcome | 'lost'>) {
  return untilSaved({ what: 'the webhooks', tries: TRIES }, async () => work(await readShelf(deps)))
}
