import * as z from 'zod'
import { CampaignId, DeliveryId, DryRunId, ImportId, MessageId, RunId } from './ids.ts'
import { ForeignId, Instant, LocalDate, RecordId } from './primitives.ts'

/** Jobs carry ids, never people. */
export const SendJob = z.discriminatedUnion('type', [
  z.object({ type: z.literal('messages'), ids: z.array(MessageId).min(1).max(25) }),
  /** `again`: it may have been worked on before, so what is there is read first. */
  z.object({ type: z.literal('page'), runId: RunId, number: z.int().min(1), again: z.boolean().optional() }),
])
/** What one job of the bulk lane may take. */
export const PAGE_SECONDS = 300

export type SendJob = z.infer<typeof SendJob>

/** What EventBridge Scheduler puts the hour of a firing in for, `2026-12-01T01:00:00Z`, also when it comes late. */
export const SCHEDULED_TIME = '<aws.scheduler.scheduled-time>'

const Run = z.object({
  type: z.literal('run'),
  campaignId: CampaignId,
  part: z.string(),
  zone: z.string(),
  firedAt: Instant,
})

/** A firing whose hour was not filled in, as emulators of the scheduler leave it. */
export const UndatedRun = Run.extend({ firedAt: z.literal(SCHEDULED_TIME) })

export const CampaignJob = z.discriminatedUnion('type', [
  Run,
  z.object({ type: z.literal('dry-run'), dryRunId: DryRunId }),
  z.object({ type: z.literal('cancel-planned'), campaignId: CampaignId }),
  /** What is planned is brought in line with a campaign that was edited, day by day, from `from` on where it is a later part. */
  z.object({ type: z.literal('follow-edit'), campaignId: CampaignId, from: LocalDate.optional() }),
  /** A campaign goes on after a pause: its firings since then are asked for. */
  z.object({ type: z.literal('answer-missed'), campaignId: CampaignId }),
  /** The days on which people ordered last are kept, so that a campaign finds them; `after` where it is a later part. */
  z.object({ type: z.literal('note-last-orders'), campaignId: CampaignId, after: z.string().optional() }),
  /** A question may close without an answer. */
  z.object({ type: z.literal('close-question'), messageId: MessageId }),
  /** A step that says nothing is due: what follows from it is done instead. */
  z.object({ type: z.literal('carry-out'), id: MessageId }),
  /** A record changed where nobody plans texts: those about it are brought in line. */
  z.object({ type: z.literal('answer-record'), record: z.object({ type: z.string(), id: RecordId }) }),
  /** Something that made messages wait is over: what waits is looked at now instead of at its own time. */
  z.object({ type: z.literal('wake-waiting') }),
])
export type CampaignJob = z.infer<typeof CampaignJob>

/** The rest of an import that ran out of time; its beginning was the upload's own event. */
export const ResumeImportJob = z.object({ type: z.literal('resume-import'), importId: ImportId })
export type ResumeImportJob = z.infer<typeof ResumeImportJob>

/** What is left of somebody who is erased goes too. */
export const ErasePersonJob = z.object({ type: z.literal('erase-person'), contactId: ForeignId })
export type ErasePersonJob = z.infer<typeof ErasePersonJob>

/** An event is due to be posted to an endpoint. */
export const WebhookJob = z.object({ type: z.literal('deliver'), id: DeliveryId })
export type WebhookJob = z.infer<typeof WebhookJob>

export const QueueName = z.enum([
  'send-transactional',
  'send-bulk',
  'campaigns',
  'imports',
  'order-events',
  'receipts',
  'webhooks',
])
export type QueueName = z.infer<typeof QueueName>
