import * as z from 'zod'
import { ForeseenOutcome, HeldBackReason } from '../dry-run.ts'
import { ListQuery } from './list.ts'
import { WireInstant } from './primitives.ts'

/** `at`: the first firing at or after that instant. @default the next one */
export const DryRunStart = z
  .strictObject({ at: z.iso.datetime({ offset: true }).optional() })
  .optional()
  .meta({ id: 'DryRunStart' })

export const DryRunStarted = z.object({ id: z.string() }).meta({ id: 'DryRunStarted' })

/** Why somebody is held back, in words. */
export const HeldBackView = z
  .object({ code: HeldBackReason, zh: z.string(), en: z.string() })
  .meta({ id: 'HeldBackReason' })

const CountsByReason = z.partialRecord(HeldBackReason, z.int())

export const DryRunView = z
  .object({
    id: z.string(),
    campaignId: z.string(),
    version: z.int(),
    state: z.enum(['running', 'done', 'failed']),
    /** Null until it is done. */
    fingerprint: z.string().nullable(),
    /** The firing's instant, the first where zones have several; null for a campaign that events start. */
    dueAt: WireInstant.nullable(),
    firings: z.array(z.object({ part: z.string(), zone: z.string(), firedAt: WireInstant })),
    selected: z.int(),
    sendable: z.int(),
    heldBack: CountsByReason,
    /** The words of each code of `heldBack`. */
    reasons: z.array(HeldBackView),
    parts: z.int(),
    /** How many texts have one part, two parts, … */
    byParts: z.partialRecord(z.string(), z.int()),
    /** Null where nobody has said in which currency a part is paid. */
    price: z.object({ minor: z.int(), currency: z.string() }).nullable(),
    /** When the first and the last text would leave with an empty queue; null where none would. */
    firstAt: WireInstant.nullable(),
    lastAt: WireInstant.nullable(),
    /** An estimate: when the last one leaves at the pace of the bulk lane, in parts a second. */
    paced: z.object({ perSecond: z.number(), lastAt: WireInstant }).nullable(),
    /** Stretches that are done: firings, or shards of what is planned. */
    progress: z.object({ done: z.int(), of: z.int() }),
    /** What a law or a carrier asks of texts to the open countries and the settings do not have: nothing is held back for it. */
    lacks: z.array(z.enum(['signature'])),
    startedAt: WireInstant,
    /** From when on an activation does not take its fingerprint any more, and from when on it is gone. */
    goodUntil: WireInstant,
    expiresAt: WireInstant,
    by: z.string(),
  })
  .meta({ id: 'DryRun' })
export type DryRunView = z.infer<typeof DryRunView>

export const ForeseenQuery = ListQuery.extend({ outcome: ForeseenOutcome.default('send') })

export const ForeseenPersonView = z
  .object({
    contactId: z.string(),
    name: z.string().nullable(),
    outcome: ForeseenOutcome,
    reason: HeldBackView.nullable(),
    /** Empty where nothing would be sent. */
    text: z.string(),
    parts: z.int(),
    dueAt: WireInstant,
  })
  .meta({ id: 'ForeseenPerson' })
export type ForeseenPersonView = z.infer<typeof ForeseenPersonView>

const Fingerprint = z.string().min(1).max(100)

/** More is not minded: before there were dry runs no body was read. */
export const CampaignActivation = z
  .object({ fingerprint: Fingerprint.optional() })
  .optional()
  .meta({ id: 'CampaignActivation' })

export const CampaignApproval = z.strictObject({ fingerprint: Fingerprint }).meta({ id: 'CampaignApproval' })
