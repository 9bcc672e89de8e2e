import * as z from 'zod'
import { Counts } from '../campaign.ts'
import { KindId } from '../message.ts'
import { WireInstant } from './primitives.ts'

export const UpcomingFiring = z
  .object({ at: WireInstant, campaignId: z.string(), kind: KindId, name: z.string() })
  .meta({ id: 'UpcomingFiring' })
export type UpcomingFiring = z.infer<typeof UpcomingFiring>

/** What the first page shows besides the line, the campaigns and the dead letters. */
export const HomeView = z
  .object({
    /** Today, in `zone`. */
    date: z.iso.date(),
    zone: z.string(),
    /**
     * Of the runs that fired today, the sums of their messages by state: of active and paused campaigns and of the 20 newest
     * stopped ones. Texts that events start are not in them.
     */
    runs: z.object({
      fired: z.int(),
      planned: z.int(),
      counts: Counts,
      /** False where more fired than were counted. */
      isComplete: z.boolean(),
    }),
    /** Firings of active campaigns in the coming 7 days, soonest first, at most 50. */
    upcoming: z.array(UpcomingFiring),
    /** Whether any contact was ever taken in. */
    hasContacts: z.boolean(),
  })
  .meta({ id: 'Home' })
export type HomeView = z.infer<typeof HomeView>
