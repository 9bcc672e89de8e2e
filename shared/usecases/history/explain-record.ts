import type { Campaign } from '#shared/contracts/campaign.ts'
import type { Contact } from '#shared/contracts/contact.ts'
import { messageIdOf } from '#shared/contracts/ids.ts'
import type { KeptRecord, Order } from '#shared/contracts/record.ts'
import { audienceChecks } from '#shared/domain/people/membership.ts'
import { checkOf } from '#shared/domain/scenarios/check.ts'
import type { EventKind } from '#shared/domain/scenarios/kind.ts'
import { type Explained, type ExplainScene, explainedBy, explainMessage } from './explain-message.ts'
import { explainUnsaid, uncalledFor, unknownContact } from './explain-order.ts'

export type RecordAsked = { record: KeptRecord; order: Order | null; contact: Contact | null }

/**
 * What a campaign that events start has for a record of a declared type: by the trail of its messages about the record where
 * there are any, else by its facts as they are now.
 */
export async function explainRecord(
  scene: ExplainScene,
  campaign: Campaign,
  kind: EventKind,
  { record, order, contact }: RecordAsked,
): Promise<Explained[]> {
  const own = scene.messages.filter(
    ({ campaignId, subject }) => campaignId === campaign.id && subject.type === record.type && subject.id === record.id,
  )
  const explained = await Promise.all(own.map((message) => explainMessage(scene, campaign, message)))
  const facts = { record, order, ...(contact && { contact }) }
  const settled = kind.settleRecord?.(facts, campaign.content) ?? []
  const contactId = record.contactId ?? ''
  const said = new Set(own.map(({ id }) => id))
  const unsaid = settled.filter(({ occurrence: { key } }) => !said.has(messageIdOf({ contactId, occurrence: key })))
  const before = contact === null ? [unknownContact()] : audienceChecks(contact, campaign.content)
  // What has ended already, and was never planned, has no line of its own.
  if (own.length === 0 && settled.every(({ because }) => because !== null))
    return [explainedBy(campaign, [...before, ...uncalledFor(kind, campaign, facts)])]
  for (const { occurrence, because } of unsaid) {
    const ended = because === null ? [] : [{ ...checkOf('not-ended', false), because: because.reason }]
    explained.push(await explainUnsaid(scene, campaign, contactId, { occurrence, before: [...before, ...ended] }))
  }
  return explained
}
