import * as z from 'zod'
import { Counts } from '../campaign.ts'
import { KindId } from '../message.ts'
import { WireInstant } from './primitives.ts'

export const UpcomingFiring = z
  .object({ at: WireInstant, campaignId: z.string(), kind: KindId, name: z.string() })
  .meta({ id: 'UpcomingFiring' })
export type UpcomingFiring = z.infer<typeof UpcomingFiring>

export const HomeQuery = z.object({
  with: z.literal('shared-numbers').optional().describe('What is told besides, since it reads up to 10,000 contacts'),
})

const DayCounts = z.object({ date: z.iso.date(), counts: Counts })

/** What waits for somebody, the worst first. */
export const HomeTodo = z.discriminatedUnion('what', [
  /** More than 3 % of what a carrier answered today did not arrive. */
  z.object({ what: z.literal('failing'), share: z.number() }),
  /** At least 80 % of the day's budget is spent. */
  z.object({ what: z.literal('budget'), share: z.number() }),
  z.object({ what: z.literal('missing-signature'), shopId: z.string(), name: z.string() }),
  /** What came by a mapped webhook and could not be read, of its last 100 deliveries; `hasMore`: there are older ones. */
  z.object({
    ...{ what: z.literal('kept-deliveries'), sourceId: z.string(), name: z.string() },
    ...{ count: z.int(), hasMore: z.boolean() },
  }),
  /** Untouched for a week. */
  z.object({ what: z.literal('old-draft'), campaignId: z.string(), name: z.string(), changedAt: WireInstant }),
  /** Numbers that several people have, and 20 of these at most. */
  z.object({
    what: z.literal('shared-numbers'),
    numbers: z.int(),
    exact: z.boolean(),
    contactIds: z.array(z.string()),
  }),
])
export type HomeTodo = z.infer<typeof HomeTodo>

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
    /** The last 14 days, the last one today: messages of runs and of events by state. Campaigns as in `runs`. */
    days: z.array(DayCounts),
    /** The campaigns that have any of these, with each day that has. */
    campaigns: z.array(z.object({ id: z.string(), name: z.string(), days: z.array(DayCounts) })),
    /** People of runs that are not finished, who stand in no day yet. */
    uncounted: z.int(),
    /** False where there was too much to count for one answer. */
    isComplete: z.boolean(),
    /** Of what a carrier said yes or no to today, 0 to 1, the share that did not arrive; null while it said nothing. */
    failedShare: z.number().nullable(),
    /** Today's, by the line's own day, in millionths of the currency's unit; null for no limit and an unknown currency. */
    spend: z.object({
      spentMicros: z.int(),
      budgetMicros: z.int().nullable(),
      currency: z.string().nullable(),
    }),
    /** By role: what the caller can do something about. Dead letters and replies are lists of their own. */
    todo: z.array(HomeTodo),
    /** Firings of active campaigns in the coming 7 days, soonest first, at most 50. */
    upcoming: z.array(UpcomingFiring),
    /** Whether any contact was ever taken in. */
    hasContacts: z.boolean(),
  })
  .meta({ id: 'Home' })
export type HomeView = z.infer<typeof HomeView>
