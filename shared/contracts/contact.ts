import * as z from 'zod'
import { LastChange } from './audit.ts'
import { ColumnName, CustomValue } from './custom-columns.ts'
import { Hold, HoldTold } from './hold.ts'
import { ForeignId, Instant, Language } from './primitives.ts'

export const ContactKind = z.enum(['customer', 'dealer', 'employee'])
export type ContactKind = z.infer<typeof ContactKind>

/** A calendar date, never an instant. `year` is null where only month and day are known; lunar dates may be in a leap month. */
export const Birthday = z.object({
  calendar: z.enum(['solar', 'lunar']),
  year: z.int().nullable(),
  month: z.int().min(1).max(12),
  day: z.int().min(1).max(31),
  leap: z.boolean(),
  source: z.enum(['resident-id', 'list']),
})
export type Birthday = z.infer<typeof Birthday>

/** Marketing consent as recorded: `unknown` means never asked. */
export const Consent = z.object({
  marketing: z.enum(['granted', 'refused', 'unknown']),
  at: Instant.nullable(),
  source: z.enum(['list', 'support', 'order', 'none']),
})
export type Consent = z.infer<typeof Consent>

/** What an opt-out holds back: marketing alone, or every text that no rule lets through. */
export const OptOutScope = z.enum(['marketing', 'all'])
export type OptOutScope = z.infer<typeof OptOutScope>

/** E.164, and its keyed hash. */
export const PhoneNumber = z.object({ phone: z.string(), phoneHash: z.string() })
export type PhoneNumber = z.infer<typeof PhoneNumber>

/** A person with phone numbers. */
export const Contact = z.object({
  id: ForeignId,
  kind: ContactKind,
  name: z.string().nullable(),
  salutation: z.enum(['mr', 'ms']).nullable(),
  /** Whether the salutation was only guessed from a resident ID number; a list's own word overrides a guess. */
  salutationGuessed: z.boolean(),
  /** The first number, to which texts go: E.164; null where an order came without a usable number. */
  phone: z.string().nullable(),
  phoneHash: z.string().nullable(),
  /** Their numbers after the first, in order; null where there is none. Nothing is sent to them unasked. */
  otherPhones: z.array(PhoneNumber).nullable().default(null),
  /** IANA zone in which campaigns fire for this person: follows from what is known, see `domain/people/contact-place.ts`. */
  zone: z.string(),
  /** The zone that a list, an event or staff named; null where it only follows from the region or the number. */
  ownZone: z.string().nullable().default(null),
  /** The zone before the present one: its campaigns reach this person too until then, so that a move loses no firing. */
  formerZone: z.object({ zone: z.string(), until: Instant }).nullable().default(null),
  birthday: Birthday.nullable(),
  regionCode: z.string().nullable(),
  language: Language,
  /** Whether the language only follows from the number; null in what 0.1 stored, which did not know. */
  languageGuessed: z.boolean().nullable().default(null),
  consent: Consent,
  /** E.164 of the person whom an employee's birthday reminds. */
  managerPhone: z.string().nullable(),
  tags: z.array(z.string()),
  /** Columns of one's own by name, at most 30; null where there is none. */
  custom: z.record(ColumnName, CustomValue).nullable().default(null),
  /** Numbers that staff found to be wrong, the newest first: an order placed until then with one of them means the number that is known now. */
  corrected: z
    .array(z.object({ phoneHash: z.string(), at: Instant }))
    .nullable()
    .default(null),
  /** Keyed hashes of numbers that were theirs: of whom was merged into them, or before a list gave another; null where there is none. */
  formerNumbers: z.array(z.string()).nullable().default(null),
  /** Whose this is by now, after a merge: then nothing else is kept here but texts and records under the old id. */
  mergedInto: ForeignId.nullable().default(null),
  /** The ids of those merged into this contact; null where nobody was. */
  absorbed: z.array(ForeignId).nullable().default(null),
  /** What staff has put on hold; null where nothing ever was. */
  holds: z.array(Hold).nullable().default(null),
  /** Their complaints that wait for an end, by the record's id; null where there is none. */
  openComplaints: z.array(z.string()).nullable().default(null),
  /** When and why who they are was erased; null while it is known. What they do anew takes this away. */
  erased: z.object({ at: Instant, by: z.string(), note: z.string() }).nullable().default(null),
  createdAt: Instant,
  /** Which row of which import wrote it last, `imp_x#17`: a row that runs twice counts once. */
  writtenBy: z.string().nullable(),
  /** The last thing that somebody of ours did to it by hand; null where nobody did. */
  lastChange: LastChange.nullable().default(null),
  rev: z.int(),
})
export type Contact = z.infer<typeof Contact>

/** What support, a list or the person changed about consent, kept as proof; also what staff put on hold, and let go. */
export const ConsentChange = z.object({
  at: Instant,
  what: z.enum([
    'opt-out',
    'opt-in',
    'consent-granted',
    'consent-refused',
    'consent-unclear',
    'phone-changed',
    'held',
    'hold-ended',
  ]),
  /** Of `held` and `hold-ended` alone. */
  hold: HoldTold.optional(),
  /** Of an opt-out or opt-in; null for every other change, and for what an earlier release kept. */
  scope: OptOutScope.nullable().default(null),
  by: z.string(),
  note: z.string(),
})
export type ConsentChange = z.infer<typeof ConsentChange>

/** What support wrote down about a person. */
export const ContactNote = z.object({ at: Instant, by: z.string(), text: z.string() })
export type ContactNote = z.infer<typeof ContactNote>

/**
 * A number that is not texted. It belongs to the number, not to a contact. `person`: somebody wants no more texts, which
 * leaves shipment notices in mainland China. `carrier`: texts can never reach it, so nothing is sent; no word of the person's.
 */
export const OptOut = z.object({
  phoneHash: z.string(),
  at: Instant,
  by: z.string(),
  note: z.string(),
  source: z.enum(['person', 'carrier']),
  /** A carrier's is of all. */
  scope: OptOutScope.default('all'),
  /** The keyed hash of the other number of the same person that it came from; absent where the number itself said it. */
  from: z.string().optional(),
  /** What a carrier had said of the number before a person's own word took its place; it holds beside that. */
  unreachable: z.object({ at: Instant, note: z.string() }).nullable().default(null),
  /** When the number was opened again. The entry stays, so that a revision never means two entries. */
  liftedAt: Instant.nullable().default(null),
  /** 0 for an entry of release 0.1. */
  rev: z.int().min(0).default(0),
})
export type OptOut = z.infer<typeof OptOut>

/** An opt-out as somebody says it. */
export type OptOutWord = Omit<OptOut, 'liftedAt' | 'rev' | 'scope' | 'unreachable'> & { scope?: OptOutScope }
