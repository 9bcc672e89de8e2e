import * as z from 'zod'
import { AuditEntry } from './audit.ts'
import { Audience, AudienceChange, CampaignState, Counts, RunState } from './campaign.ts'
import { Birthday, Consent, ConsentChange, ContactKind } from './contact.ts'
import { IdDates, ImportState, ImportWhat, RowProblem } from './import.ts'
import { Category, KindId, MessageState, Reason, Subject, TrailCode, TrailValues } from './message.ts'
import { PlainText } from './plain-text.ts'
import { ForeignId, Instant, Language, LocalizedText, RecordId, RegionCode, Zone } from './primitives.ts'
import { UPLOAD_LIMIT_BYTES } from './upload-limit.ts'

/** Bodies and answers of the HTTP API. Instants are ISO-8601 texts in UTC here; unknown fields of a body are refused. */
const WireInstant = z.iso.datetime()
/** Also the answer's `ETag`: send it back as `If-Match` to change nothing but what you have seen. */
const Rev = z.int()

export const Role = z.enum(['marketing', 'support', 'admin'])
export type Role = z.infer<typeof Role>

/** RFC 9457 problem details; `type` is stable, `errors` names every fault by its path. */
export const Problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    errors: z.array(z.object({ path: z.string(), message: z.string(), code: z.string().optional() })).optional(),
    /** What stands now, as a GET shows it, where a change was meant for another revision. */
    current: z.unknown().optional(),
    campaignId: z.string().optional().describe('The other campaign, where one stands in the way'),
  })
  .meta({ id: 'Problem' })
export type Problem = z.infer<typeof Problem>

export const ListQuery = z.strictObject({
  limit: z.coerce.number().int().min(1).max(100).default(50).describe('At most this many items in one answer'),
  cursor: z.string().max(2000).optional().describe('The `next` of the answer before'),
})
export type ListQuery = z.infer<typeof ListQuery>

const listBody = { limit: z.int().min(1).max(100).default(50), cursor: z.string().max(2000).nullish() }

export function listOf<T extends z.ZodType>(item: T) {
  return z.object({ items: z.array(item), next: z.string().nullable() })
}

// --- messages -----------------------------------------------------------------------------------------------------

export const ReasonView = z.object({ code: Reason, zh: z.string(), en: z.string() }).meta({ id: 'Reason' })
export const TrailLine = z
  .object({
    at: WireInstant,
    code: z.union([TrailCode, z.string()]),
    zh: z.string(),
    en: z.string(),
    values: TrailValues,
  })
  .meta({ id: 'TrailLine' })

export const MessageView = z
  .object({
    id: z.string(),
    kind: KindId,
    category: Category,
    campaignId: z.string(),
    contactId: z.string(),
    subject: Subject,
    state: MessageState,
    reason: ReasonView.nullable(),
    dueAt: WireInstant,
    /** The claim's instant once a submit may have begun. */
    submittedAt: WireInstant.nullable(),
    text: z.string().nullable(),
    parts: z.int().nullable(),
    trail: z.array(TrailLine),
  })
  .meta({ id: 'Message' })
export type MessageView = z.infer<typeof MessageView>

export const MessageSearch = z
  .strictObject({
    phone: z.string().min(1).max(40).optional(),
    order: RecordId.optional(),
    contact: ForeignId.optional(),
    loan: RecordId.optional(),
    ...listBody,
  })
  .refine(
    (body) => [body.phone, body.order, body.contact, body.loan].filter((part) => part !== undefined).length === 1,
    {
      message: 'give exactly one of phone, order, contact, loan',
    },
  )
  .meta({ id: 'MessageSearch' })
export type MessageSearch = z.infer<typeof MessageSearch>

// --- contacts -----------------------------------------------------------------------------------------------------

export const ContactView = z
  .object({
    id: z.string(),
    kind: ContactKind,
    name: z.string().nullable(),
    salutation: z.enum(['mr', 'ms']).nullable(),
    phone: z.string().nullable(),
    /** In which campaigns fire for this person. */
    zone: z.string(),
    /** What the zone follows from: a word on this person, their region, their number, or nothing. */
    zoneFrom: z.enum(['own', 'region', 'number', 'unknown']),
    /** Every zone in which they may be, from west to east: a text leaves when its hour is right in all of them. */
    possibleZones: z.array(z.string()),
    language: Language,
    birthday: Birthday.omit({ source: true }).nullable(),
    regionCode: z.string().nullable(),
    managerPhone: z.string().nullable(),
    tags: z.array(z.string()),
    consent: z.object({ marketing: Consent.shape.marketing, at: WireInstant.nullable(), source: Consent.shape.source }),
    /** Set while the contact's number wants no more texts. */
    optOut: z.object({ at: WireInstant, by: z.string(), note: z.string() }).nullable(),
    /** Newest first; only on one contact, not in lists. */
    changes: z
      .array(z.object({ at: WireInstant, what: ConsentChange.shape.what, by: z.string(), note: z.string() }))
      .optional(),
    rev: Rev,
  })
  .meta({ id: 'Contact' })
export type ContactView = z.infer<typeof ContactView>

export const ContactSearch = z
  .strictObject({
    phone: z.string().min(1).max(40).optional(),
    id: ForeignId.optional(),
    name: z.string().trim().min(1).max(100).optional(),
    ...listBody,
  })
  .refine((body) => [body.phone, body.id, body.name].filter((part) => part !== undefined).length === 1, {
    message: 'give exactly one of phone, id, name',
  })
  .meta({ id: 'ContactSearch' })
export type ContactSearch = z.infer<typeof ContactSearch>

/** What is given is changed; null takes a field back. */
export const ContactPatch = z
  .strictObject({
    name: PlainText(100).min(1).nullable().optional(),
    salutation: z.enum(['mr', 'ms']).nullable().optional(),
    zone: Zone.nullable().optional(),
    regionCode: RegionCode.nullable().optional(),
    language: Language.nullable().optional(),
  })
  .meta({ id: 'ContactPatch' })
export type ContactPatch = z.infer<typeof ContactPatch>

export const ConsentNote = z.strictObject({ note: z.string().trim().min(1).max(500) }).meta({ id: 'ConsentNote' })

// --- campaigns ----------------------------------------------------------------------------------------------------

const CampaignName = z.string().trim().min(1).max(80)
const PartialText = z.strictObject({ zh: z.string().max(1000).optional(), en: z.string().max(1000).optional() })
const settings = z.record(z.string(), z.unknown())

export const CampaignQuery = ListQuery.extend({
  state: CampaignState.optional().describe('Only campaigns of this state; without it all, active ones first'),
})

export const CampaignCreate = z
  .strictObject({
    kind: KindId,
    name: CampaignName.optional(),
    audience: AudienceChange.optional(),
    template: PartialText.optional(),
    settings: settings.optional(),
  })
  .meta({ id: 'CampaignCreate' })
export type CampaignCreate = z.infer<typeof CampaignCreate>

export const CampaignChange = CampaignCreate.omit({ kind: true }).meta({ id: 'CampaignChange' })
export type CampaignChange = z.infer<typeof CampaignChange>

/** What a wording had better not say, with the rule behind it: it may be saved and sent all the same. */
export const AdviceView = z
  .object({
    code: z.string(),
    /** Where in the wording, in UTF-16 units from 0, and the words meant. */
    position: z.int(),
    detail: z.string(),
    source: z.string(),
    ...LocalizedText.shape,
  })
  .meta({ id: 'WordingAdvice' })

export const TextSize = z.object({ encoding: z.string(), units: z.int(), parts: z.int() })

export const CampaignView = z
  .object({
    id: z.string(),
    kind: KindId,
    category: Category,
    name: z.string(),
    state: CampaignState,
    version: z.int(),
    audience: Audience,
    template: LocalizedText,
    settings: settings,
    /** What its wordings had better not say, each with its field and language. */
    advice: z.array(AdviceView.extend({ path: z.string() })),
    createdAt: WireInstant,
    changedAt: WireInstant,
    activeSince: WireInstant.nullable(),
    /** Roles and account, as `admin/local-admin`; null where it was not kept yet. */
    changedBy: z.string().nullable(),
    rev: Rev,
  })
  .meta({ id: 'Campaign' })
export type CampaignView = z.infer<typeof CampaignView>

export const RunView = z
  .object({
    id: z.string(),
    part: z.string(),
    zone: z.string(),
    date: z.string(),
    firedAt: WireInstant,
    state: RunState,
    planned: z.int(),
    counts: Counts,
    /** Why nobody on it was texted, where one word says it for all. */
    reason: ReasonView.nullable(),
  })
  .meta({ id: 'Run' })
export type RunView = z.infer<typeof RunView>

/** One run with its sums; `gap` names at most 100 contacts who are not closed yet. */
export const RunDetailsView = RunView.extend({
  campaignId: z.string(),
  pages: z.object({ finished: z.int(), open: z.int() }),
  gap: z.array(z.string()),
}).meta({ id: 'RunDetails' })
export type RunDetailsView = z.infer<typeof RunDetailsView>

/** What the console needs to make a campaign of a kind. `settingsSchema` is JSON Schema. */
export const KindView = z
  .object({
    id: KindId,
    category: Category,
    trigger: z.enum(['event', 'schedule']),
    names: LocalizedText,
    about: LocalizedText,
    template: LocalizedText,
    audience: Audience,
    settings: settings,
    settingsSchema: z.record(z.string(), z.unknown()),
    variables: z.array(z.object({ name: z.string(), type: z.string(), optional: z.boolean(), names: LocalizedText })),
  })
  .meta({ id: 'Kind' })
export type KindView = z.infer<typeof KindView>

/** Checks wording before it is saved: every fault with its position, and what it looks like filled in with samples. */
export const TemplateCheck = z
  .strictObject({
    kind: KindId,
    field: z.string().max(60).default('template'),
    text: z.string().max(1000),
    language: Language,
    /** Those of the campaign, since a wording may be right on one day and wrong on another; the kind's own where they are left out. */
    settings: z.record(z.string(), z.unknown()).optional(),
  })
  .meta({ id: 'TemplateCheck' })
export type TemplateCheck = z.infer<typeof TemplateCheck>

export const TemplateReport = z
  .object({
    faults: z.array(
      z.object({ code: z.string(), position: z.int(), line: z.int(), column: z.int(), detail: z.string() }),
    ),
    advice: z.array(AdviceView),
    /** As the wording stands, before filling in; `size` and `raw` count for the usual reader of its language. */
    raw: TextSize,
    /** With sample values; null while there are faults. `sizes`: to numbers of mainland China, and to all others. */
    preview: z
      .object({ text: z.string(), size: TextSize, sizes: z.object({ mainland: TextSize, elsewhere: TextSize }) })
      .nullable(),
  })
  .meta({ id: 'TemplateReport' })
export type TemplateReport = z.infer<typeof TemplateReport>

// --- imports ------------------------------------------------------------------------------------------------------

export const ImportCreate = z
  .strictObject({
    what: ImportWhat,
    /** Without it ID numbers have solar dates, and a row that names the lunar calendar gives the lunar day of its number’s date. */
    idDates: IdDates.optional(),
    /** Bytes of the file: the upload's address then takes exactly so many. A file of more than 100 MB is refused in any case. */
    size: z.int().min(0).max(UPLOAD_LIMIT_BYTES, 'must be at most 100 MB').optional(),
  })
  .meta({ id: 'ImportCreate' })

export const ImportCreated = z
  .object({
    id: z.string(),
    upload: z.object({ method: z.literal('PUT'), url: z.string(), headers: z.record(z.string(), z.string()) }),
  })
  .meta({ id: 'ImportCreated' })

export const RowProblemView = RowProblem.omit({ detail: true })
  .extend({
    /** The English words with their place, for whoever reads a log. */
    message: z.string(),
    /** What is wrong and how to mend it. */
    ...LocalizedText.shape,
  })
  .meta({ id: 'RowProblem' })
export type RowProblemView = z.infer<typeof RowProblemView>

export const ImportView = z
  .object({
    id: z.string(),
    what: ImportWhat,
    state: ImportState,
    rows: z.int(),
    accepted: z.int(),
    unchanged: z.int(),
    refused: z.int(),
    problems: z.array(RowProblemView),
    problemCount: z.int(),
    createdAt: WireInstant,
    finishedAt: WireInstant.nullable(),
  })
  .meta({ id: 'Import' })
export type ImportView = z.infer<typeof ImportView>

// --- the line -----------------------------------------------------------------------------------------------------

const Rates = z.strictObject({ transactional: z.int().min(1).max(1_000_000), bulk: z.int().min(1).max(1_000_000) })

/** What holds for everything that is sent: the switch, a fault of the provider, the pace in parts a second, the day's budget. */
export const LineView = z
  .object({
    provider: z.string(),
    state: z.enum(['open', 'stopped', 'down']),
    stop: z.object({ by: z.string(), why: z.string(), at: WireInstant }).nullable(),
    fault: z.object({ code: z.string(), at: WireInstant, until: WireInstant }).nullable(),
    slowUntil: WireInstant.nullable(),
    rates: Rates,
    /** Money in millionths of the currency's unit; null for no limit. */
    dailyBudgetMicros: z.int().nullable(),
    spentTodayMicros: z.int(),
    priceMicros: z.int(),
    /** Counts what people set, not what the line notes of its own pace and spending. */
    rev: Rev,
  })
  .meta({ id: 'Line' })
export type LineView = z.infer<typeof LineView>

export const LineStop = z.strictObject({ why: z.string().trim().min(1).max(300) }).meta({ id: 'LineStop' })

export const LineChange = z
  .strictObject({ rates: Rates.nullable().optional(), dailyBudgetMicros: z.int().min(0).nullable().optional() })
  .meta({ id: 'LineChange' })

/** Whose numbers may be texted: two letters of ISO 3166-1 each, in alphabetical order. */
export const CountriesView = z
  .object({ allowed: z.array(z.string()), version: z.int(), rev: Rev })
  .meta({ id: 'Countries' })
export type CountriesView = z.infer<typeof CountriesView>

/** `version`: the one that was read; where another stands by now the change is refused. */
export const CountriesChange = z
  .strictObject({
    allowed: z
      .array(z.string().regex(/^[A-Z]{2}$/, 'must be two capital letters of ISO 3166-1, such as CN'))
      .min(1, 'must name a country: to send nothing at all, stop the line')
      .max(250),
    version: z.int().optional(),
  })
  .meta({ id: 'CountriesChange' })

// --- audit --------------------------------------------------------------------------------------------------------

export const AuditQuery = ListQuery.extend({
  who: z.string().min(1).max(200).optional().describe('Who did it: the account, or roles and account as in `by`'),
  what: z.string().min(1).max(80).optional().describe('What was done, or what type of thing it was done to'),
  subject: z
    .string()
    .regex(/^[^\p{Cc}\p{Cs}]{1,200}$/u, 'must be 1 to 200 characters, none of them a control character')
    .optional()
    .describe('An id, `<type>:<id>`, or a type'),
  from: Instant.optional().describe('Nothing before this instant'),
  until: Instant.optional().describe('Nothing after this instant'),
})

/** Who did what. Wordings stand there by length and print only, and no phone number and no name of a contact at all. */
export const AuditEntryView = AuditEntry.extend({ at: WireInstant }).meta({ id: 'AuditEntry' })
export type AuditEntryView = z.infer<typeof AuditEntryView>

// --- webhooks -----------------------------------------------------------------------------------------------------

export const HookAnswer = z
  .object({ id: z.string(), result: z.enum(['accepted', 'repeat', 'kept']) })
  .meta({ id: 'HookAnswer' })
export type HookAnswer = z.infer<typeof HookAnswer>
