import type { CampaignContent, CampaignState } from '#shared/contracts/campaign.ts'
import type { Contact, OptOut } from '#shared/contracts/contact.ts'
import type { OpenCountries } from '#shared/contracts/line.ts'
import type { Message, TrailValues } from '#shared/contracts/message.ts'
import type { CountedText, NumberTexts } from '#shared/contracts/number-texts.ts'
import type { CompanyRules } from '#shared/contracts/policy.ts'
import type { Language } from '#shared/contracts/primitives.ts'
import type { ShopSettings } from '#shared/contracts/shop.ts'
import { DEFAULT_ZONE } from '../calendar/time.ts'
import type { JudgedRecord, Kind, Situation, Verdict } from '../scenarios/kind.ts'
import type { ApprovedTemplates } from '../wording/approved-templates.ts'
import type { Counting } from '../wording/segments.ts'
import type { TemplateValues, VariableDeclarations } from '../wording/template.ts'
import type { Template } from '../wording/template-pieces.ts'
import { asBeside, standingAmong, type Together } from './together.ts'

/** `wantsTemplate`: whether its carrier sends this number nothing but registered templates. @default it takes any text */
export type Destination = { phone: string; phoneHash: string; counting: Counting; wantsTemplate?: boolean }

/** Everything a judgement relies on, as read at one moment. */
export type Reading = {
  /** `stoppedBy`: who stopped it, where that was kept. */
  campaign: { state: CampaignState; content: CampaignContent; stoppedBy?: string | null }
  contact: Contact | null
  /**
   * `moved`: whom it was made for was merged into this contact since. `told`: a text for the same occasion has gone to
   * another of the ids that are this person.
   */
  merged: 'moved' | 'told' | null
  record: JudgedRecord
  /** The number this message goes to, and how its carrier counts; null where there is none. */
  destination: Destination | null
  /** Every zone in which the reader of that number may be, from west to east; none where nobody knows. */
  zones: readonly string[]
  optOut: OptOut | null
  /** As the line's item says; null where nobody knows yet. */
  countries: OpenCountries | null
  /** What the settings say of shops; null for nothing. */
  shops: ShopSettings | null
  /** What the contact was sent before, where the scenario asks for it. @default null */
  ledger?: NonNullable<Situation['ledger']> | null
  /** What the company adds to the presets of the policies; null for nothing. */
  rules: CompanyRules | null
  /** What the number was lately sent, as far as it is counted; null for nothing. */
  counted: NumberTexts | null
  /** What is to leave for the number besides and goes before this text by its precedence. @default nothing */
  reserved?: readonly CountedText[]
  /** When the contact last ordered, where the scenario asks for it. @default null */
  lastOrderAt?: Date | null
  /** What the carrier has approved; null where it asks for no templates. @default null */
  templates?: ApprovedTemplates | null
  /** What was answered to each step that the text's own scenario asks about; left out where it asks none. */
  replies?: Readonly<Record<string, string>>
  /** How it stands to other texts of its hour; left out where its kind gathers none, or there are none. */
  together?: Together
  /** What became of the tasks of steps that its scenario asks about; left out where it asks about none. */
  tasks?: NonNullable<Situation['tasks']>
}

export type Judged = Pick<Message, 'id' | 'kind' | 'subject' | 'details' | 'category' | 'notAfter' | 'page'>

/** What a text was made of; `tone` as in a `Verdict`. */
export type FilledFrom = {
  template: Template
  variables: VariableDeclarations
  values: TemplateValues
  tone: 'festive' | 'solemn'
}

/**
 * `outside`: which values of strangers were left out of the text, for the trail; empty where none was. `from`: null for a text
 * that was given whole.
 */
export type Filled =
  | { ok: true; text: string; language: Language; outside: TrailValues; from: FilledFrom | null }
  | { ok: false; missing: string; outside: TrailValues }

/** From when on it is the message's day wherever the reader may be, and from when on nowhere any more; null for no day. */
export type ReadersDay = { begins: Date | null; ends: Date | null }

/** One message before its guards at `now`. `verdict` is the kind's own word at `now`, undefined before anybody asked for it. */
export type Case = {
  readonly message: Judged
  readonly kind: Kind
  readonly reading: Reading
  readonly now: Date
  verdict: Verdict | null | undefined
  /** The text that it makes now, undefined before anybody asked for it. */
  filled: Filled | null | undefined
  /** The reader's own day that it belongs to, undefined before anybody asked for it. */
  day: ReadersDay | undefined
}

/** What the kind says of the message now, asked once; null where the contact is not known. */
export function verdictOf(one: Case): Verdict | null {
  if (one.verdict === undefined) one.verdict = verdictAt(one, one.now)
  return one.verdict
}

/** What the kind would say of the message at another moment, as far as is known now; null where the contact is not known. */
export function verdictAt({ message, kind, reading }: Case, at: Date): Verdict | null {
  const { contact, record, campaign, zones, shops, replies, tasks = null, lastOrderAt = null } = reading
  if (contact === null) return null
  const situation = {
    now: at,
    zones,
    zone: zones[0] ?? DEFAULT_ZONE,
    contact,
    record,
    shops,
    language: languageFor(record, contact),
    subject: message.subject,
    details: message.details,
    ledger: reading.ledger ?? null,
    ...(replies !== undefined && { replies }),
    tasks,
    lastOrderAt,
    beside: reading.together === undefined ? [] : standingAmong(reading.together, at).beside.map(asBeside),
  }
  return kind.judge(situation, campaign.content)
}

/** Whether the shop lets the texts of this campaign leave at once by night, as far as the policy does. */
export function isUrgent({ reading: { campaign } }: Case): boolean {
  return campaign.content.settings.urgent === true
}

/** An order may say what its buyer reads. */
export function languageFor(record: JudgedRecord, contact: Contact): Language {
  const order = record.type === 'order' || record.type === 'shipment' ? record.order : null
  return order?.details?.language ?? contact.language
}
