import { CampaignId, messageIdOf } from '#shared/contracts/ids.ts'
import type { Message } from '#shared/contracts/message.ts'

/** A planned nudge to C00001 about SO-1; its id follows from contact and occurrence unless it is given. */
export function aMessage(fields: Partial<Message> = {}): Message {
  const contactId = fields.contactId ?? 'C00001'
  const occurrence = fields.occurrence ?? '2026-12-01#unpaid-order-nudge#SO-1#1'
  return {
    id: messageIdOf({ contactId, occurrence }),
    contactId,
    occurrence,
    kind: 'unpaid-order-nudge',
    category: 'transactional',
    campaignId: CampaignId.parse('cmp_nudge000000000000000'),
    campaignVersion: 1,
    subject: { type: 'order', id: 'SO-1' },
    about: null,
    details: {},
    state: 'planned',
    reason: null,
    dueAt: new Date('2026-12-01T00:35:00Z'),
    notAfter: null,
    attempt: 0,
    lease: null,
    submittedAt: null,
    toHash: null,
    language: null,
    text: null,
    parts: null,
    providerMessageId: null,
    trail: [],
    page: null,
    closesAt: null,
    wakeAt: null,
    rev: 1,
    ...fields,
  }
}
