import * as z from 'zod'
import { AuditEntryView } from './audit.ts'
import { ContactView } from './contact.ts'
import { ReplyView } from './inbox.ts'
import { MessageView } from './message.ts'
import { WireInstant } from './primitives.ts'

/** A record as it is kept, with names, numbers and addresses; its fields are those of `docs` for its type. */
const Kept = z.record(z.string(), z.unknown())

/** Everything that is kept about one person. */
export const PersonExport = z
  .object({
    exportedAt: WireInstant,
    contact: ContactView,
    /** Newest first. */
    messages: z.array(MessageView),
    replies: z.array(ReplyView),
    orders: z.array(Kept),
    shipments: z.array(Kept),
    instalments: z.array(Kept),
    records: z.array(Kept),
    /** Uploaded lists that they are on, with what those say of them. */
    lists: z.array(z.object({ importId: z.string(), uploadedAt: WireInstant, values: Kept })),
    /** Who did what to their contact, newest first. */
    audit: z.array(AuditEntryView),
    /** Whether there is more than one answer holds: the oldest texts are then left out. */
    truncated: z.boolean(),
  })
  .meta({ id: 'PersonExport' })
export type PersonExport = z.infer<typeof PersonExport>
