import * as z from 'zod'
import { Birthday, Consent, ConsentChange, ContactKind, OptOutScope } from '../contact.ts'
import { CustomValue, GivenColumnName } from '../custom-columns.ts'
import { HoldTold } from '../hold.ts'
import { MOST_PHONES } from '../phones.ts'
import { PlainText } from '../plain-text.ts'
import { ForeignId, Language, RegionCode, Zone } from '../primitives.ts'
import { HoldView } from './hold.ts'
import { listBody } from './list.ts'
import { Rev, WireInstant } from './primitives.ts'

const ChangeView = z.object({
  at: WireInstant,
  what: ConsentChange.shape.what,
  by: z.string(),
  note: z.string(),
  scope: OptOutScope.nullable(),
  /** Of `held` and `hold-ended` alone. */
  hold: HoldTold.optional(),
})
const ConsentWord = ChangeView.omit({ hold: true }).extend({
  what: ConsentChange.shape.what.exclude(['phone-changed', 'held', 'hold-ended']),
  source: z.enum(['list', 'support', 'reply']),
})

export const ContactView = z
  .object({
    id: z.string(),
    kind: ContactKind,
    name: z.string().nullable(),
    salutation: z.enum(['mr', 'ms']).nullable(),
    /** The first number, to which texts go. */
    phone: z.string().nullable(),
    /** All numbers in order, the first included. */
    phones: z.array(z.string()),
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
    /** Columns of one's own: texts, numbers, dates, flags, money. */
    custom: z.record(z.string(), CustomValue),
    consent: z.object({
      marketing: Consent.shape.marketing,
      at: WireInstant.nullable(),
      source: Consent.shape.source,
      /** Every word on consent, newest first, with where it came from; only on one contact, not in lists. */
      history: z.array(ConsentWord).optional(),
    }),
    /** Set while the contact wants no more texts, or none of marketing, by the first number or another of theirs. */
    optOut: z.object({ at: WireInstant, by: z.string(), note: z.string(), scope: OptOutScope }).nullable(),
    /** What staff has put on hold, oldest first. One whose last day is over stays until the next change. */
    holds: z.array(HoldView),
    /** Newest first; only on one contact, not in lists. */
    changes: z.array(ChangeView).optional(),
    /** What support wrote down, newest first; only on one contact, not in lists. */
    notes: z.array(z.object({ at: WireInstant, by: z.string(), text: z.string() })).optional(),
    /** When who it is was erased, and by whom; then the fields are empty. Null while it is known. */
    erased: z.object({ at: WireInstant, by: z.string(), note: z.string() }).nullable(),
    /** Whose this is by now, after a merge; then the fields are empty. */
    mergedInto: z.string().nullable(),
    /** The ids that lead here after a merge. */
    merged: z.array(z.string()),
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
    kind: ContactKind.optional(),
    /**
     * As people write it. It takes the place of the first number, the others stay behind it; null takes the first back. What is
     * planned goes to it; an opt-out of the old number stays with that.
     */
    phone: z.string().trim().min(1).max(40).nullable().optional(),
    /** All numbers in order, instead of those that are known; each is kept once. Texts go to the first. */
    phones: z.array(z.string().trim().max(40)).max(MOST_PHONES).optional(),
    managerPhone: z.string().trim().min(1).max(40).nullable().optional(),
    tags: z.array(PlainText(40).min(1)).max(50).optional(),
    zone: Zone.nullable().optional(),
    regionCode: RegionCode.nullable().optional(),
    language: Language.nullable().optional(),
    /** Column by column; null empties one. A text like `2027-09-01` is a date. */
    custom: z.record(GivenColumnName, CustomValue.nullable()).optional(),
  })
  .refine(({ phone, phones }) => phone === undefined || phones === undefined, {
    message: 'give phone or phones, not both',
    path: ['phones'],
  })
  .meta({ id: 'ContactPatch' })
export type ContactPatch = z.infer<typeof ContactPatch>

export const ConsentNote = z
  .strictObject({ note: z.string().trim().min(1).max(500), scope: OptOutScope.default('all') })
  .meta({ id: 'ConsentNote' })

/** Why somebody is erased. It stays, so it must not name them. */
export const ErasureNote = z.strictObject({ note: z.string().trim().min(1).max(500) }).meta({ id: 'ErasureNote' })

/** Whom the contact is merged into. */
export const ContactMerge = z.strictObject({ into: ForeignId }).meta({ id: 'ContactMerge' })

export const NoteText = z.strictObject({ text: z.string().trim().min(1).max(2_000) }).meta({ id: 'NoteText' })
