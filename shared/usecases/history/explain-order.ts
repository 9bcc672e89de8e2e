import type { Campaign } from '#shared/contracts/campaign.ts'
import type { Contact } from '#shared/contracts/contact.ts'
import { messageIdOf } from '#shared/contracts/ids.ts'
import type { Order, Shipment } from '#shared/contracts/record.ts'
import { audienceChecks } from '#shared/domain/people/membership.ts'
import { keysOf } from '#shared/domain/scenarios/asked-again.ts'
import { checkOf } from '#shared/domain/scenarios/check.ts'
import type { EventFacts, EventKind, InstalmentFacts, Occurrence, RecordFacts } from '#shared/domain/scenarios/kind.ts'
import type { Found } from '#shared/domain/wording/check-words.ts'
import { type Explained, type ExplainScene, explainedBy, explainMessage, explainOccurrence } from './explain-message.ts'

export type OrderAsked = { order: Order; shipments: readonly Shipment[]; contact: Contact | null }

/**
 * What a campaign that events start has for an order: by the trail of its messages about the order and its shipments where
 * there are any, else by its facts as they are now.
 */
export async function explainOrder(
  scene: ExplainScene,
  campaign: Campaign,
  kind: EventKind,
  { order, shipments, contact }: OrderAsked,
): Promise<Explained[]> {
  const about = new Set([order.id, ...order.shipmentIds])
  const own = scene.messages.filter(({ campaignId, subject }) => campaignId === campaign.id && about.has(subject.id))
  const explained = await Promise.all(own.map((message) => explainMessage(scene, campaign, message)))
  const occurrences = occurrencesOf(kind, campaign, { order, shipments, shops: scene.shops })
  const said = new Set(own.map(({ id }) => id))
  const contactId = order.contactId ?? ''
  const unsaid = occurrences.filter(
    (one) => !keysOf(one).some((key) => said.has(messageIdOf({ contactId, occurrence: key }))),
  )
  const before = contact === null ? [unknownContact()] : audienceChecks(contact, campaign.content)
  if (occurrences.length === 0 && own.length === 0) {
    return [
      explainedBy(campaign, [
        ...before,
        ...uncalledFor(kind, campaign, { order, shipment: shipments.at(-1) ?? null, shipments }),
      ]),
    ]
  }
  for (const occurrence of unsaid)
    explained.push(await explainUnsaid(scene, campaign, contactId, { occurrence, before }))
  return explained
}

/** As planning does: the same may follow from the order alone and from each shipment. */
function occurrencesOf(
  kind: EventKind,
  { content }: Campaign,
  { order, shipments, shops }: Pick<OrderAsked, 'order' | 'shipments'> & Pick<ExplainScene, 'shops'>,
): Occurrence[] {
  const all = [null, ...shipments].flatMap((shipment) => kind.plan({ order, shipment, shops }, content))
  return [...new Map(all.map((one) => [one.key, one])).values()]
}

/** What stands in the way of a text about a record that was never planned. */
export function uncalledFor(
  kind: EventKind,
  { content }: Campaign,
  facts: EventFacts | RecordFacts | InstalmentFacts,
): Found[] {
  const checks = kind.explain?.(facts, content) ?? []
  return checks.some(({ result }) => result === 'no') ? checks : [...checks, checkOf('selected', false)]
}

export function unknownContact(): Found {
  return { code: 'contact-known', result: 'no', because: 'contact-unknown', values: {} }
}

type Unsaid = { occurrence: Occurrence; before: readonly Found[] }

/** An event campaign plans what happened since its activation, also while it is paused. */
export async function explainUnsaid(
  scene: ExplainScene,
  campaign: Campaign,
  contactId: string,
  { occurrence, before }: Unsaid,
): Promise<Explained> {
  const { activeSince } = campaign
  const values = {
    happened: occurrence.happenedAt.toISOString(),
    ...(activeSince !== null && { activated: activeSince.toISOString() }),
  }
  const isSince = activeSince !== null && occurrence.happenedAt >= activeSince
  const checks = [...before, checkOf('after-activation', isSince, values)]
  const isMeant = checks.every(({ result }) => result === 'yes')
  if (!isMeant) return explainedBy(campaign, checks, occurrence.dueAt)
  return explainOccurrence(scene, campaign, {
    version: campaign.version,
    contactId,
    refs: [],
    occurrence,
    runId: null,
    before: checks,
  })
}
