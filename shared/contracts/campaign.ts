import * as z from 'zod'
import { LastChange } from './audit.ts'
import { ContactKind } from './contact.ts'
import { AudienceId, CampaignId, DryRunId, ImportId, RunId } from './ids.ts'
import { Category, KindId, MessageState, Reason } from './message.ts'
import { Instant, LocalDate, LocalizedText } from './primitives.ts'
import { Condition, Scenario } from './scenario.ts'

export const CampaignState = z.enum(['draft', 'active', 'paused', 'stopped'])
export type CampaignState = z.infer<typeof CampaignState>

const Tags = z.array(z.string().min(1).max(60)).max(50)

/** What may be given of an audience; whatever is left out stays as it is. */
const AudienceFields = z.strictObject({
  kinds: z.array(ContactKind).max(3),
  /** At least one of these tags. */
  tags: Tags,
  /** None of these tags. */
  exceptTags: Tags,
  /** Beginnings of administrative codes, or whole ones: `44` and `440000` are all of Guangdong. */
  regions: z.array(z.string().regex(/^\d{2,6}$/, 'must be the first 2 to 6 digits of an administrative code')).max(100),
})
export const AudienceChange = AudienceFields.extend({
  /** Asks of the contact alone; null takes the conditions away. */
  where: Condition.nullable(),
  saved: z.array(AudienceId).max(10),
  /** Those on an uploaded list, whose columns are variables of the text; null takes it away. */
  list: ImportId.nullable(),
}).partial()
export type AudienceChange = z.infer<typeof AudienceChange>

/** Who may be selected: whoever meets all of it. An empty list leaves that condition open. */
export const Audience = AudienceFields.extend({
  exceptTags: Tags.default([]),
  /** Whoever is not known to meet it is left out. */
  where: Condition.optional(),
  /** Those in at least one of these saved audiences. */
  saved: z.array(AudienceId).max(10).optional(),
  /** Those alone who are on this uploaded list. */
  list: ImportId.optional(),
})
export type Audience = z.infer<typeof Audience>

/** What saved audiences say, by id, as of one reading; one that is not in it means nobody. */
export const SavedMeanings = z.record(z.string(), z.object({ name: z.string(), audience: Audience }))
export type SavedMeanings = z.infer<typeof SavedMeanings>

/** An audience with a name of its own. `by`: who changed it last, as roles and account. */
export const SavedAudience = z.object({
  id: AudienceId,
  name: z.string(),
  audience: Audience,
  createdAt: Instant,
  changedAt: Instant,
  by: z.string(),
  rev: z.int(),
})
export type SavedAudience = z.infer<typeof SavedAudience>

/** All of a company's saved audiences, in the order in which they were made: read whole, and so consistent with one another. */
export const AudienceShelf = z.object({ audiences: z.array(SavedAudience), rev: z.int() })
export type AudienceShelf = z.infer<typeof AudienceShelf>

/** What marketing decides about a campaign: one immutable version once the campaign has been active with it. */
export const CampaignContent = z.object({
  name: z.string(),
  audience: Audience,
  template: LocalizedText,
  /** Read by the kind's own schema (`domain/scenarios`). */
  settings: z.record(z.string(), z.unknown()),
  /** What an admin chose, of a kind that leaves it open; the kind's own where it is left out. */
  category: Category.optional(),
  /** Of the kind `custom` and of presets, whose settings it is made of; `template` then says the text of its first step. */
  scenario: Scenario.optional(),
  /** Of a preset: what its texts may do beyond others, which nobody chooses. */
  purpose: z.literal('contract-notice').optional(),
  /** What the saved audiences that it names said when it was read to be acted on; campaigns and versions keep none. */
  groups: SavedMeanings.optional(),
  /** Whether the person who is asked about is on the list that its audience names; campaigns and versions keep none. */
  listed: z.boolean().optional(),
  /** Since when it holds, where it was read to be acted on and its scenario asks; campaigns and versions keep none. */
  since: Instant.optional(),
})
export type CampaignContent = z.infer<typeof CampaignContent>

export const Campaign = z.object({
  id: CampaignId,
  kind: KindId,
  state: CampaignState,
  version: z.int().min(1),
  content: CampaignContent,
  createdAt: Instant,
  changedAt: Instant,
  /** Nothing that happened before this instant is answered; null before it was ever active. A pause keeps it. */
  activeSince: Instant.nullable(),
  /** When it was paused, or stopped while it was not; null while what happens now is answered. */
  activeUntil: Instant.nullable().default(null),
  /** Since when each version holds, oldest first; null where release 0.1 did not keep it. */
  versions: z
    .array(z.object({ version: z.int().min(1), since: Instant }))
    .nullable()
    .default(null),
  /** Since when it is left out of lists that do not ask for it; null while it is shown. */
  archivedAt: Instant.nullable().default(null),
  /** The last thing that somebody did to it; null before 0.2. */
  lastChange: LastChange.nullable().default(null),
  /** Who changed its content last, roles and account; null where it was not kept yet. */
  editedBy: z.string().nullable().default(null),
  /** What somebody else approved last: a content, for that many people. */
  approval: z
    .object({ fingerprint: z.string(), contentPrint: z.string(), people: z.int(), by: z.string(), at: Instant })
    .nullable()
    .default(null),
  /** The dry run whose people its run texts, where it was activated by one and goes at once. */
  frozenIn: DryRunId.nullable().default(null),
  rev: z.int(),
})
export type Campaign = z.infer<typeof Campaign>

/**
 * Campaigns of one kind that are just being activated or changed. A claim stands while its campaign has the revision
 * `fromRev`: whatever is written to it then settles the claim.
 */
export const ActivationClaims = z.object({
  kind: KindId,
  claims: z.array(
    z.object({
      campaignId: CampaignId,
      fromRev: z.int(),
      content: CampaignContent.pick({ audience: true, settings: true }).extend({
        slug: z.string().optional(),
      }),
      at: Instant,
    }),
  ),
  rev: z.int(),
})
export type ActivationClaims = z.infer<typeof ActivationClaims>

/**
 * The campaigns that wait for events, which every event asks for, and those of marketing that the clock starts, which texts of
 * a lower precedence ask for: read in one unit. Each is as its campaign was written last,
 * unless somebody is just writing it (`pending`, the revision that they are about to write): then the campaign says.
 */
export const WaitingCampaigns = z.object({
  campaigns: z.array(
    z.object({
      ...Campaign.pick({ id: true, kind: true, state: true, version: true, activeSince: true, rev: true }).shape,
      /** The type of record that it waits for, `order` for parcels too, `clock` for none; null where an earlier release kept it. */
      about: z.string().nullable().default(null),
      /** Of its texts; null where an earlier release kept it. */
      category: Category.nullable().default(null),
      /** When its content was changed last while it was active or paused; null where that never was. */
      editedAt: Instant.nullable().default(null),
      pending: z.object({ rev: z.int(), at: Instant }).nullable(),
    }),
  ),
  rev: z.int(),
})
export type WaitingCampaigns = z.infer<typeof WaitingCampaigns>
export type WaitingCampaign = WaitingCampaigns['campaigns'][number]

/**
 * Where a scheduled campaign fires and since when, and until when its firings are known to have a run: what a pause, a
 * crash or an outage left out is found by it.
 */
export const FiringBook = z.object({
  campaignId: CampaignId,
  zones: z.record(z.string(), Instant),
  doneUntil: Instant,
  rev: z.int(),
})
export type FiringBook = z.infer<typeof FiringBook>

/**
 * Campaigns that had been active by the first look of a release after 0.1, at `at`: only they have runs that 0.1 began, and
 * only on dates until then.
 */
export const FormerCampaigns = z.object({
  at: Instant,
  campaigns: z.array(z.object({ id: CampaignId, kind: KindId })),
})
export type FormerCampaigns = z.infer<typeof FormerCampaigns>

/** Who is meant on one line of a page: the contact, and what the message is about where it is not the contact. */
export const PageEntry = z.object({ contactId: z.string(), refs: z.array(z.string()) })
export type PageEntry = z.infer<typeof PageEntry>

export const Counts = z.partialRecord(MessageState, z.int())
export type Counts = z.infer<typeof Counts>

export const ReasonCounts = z.partialRecord(Reason, z.int())
export type ReasonCounts = z.infer<typeof ReasonCounts>

/** Messages by state and by reason, each once, with the parts of those that may have cost something. */
export const Tally = z.object({ counts: Counts, reasons: ReasonCounts, parts: z.int() })
export type Tally = z.infer<typeof Tally>

/** What a page or a run holds besides its counts; null wherever they are, and where an earlier release counted. */
const counted = {
  reasons: ReasonCounts.nullable().default(null),
  parts: z.int().nullable().default(null),
}

export const RunState = z.enum(['freezing', 'sending', 'closed'])

/** One firing of a scheduled campaign's part in one time zone. */
export const Run = z.object({
  id: RunId,
  campaignId: CampaignId,
  version: z.int(),
  kind: KindId,
  part: z.string(),
  zone: z.string(),
  /** The local date that the firing is for. */
  date: LocalDate,
  firedAt: Instant,
  state: RunState,
  pages: z.int(),
  planned: z.int(),
  /** What tells this firing from others of one record, in keys: its date. Null for runs of release 0.1, which counted stages. */
  step: z.string().nullable().default(null),
  /**
   * Set where the firing was answered long after its time. Where that is too long ago to keep a line for each person, how
   * many `people` were meant, and where counting them goes on.
   */
  missed: z.object({ people: z.int().nullable(), after: z.string().nullable() }).nullable().default(null),
  /**
   * Null where each page is handed over as soon as it is frozen. Else all are once it is frozen whole, since their number may
   * need an approval: the run then waits for it.
   */
  gate: z.enum(['when-whole', 'needs-approval']).nullable().default(null),
  /** The sums over its pages, kept while it is closed and no page of it is to be counted again; null at all other times. */
  counts: Counts.nullable().default(null),
  ...counted,
  /** What the saved audiences of its campaign said when it fired; absent where it names none. */
  groups: SavedMeanings.optional(),
  /** Why it is for nobody, where that was decided before anybody was looked for; null where it was not. */
  ended: Reason.nullable().default(null),
  /** When the data went back to a backup that held this run half sent: nobody of it is texted any more. */
  restoredAt: Instant.nullable().default(null),
  rev: z.int(),
})
export type Run = z.infer<typeof Run>

/** People on a page of a run, about. */
export const PAGE_SIZE = 100

/** `PAGE_SIZE` entries of a run, more or less, written once; `after` is where freezing goes on, null on the last page. */
export const PageAudience = z.object({
  runId: RunId,
  number: z.int().min(1),
  entries: z.array(PageEntry),
  after: z.string().nullable(),
})
export type PageAudience = z.infer<typeof PageAudience>

/** The small item that moves: one unit of progress, of resuming and of waiting. */
export const PageProgress = z.object({
  runId: RunId,
  number: z.int().min(1),
  state: z.enum(['open', 'finished']),
  wakeAt: Instant.nullable(),
  /** Set once, when all its messages are final; recounted from the messages, never incremented. */
  counts: Counts.nullable(),
  ...counted,
  countedAt: Instant.nullable(),
  rev: z.int(),
})
export type PageProgress = z.infer<typeof PageProgress>

/**
 * A campaign's single messages whose occasions are of one day, counted from the messages. The count holds for ever where
 * `openUntil` is null; until then any of them may still move, or another may come.
 */
export const DayTally = Tally.extend({
  campaignId: CampaignId,
  date: LocalDate,
  /** When the counting began. */
  countedAt: Instant,
  openUntil: Instant.nullable(),
  rev: z.int(),
})
export type DayTally = z.infer<typeof DayTally>
