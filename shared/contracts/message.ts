import * as z from 'zod'
import { CampaignId, MessageId, RunId } from './ids.ts'
import { Instant, Language } from './primitives.ts'
import { FACT_REASONS, KEPT_TYPE_NAMES } from './record-types/kept-types.ts'

/** Decides which rules apply to a message. */
export const Category = z.enum(['transactional', 'marketing', 'collection', 'internal'])
export type Category = z.infer<typeof Category>

/** The kinds that come with the platform. */
export const ShippedKindId = z.enum([
  'unpaid-order-nudge',
  'shipment-notice',
  'repayment-reminder',
  'birthday-greeting',
  'holiday-greeting',
  'broadcast',
  'order-thanks',
])
export type ShippedKindId = z.infer<typeof ShippedKindId>

const KIND_PATTERN = /^[a-z][a-z0-9-]{0,39}$/

/**
 * A shipped kind's id, a preset's, or `custom`: a scenario of one's own. Of the last two the campaign's content holds the
 * scenario. Which there are, the registry and the catalogue of presets say.
 */
export const KindId = z.string().regex(KIND_PATTERN)
export type KindId = z.infer<typeof KindId>

/** Texts that belong to no campaign: to a number of staff's own, who asked for them. */
export const OwnTextKind = z.enum(['test-text', 'number-code'])
export type OwnTextKind = z.infer<typeof OwnTextKind>

/** Single texts of no campaign: written by hand or answering a reply, and the one that confirms a STOP. */
export const ServiceTextKind = z.enum(['service-text', 'stop-confirmation'])
export type ServiceTextKind = z.infer<typeof ServiceTextKind>

const OWN_TEXTS: ReadonlySet<string> = new Set(OwnTextKind.options)
const SERVICE_TEXTS: ReadonlySet<string> = new Set(ServiceTextKind.options)

export function isOwnText(kind: string): kind is OwnTextKind {
  return OWN_TEXTS.has(kind)
}

export function isServiceText(kind: string): kind is ServiceTextKind {
  return SERVICE_TEXTS.has(kind)
}

/** Whatever a message may be: a kind of campaign, or a text of no campaign. */
export const MessageKind = z.string().regex(KIND_PATTERN)
export type MessageKind = z.infer<typeof MessageKind>

const WITHOUT_SCENARIO: ReadonlySet<string> = new Set([...ShippedKindId.options, ...OWN_TEXTS, ...SERVICE_TEXTS])

/** Whether the campaign's content says what messages of this kind do: one's own scenario, or that of a preset. */
export function holdsScenario(kind: MessageKind): boolean {
  return !WITHOUT_SCENARIO.has(kind)
}

/** The life of a message (design.md §4). `planned` and `claimed` are on the way; the others are final or nearly so. */
export const MessageState = z.enum([
  'planned',
  'claimed',
  'accepted',
  'delivered',
  'undelivered',
  'rejected',
  'in-doubt',
  'unconfirmed',
  'suppressed',
  'cancelled',
  'expired',
])
export type MessageState = z.infer<typeof MessageState>

/** Those of our own; the others are facts of records that ended a text (`record-types`). */
export const OwnReason = z.enum([
  // suppressed
  'no-consent',
  'consent-refused',
  'opted-out',
  'opted-out-of-marketing',
  'unreachable-number',
  'no-usable-phone',
  'country-not-open',
  'zone-unknown',
  'no-common-hour',
  'capped',
  'on-hold',
  'complaint-open',
  'under-age',
  'duplicate-paid',
  'duplicate-newer',
  'same-parcel',
  'only-once',
  'past-due',
  'no-manager',
  'missing-value',
  'empty-text',
  'template-not-approved',
  'value-too-long',
  'contact-unknown',
  'contact-merged',
  'erased',
  'told-before-merge',
  'record-unknown',
  'answered-by-another-campaign',
  'answered-by-another-run',
  'told-together',
  'relay-number',
  'birthday-placeholder',
  'nothing-to-pay',
  'partly-paid',
  'status-unclear',
  'row-unclear',
  'condition-not-met',
  'condition-unknown',
  'held-out',
  'task-instead',
  // cancelled
  'asked-already',
  'told-already',
  'order-paid',
  'order-cancelled',
  'order-closed',
  'refund-requested',
  'out-of-stock',
  'remittance-announced',
  'payment-promised',
  'pays-on-delivery',
  'order-shipped',
  'order-delivered',
  'parcel-moved-on',
  'order-stock-found',
  'order-delayed',
  'order-changed',
  'order-label-printed',
  'order-stop-failed',
  'being-recalled',
  'instalment-settled',
  'instalment-disputed',
  'birthday-changed',
  'payment-failed',
  'record-changed',
  'fact-taken-back',
  'newer-word',
  'answered',
  'stop-condition-met',
  'date-moved',
  'field-emptied',
  'campaign-stopped',
  'step-removed',
  'cancelled-by-hand',
  // expired
  'too-late',
  'quiet-hours',
  'campaign-paused',
  'missed-while-paused',
  // of a whole run
  'nothing-new',
  'attempts-used-up',
  // rejected
  'bad-number',
  'content-refused',
  'provider-refused',
  'number-opted-out-at-carrier',
  'number-blocked',
  'price-too-high',
  'not-on-allow-list',
  // undelivered
  'unreachable',
  'blocked-by-carrier',
  'blocked-by-phone',
  'unknown-code',
  // in-doubt, unconfirmed
  'no-answer',
  'worker-lost',
  'restored',
  'no-receipt',
])
export type OwnReason = z.infer<typeof OwnReason>

/** Why a message is in its state. Words for each are in `domain/wording/words.ts`. */
export const Reason = z.enum([...OwnReason.options, ...FACT_REASONS])
export type Reason = z.infer<typeof Reason>

/** What happened to a message, as a code and the values seen; words are made when it is read (`domain/wording/words.ts`). */
export const TrailCode = z.enum([
  'planned',
  'selected',
  'checked',
  'waits',
  'claimed',
  'accepted',
  'try-later',
  'in-doubt',
  'receipt',
  'rejected',
  'cancelled',
  'suppressed',
  'expired',
  'unconfirmed',
  'resent',
  'replied',
  'unanswered',
])
export type TrailCode = z.infer<typeof TrailCode>

export const TrailValues = z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]))
export type TrailValues = z.infer<typeof TrailValues>

export const TrailEntry = z.object({ at: Instant, code: TrailCode, values: TrailValues })
export type TrailEntry = z.infer<typeof TrailEntry>

/** What a message is about. A digest's id is its date; that of a loan is its contract. */
export const Subject = z.object({
  type: z.enum(['order', 'shipment', 'digest', ...KEPT_TYPE_NAMES]),
  id: z.string().min(1),
})
export type Subject = z.infer<typeof Subject>

/** One planned text to one contact for one occurrence: one item, from planned to final. */
export const Message = z.object({
  id: MessageId,
  contactId: z.string(),
  /** The message's sort key, beginning with the occurrence's own day: `2026-12-01#unpaid-order-nudge#SO-1#1`. */
  occurrence: z.string(),
  kind: MessageKind,
  category: Category,
  campaignId: CampaignId,
  campaignVersion: z.int(),
  subject: Subject,
  /** The first 20 records that it is about, where there are several; the first is its subject. */
  about: z.array(z.string()).nullable().default(null),
  /** What the kind needs to judge again beyond the subject: a period, a stage, the people of a digest. */
  details: z.record(z.string(), z.string()),
  state: MessageState,
  reason: Reason.nullable(),
  dueAt: Instant,
  /** After this instant the text is no longer worth sending. */
  notAfter: Instant.nullable(),
  /** Counts claims: the fence between a worker and the one that took over from it. */
  attempt: z.int(),
  lease: z.object({ until: Instant, holder: z.string() }).nullable(),
  submittedAt: Instant.nullable(),
  /** Keyed hash of the number texted; set at the latest by the claim. */
  toHash: z.string().nullable(),
  language: Language.nullable(),
  text: z.string().nullable(),
  parts: z.int().nullable(),
  providerMessageId: z.string().nullable(),
  trail: z.array(TrailEntry),
  page: z.object({ runId: RunId, number: z.int() }).nullable(),
  /** When the sweep must look at it: a single message that is not final, or a question when nobody answers it. */
  wakeAt: Instant.nullable(),
  /** Until when its question may be answered before something follows from silence; null where nothing does, or is done. */
  closesAt: Instant.nullable().default(null),
  /** Goes up by one with every write: each write is conditioned on the revision that it read. */
  rev: z.int(),
})
export type Message = z.infer<typeof Message>

/** The queue that carries a category's messages, so that a mass send never delays a text that is due now. */
export const Lane = z.enum(['transactional', 'bulk'])
export type Lane = z.infer<typeof Lane>
