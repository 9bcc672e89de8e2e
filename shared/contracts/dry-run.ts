import * as z from 'zod'
import { CampaignContent } from './campaign.ts'
import { CampaignId, DryRunId } from './ids.ts'
import { Category, KindId, Reason } from './message.ts'
import { Instant, LocalDate } from './primitives.ts'

export const ForeseenOutcome = z.enum(['send', 'held-back'])
export type ForeseenOutcome = z.infer<typeof ForeseenOutcome>

/** Why nobody can say yet, beside the reasons of messages. */
export const HeldBackReason = z.union([Reason, z.literal('countries-unknown')])
export type HeldBackReason = z.infer<typeof HeldBackReason>

/** What a text counts against the caps of its number: the end of the number's hash, and the reader's own day. */
export const ForeseenCount = z.object({ number: z.string(), day: LocalDate, category: Category })
export type ForeseenCount = z.infer<typeof ForeseenCount>

/** What would become of one entry. `dueAt`: when it would leave, after the hours that it waits for; where it would not, when it is due. */
export const ForeseenPerson = z.object({
  contactId: z.string(),
  /** The message's occurrence. */
  key: z.string(),
  outcome: ForeseenOutcome,
  reason: HeldBackReason.nullable(),
  /** Null where nothing would be sent. */
  text: z.string().nullable(),
  parts: z.int().min(0),
  dueAt: Instant,
  /** Null of a text that counts nothing, or does not leave. */
  counts: ForeseenCount.nullable(),
})
export type ForeseenPerson = z.infer<typeof ForeseenPerson>

/** One firing that a dry run goes through; for a campaign that events start, one shard of the texts that are planned. */
export const ForeseenFiring = z.object({ part: z.string(), zone: z.string(), firedAt: Instant })
export type ForeseenFiring = z.infer<typeof ForeseenFiring>

export const DRY_RUN_KEPT_SECONDS = 7 * 86_400

/** What a campaign would do, found without sending: sums, and where the work has got to. Kept for seven days. */
export const DryRun = z.object({
  id: DryRunId,
  campaignId: CampaignId,
  kind: KindId,
  version: z.int(),
  /** As it stood when the dry run was asked for: a draft may change meanwhile. */
  content: CampaignContent,
  contentPrint: z.string(),
  policyVersion: z.string(),
  state: z.enum(['running', 'done', 'failed']),
  /** None for a campaign that events start. */
  firings: z.array(ForeseenFiring),
  /** How many stretches there are to go through, which of them is next, and where reading goes on in it. */
  stretches: z.int(),
  stretch: z.int(),
  after: z.string().nullable(),
  pages: z.int(),
  selected: z.int(),
  sendable: z.int(),
  heldBack: z.partialRecord(HeldBackReason, z.int()),
  parts: z.int(),
  /** How many texts have one part, two parts, … */
  byParts: z.partialRecord(z.string(), z.int()),
  firstAt: Instant.nullable(),
  lastAt: Instant.nullable(),
  /** Over contact, key, outcome and text of everybody, in whatever order they were read. */
  sum: z.string(),
  /** Null until it is done. */
  fingerprint: z.string().nullable(),
  startedAt: Instant,
  movedAt: Instant,
  by: z.string(),
  rev: z.int(),
})
export type DryRun = z.infer<typeof DryRun>

/** People of a dry run, written once; `after` is where reading goes on in the stretch, null at its end. */
export const ForeseenPage = z.object({
  dryRunId: DryRunId,
  number: z.int().min(1),
  people: z.array(ForeseenPerson),
  after: z.string().nullable(),
})
export type ForeseenPage = z.infer<typeof ForeseenPage>
