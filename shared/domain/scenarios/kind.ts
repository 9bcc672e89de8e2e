import type * as z from 'zod'
import type { Audience, CampaignContent, PageEntry } from '#shared/contracts/campaign.ts'
import type { Contact } from '#shared/contracts/contact.ts'
import type { Category, MessageKind, Reason, Subject, TrailValues } from '#shared/contracts/message.ts'
import type { Language, LocalizedText } from '#shared/contracts/primitives.ts'
import type { Instalment, KeptRecord, Order, Shipment } from '#shared/contracts/record.ts'
import type { Scenario } from '#shared/contracts/scenario.ts'
import type { ShopSettings } from '#shared/contracts/shop.ts'
import type { FiringTime } from '../calendar/firing.ts'
import type { LocalDate } from '../calendar/time.ts'
import type { TemplateValues, VariableDeclarations } from '../wording/template.ts'
import type { Check } from './check.ts'
import type { Ended, Known, Ledger } from './known.ts'

/** What makes one message of a kind, before anyone has looked at the contact. */
export type Occurrence = {
  /** The message's sort key, beginning with the occurrence's own day (design.md §5). */
  key: string
  subject: Subject
  category: Category
  details: Record<string, string>
  /** When the thing happened that this answers: nothing older than the campaign's activation is answered. */
  happenedAt: Date
  dueAt: Date
  /** From this instant on the text is too late. */
  notAfter: Date | null
  /** What it tells that may be corrected: the value now, those said before, and when a text that corrects them is due. */
  told?: {
    value: string
    earlier: readonly string[]
    correction: Pick<Occurrence, 'happenedAt' | 'dueAt' | 'notAfter'>
  }
  /** What it is about beyond its key, such as one parcel under two ids: of several occurrences that name the same the first is told. */
  onceFor?: string
  /** The records that it is about, the first being its subject; left out where it is about the subject alone. */
  about?: readonly string[]
}

/** The record that a message is about, as read for this judgement. */
export type JudgedRecord =
  /** `earlier`: the same buyer's from the same shop, placed before it arrived; read where the kind asks for them alone. */
  | {
      type: 'order'
      order: Order
      sameBasket: readonly Order[]
      earlier?: readonly Order[]
      /** The same buyer's for other baskets, placed within the same days. */
      others?: readonly Order[]
    }
  | { type: 'shipment'; shipment: Shipment; order: Order | null }
  | { type: 'instalments'; instalments: readonly Instalment[] }
  /** Records of one declared type, each with the order that it names. */
  | { type: 'kept'; records: readonly { record: KeptRecord; order: Order | null }[] }
  | { type: 'people'; people: readonly Contact[] }
  | { type: 'none' }

/** `details`: of the message that would tell of it alone. */
export type Beside = { order: Order; sameBasket: readonly Order[]; details: Readonly<Record<string, string>> }

export type Situation = {
  now: Date
  /** Where the reader may be, from west to east; the first is the zone whose date counts. */
  zones: readonly string[]
  zone: string
  contact: Contact
  record: JudgedRecord
  /** What the settings say of shops; null for nothing. */
  shops: ShopSettings | null
  language: Language
  subject: Subject
  details: Readonly<Record<string, string>>
  /** What the contact was sent before, where the scenario asks for it. @default null */
  ledger?: Omit<Ledger, 'now'> | null
  /** Other orders of the reader's with texts of the same step and hour, which this text may tell of too. @default none */
  beside?: readonly Beside[]
  /** As in `Known`. */
  replies?: Readonly<Record<string, string>>
  /** As in `Known`. */
  tasks?: Known['tasks']
  /** As in `Known`, where the scenario asks for it. @default null */
  lastOrderAt?: Date | null
}

/** Whether a message is still right at `now`, and with which words. The guards common to all kinds come besides. */
export type Verdict =
  | {
      kind: 'right'
      values: TemplateValues
      saw: string
      /** On a solemn day no text calls out, whatever its wording says. @default festive */
      tone?: 'festive' | 'solemn'
      /** Nobody is texted: what follows from it is done instead. @default false */
      isSilent?: true
      /** The field of the wording. @default the one that `wordingOf` names */
      wording?: string
      /** The field of the wording for where a value of the other is missing; none unless said. */
      bare?: string
      /** The ids of the orders that the text tells of besides its own, where its scenario gathers them. */
      tells?: readonly string[]
      /** The text itself, whole as it was filled in before. @default what the wording makes of the values */
      text?: string
    }
  | {
      kind: 'cancelled' | 'suppressed' | 'expired'
      because: Reason /** What was seen, for the trail. */
      values?: TrailValues
    }

/** Where a scheduled kind finds the people of one firing. */
export type AudienceSource =
  | { from: 'everyone' }
  /** What is done at the firing is about no person. */
  | { from: 'nobody' }
  | { from: 'birthdays'; keys: readonly string[] }
  /** Contacts with one of these dates in a custom column; `yearly`: or with an anniversary of theirs on it. */
  | { from: 'dates'; column: string; dates: readonly LocalDate[]; yearly: boolean }
  /** Instalments due on one of these dates. */
  | { from: 'instalments-due'; dates: readonly LocalDate[] }
  /** Records of a declared type with one of these dates in a field; `yearly`: or with an anniversary of theirs on it. */
  | { from: 'records'; type: string; field: string; dates: readonly LocalDate[]; yearly: boolean }
  /** Whose instalments are due in one of these months, one line a person; for what release 0.1 began one an instalment. */
  | { from: 'instalments'; months: readonly string[] }
  | { from: 'employee-birthdays'; keys: readonly string[] }

/** One wording of a campaign: the field it stands in (`template`, `settings.digest`), and the variables it may use. */
export type Wording = {
  field: string
  text: LocalizedText
  variables: VariableDeclarations
  /** Where it stands in what people save. @default its field */
  path?: string
  /** It asks for money that is owed, and may threaten with nothing. @default false */
  isCollection?: true
  /** Of the messages that it is for. @default the kind's */
  category?: Category
}

/** What decides whether campaigns of a kind may answer one occasion. */
export type Meeting = Pick<CampaignContent, 'settings'> & { slug?: string | undefined }

/** The record of an event, with whom it is about where they are read. */
export type EventFacts = {
  order: Order
  shipment: Shipment | null
  /** All parcels of the order. @default the one above */
  shipments?: readonly Shipment[]
  contact?: Contact
  /** As in a `Situation`: what they say of hours may change when something is due, never its key. */
  shops?: ShopSettings | null
  /** As in a `JudgedRecord`, where they were read. @default none */
  sameBasket?: readonly Order[]
}

/** A record of a declared type, with whom it is about and the order that it names, where that is known. */
export type RecordFacts = { record: KeptRecord; order: Order | null; contact?: Contact; shops?: ShopSettings | null }

/** An instalment, with whom it is about. */
export type InstalmentFacts = { instalment: Instalment; contact?: Contact }

/** An occurrence that facts once called for, with why they do so no more; null where they still do. */
export type Settled = {
  occurrence: Occurrence
  because: Ended | null
}

export type Candidate = { contact: Contact | null; instalment: Instalment | null; record?: KeptRecord }
export type Firing = {
  part: string
  date: LocalDate
  firedAt: Date
  zone: string
  campaignId: string
  /** What tells it from other firings about one record; null for runs of release 0.1. */
  step: string | null
}

/** Whether keys go by the firing's own date; else release 0.1 began it, or had begun to answer its date. */
export function goesByDate({ step, date }: Pick<Firing, 'step' | 'date'>): boolean {
  return step === date
}

/** A setting that is missing or wrong, by its path in the content. */
export type SettingFault = { path: string; message: string; code: string }

/** What goes once, at the moment that its settings say. */
export type OneOff = {
  /** What the moment lacks; null where the settings say when. */
  lacks(content: Pick<CampaignContent, 'settings'>): SettingFault | null
  /** Which settings say it: they stay as they are once it has come. */
  settings: readonly string[]
}

type Settings = Readonly<Record<string, unknown>>

/** Its names, default texts and samples stand apart (`kind-words.ts`): whoever only sends needs none. */
type CommonRules = {
  id: MessageKind
  category: Category
  /** Which of them an admin may choose instead, where the kind leaves it open. @default its own */
  categories?: readonly Category[]
  /** What it was compiled from, where it is one's own. */
  scenario?: Scenario
  /** Its texts may name custom columns of contacts. @default only what its wordings declare */
  namesColumns?: true
  /** Its audience may be an uploaded list, whose columns its text may name. @default never */
  takesLists?: true
  /** Reads `content.settings`; every field has a default, unknown ones are refused. */
  settings: z.ZodType<Record<string, unknown>>
  /** The settings with a change laid over them, where one way of saying something takes back another. @default field by field */
  layOver?(base: Settings, change: Settings): Record<string, unknown>
  /** Which of the settings are mobile numbers, where they are set: checked when a campaign is saved. */
  phoneSettings?: readonly string[]
  audience: Audience
  /** All wordings of a campaign, each checked when it is saved; the first is `template`. */
  wordings(content: CampaignContent): Wording[]
  /** Whether it is for a day for the dead, on which nothing is wished and nothing sold. @default never */
  isSolemn?(content: CampaignContent): boolean
  /** The field of the wording that a message about this uses. */
  wordingOf(subject: Subject): string
  /** A notice about a contract under way, a text that its reader asked for a moment ago, or the one that confirms a STOP: what that may do beyond the others is for `reach-policy.ts` to say. */
  purpose?: 'contract-notice' | 'own-request' | 'stop-confirmation'
  judge(situation: Situation, content: CampaignContent): Verdict
  /** Whether campaigns with these contents may answer one occasion, in whatever audience; the same both ways round. */
  meets(one: Meeting, other: Meeting): boolean
}

/** Started by the facts of an order, or of a record of a declared type. */
export type EventKind = CommonRules & {
  trigger: 'event'
  /** The same facts give the same occurrences; nothing where the facts call for no message. */
  plan(facts: EventFacts, content: CampaignContent): Occurrence[]
  /** As `plan`, with those that the facts have ended: what is planned is brought in line with it at every event. */
  settle?(facts: EventFacts, content: CampaignContent): Settled[]
  /** The same of a record of a declared type or an instalment, for kinds that are about such records. */
  settleRecord?(facts: RecordFacts | InstalmentFacts, content: CampaignContent): Settled[]
  /** Only a correction asks again for what was closed; any other word on the record moves and stops alone. @default false */
  onlyCorrectionsAskAgain?: boolean
  /** Each word on a parcel under way may change what it plans. @default false */
  followsTracking?: boolean
  /** Orders of one buyer for the same basket change what it says of each other. @default false */
  comparesBaskets?: boolean
  /** What the buyer ordered before decides. @default false */
  asksEarlierOrders?: boolean
  /** What a text of this order would be whose step is the one of these details; null where there is none. Absent where no texts are gathered. */
  gathers?(facts: EventFacts, content: CampaignContent, details: Readonly<Record<string, string>>): Settled | null
  /** Why a record calls for no message, for support; asked where its facts plan nothing. */
  explain?(facts: EventFacts | RecordFacts | InstalmentFacts, content: CampaignContent): Check[]
}

/** Started by the clock. */
export type ScheduledKind = CommonRules & {
  trigger: 'schedule'
  /** @default it goes on by its rule */
  oneOff?: OneOff
  /** `since`: its activation, which may be what it fires at; null for one that was never active. */
  firings(content: CampaignContent, since: Date | null): { part: string; rule: FiringTime }[]
  /**
   * The first date from `from` on of those few on which it fires at all, so that it need not be asked daily; null where it
   * is not known, or is every date of the rule. @default null
   */
  nextDate?(content: CampaignContent, from: LocalDate): LocalDate | null
  /** Null when nothing is to be sent on that date. */
  audienceOf(firing: Firing, content: CampaignContent): AudienceSource | null
  /** Whom an employee's birthday may remind, the first choice first, as people write the numbers. */
  digestReceivers?(employee: Contact, content: CampaignContent): string[]
  /** Its keys name the person alone: of several records of theirs that one firing means, the first is told. @default false */
  isOncePerPerson?: boolean
  /** One text a person and firing about all that was selected. @default false */
  mergesPeople?: boolean
  /** Its texts go to the manager of whom they are about. @default false */
  goesToManager?: boolean
  /** The line on the page for one candidate; null when that one is not meant. */
  select(candidate: Candidate, firing: Firing, content: CampaignContent): PageEntry | null
  /** What release 0.1 called a campaign's firing on that date, where it did not call it by the date; null where it had none then. */
  formerStepOf?(date: LocalDate, content: CampaignContent, campaignId: string): string | null
  /** An entry always gives the same key, also when its records change later. */
  occurrenceOf(entry: PageEntry, firing: Firing, content: CampaignContent): Occurrence
}

export type Kind = EventKind | ScheduledKind

/** A reader of a kind's settings that parses each content once: contents are immutable while they are in memory. */
export function settingsReader<S>(schema: z.ZodType<S>): (content: Pick<CampaignContent, 'settings'>) => S {
  const read = new WeakMap<object, S>()
  return (content) => {
    const known = read.get(content)
    if (known !== undefined) return known
    const settings = schema.parse(content.settings)
    read.set(content, settings)
    return settings
  }
}
