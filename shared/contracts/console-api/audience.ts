import * as z from 'zod'
import { Audience, AudienceChange } from '../campaign.ts'
import { HeldBackReason } from '../dry-run.ts'
import { AudienceId } from '../ids.ts'
import { Category, KindId } from '../message.ts'
import { HeldBackView } from './dry-run.ts'
import { Rev, WireInstant } from './primitives.ts'

/** What is left out of the audience is open; the category is the kind's own. @default kind: the rules of marketing */
export const AudienceQuestion = z
  .strictObject({ kind: KindId.optional(), category: Category.optional(), audience: AudienceChange })
  .meta({ id: 'AudienceQuestion' })

export const AudiencePreviewView = z
  .object({
    total: z.int(),
    sendable: z.int(),
    heldBack: z.partialRecord(HeldBackReason, z.int()),
    /** The words of each code of `heldBack`. */
    reasons: z.array(HeldBackView),
    /** False above 10,000 contacts: then the numbers are projected from those of `read` contacts. */
    exact: z.boolean(),
    read: z.int(),
    sample: z.array(
      z.object({
        contactId: z.string(),
        name: z.string().nullable(),
        outcome: z.enum(['send', 'held-back']),
        reason: HeldBackView.nullable(),
      }),
    ),
  })
  .meta({ id: 'AudiencePreview' })
export type AudiencePreviewView = z.infer<typeof AudiencePreviewView>

const AudienceName = z.string().trim().min(1).max(60)

export const SavedAudienceCreate = z
  .strictObject({ name: AudienceName, audience: AudienceChange.optional() })
  .meta({ id: 'SavedAudienceCreate' })
export const SavedAudienceChange = SavedAudienceCreate.partial().meta({ id: 'SavedAudienceChange' })

export const SavedAudienceView = z
  .object({
    id: AudienceId,
    name: z.string(),
    audience: Audience,
    createdAt: WireInstant,
    changedAt: WireInstant,
    /** Roles and account of whoever changed it last, as `admin/local-admin`. */
    changedBy: z.string(),
    rev: Rev,
  })
  .meta({ id: 'SavedAudience' })
export type SavedAudienceView = z.infer<typeof SavedAudienceView>
