import type { CampaignContent } from '#shared/contracts/campaign.ts'
import { CampaignId } from '#shared/contracts/ids.ts'
import type { Message, ServiceTextKind, Subject } from '#shared/contracts/message.ts'
import type { LocalizedText } from '#shared/contracts/primitives.ts'
import { createMessage, HAND_OVER_MS } from './message-lifecycle.ts'

/** No campaign of anybody's: what stands for it where a single text answers a person. */
export const SERVICE_CAMPAIGN: { readonly id: CampaignId; readonly content: CampaignContent } = {
  id: CampaignId.parse('cmp_servicetexts'),
  content: {
    name: '',
    audience: { kinds: [], tags: [], exceptTags: [], regions: [] },
    template: { zh: '{{text}}', en: '{{text}}' },
    settings: {},
  },
}

/** `key` tells it from others to the same person on the same day: a repeat gives the same message. */
export type ServiceText = {
  kind: ServiceTextKind
  contactId: string
  key: string
  at: Date
  text: LocalizedText
  subject: Subject
  minutesOfUse: number
}

/** A single text that answers a person, due now, judged like every other before it leaves. */
export function createServiceText(
  { kind, contactId, key, at, text, subject, minutesOfUse }: ServiceText,
  now: Date,
): Message {
  const occurrence = {
    key: `${at.toISOString().slice(0, 10)}#${kind}#${key}`,
    subject,
    category: 'transactional' as const,
    details: { zh: text.zh, en: text.en },
    happenedAt: at,
    dueAt: now,
    notAfter: new Date(at.getTime() + minutesOfUse * 60_000),
  }
  const campaign = { id: SERVICE_CAMPAIGN.id, version: 1 }
  const message = createMessage({ contactId, kind, campaign, occurrence, page: null }, now)
  return { ...message, wakeAt: new Date(now.getTime() + HAND_OVER_MS) }
}
