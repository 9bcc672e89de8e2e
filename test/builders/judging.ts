import type { CampaignContent, CampaignState } from '#shared/contracts/campaign.ts'
import type { Contact } from '#shared/contracts/contact.ts'
import { messageIdOf } from '#shared/contracts/ids.ts'
import type { NumberTexts } from '#shared/contracts/number-texts.ts'
import type { CompanyRules } from '#shared/contracts/policy.ts'
import type { Language } from '#shared/contracts/primitives.ts'
import type { ShopSettings } from '#shared/contracts/shop.ts'
import { defaultContent } from '#shared/domain/campaigns/campaign-content.ts'
import { placeOfReader } from '#shared/domain/people/contact-place.ts'
import { COUNTRIES } from '#shared/domain/people/number-country.ts'
import type { JudgedRecord, Kind } from '#shared/domain/scenarios/kind.ts'
import type { Judged, Reading } from '#shared/domain/sending/case.ts'
import { judgeMessage } from '#shared/domain/sending/judge-message.ts'
import type { ApprovedTemplates } from '#shared/domain/wording/approved-templates.ts'
import { checkTemplate } from '#shared/domain/wording/template.ts'
import { aContact } from './contact.ts'

export type JudgingFields = {
  now?: string
  settings?: Record<string, unknown>
  /** @default the kind's, with `settings` */
  content?: CampaignContent
  state?: CampaignState
  contact?: Partial<Contact>
  language?: Language
  record?: JudgedRecord
  optedOut?: boolean
  /** @default all */
  optOutScope?: 'marketing' | 'all'
  /** Where the reader may be; else what follows from the contact. */
  zones?: readonly string[]
  /** What the settings say of shops. @default nothing */
  shops?: ShopSettings | null
  /** What the company adds to the presets. @default nothing */
  rules?: CompanyRules | null
  /** What was counted of the number. @default nothing */
  counted?: NumberTexts | null
  /** @default all */
  countries?: readonly string[] | null
  /** What the carrier approved, where it sends nothing else. @default it takes any text */
  templates?: ApprovedTemplates
  message?: Partial<Judged>
}

/** A campaign's content with the kind's defaults and these settings. */
export function contentOf(kind: Kind, settings: Record<string, unknown> = {}): CampaignContent {
  return { ...defaultContent(kind), settings: kind.settings.parse(settings) }
}

/** What becomes of a message of this kind to 朱女士 at 10:00 in Shanghai, unless the fields say otherwise. */
export function judged(kind: Kind, fields: JudgingFields = {}) {
  const contact = aContact({ ...fields.contact, ...(fields.language && { language: fields.language }) })
  const message: Judged = {
    id: messageIdOf({ contactId: contact.id, occurrence: 'judged' }),
    kind: kind.id,
    subject: { type: 'contact', id: contact.id },
    details: {},
    category: kind.category,
    notAfter: null,
    page: null,
    ...fields.message,
  }
  const now = new Date(fields.now ?? '2026-12-01T02:00:00Z')
  return judgeMessage(message, kind, readingOf(kind, contact, fields, now), now)
}

function readingOf(kind: Kind, contact: Contact, fields: JudgingFields, now: Date): Reading {
  const { phone, phoneHash } = contact
  return {
    campaign: { state: fields.state ?? 'active', content: fields.content ?? contentOf(kind, fields.settings) },
    zones: fields.zones ?? (phone === null ? [] : placeOfReader(phone, contact, null).zones),
    contact,
    merged: null,
    record: fields.record ?? { type: 'none' },
    destination:
      phone === null || phoneHash === null
        ? null
        : { phone, phoneHash, counting: 'cn-flat', wantsTemplate: fields.templates !== undefined },
    templates: fields.templates ?? null,
    optOut:
      fields.optedOut === true
        ? {
            phoneHash: phoneHash ?? '',
            at: now,
            by: 'test',
            note: 'asked',
            source: 'person',
            scope: fields.optOutScope ?? 'all',
            unreachable: null,
            liftedAt: null,
            rev: 1,
          }
        : null,
    shops: fields.shops ?? null,
    rules: fields.rules ?? null,
    counted: fields.counted ?? null,
    countries: fields.countries === null ? null : { allowed: [...(fields.countries ?? COUNTRIES)], version: 0 },
  }
}

/** The text as it leaves and its parts; otherwise why it does not. */
export function textOf(kind: Kind, fields: JudgingFields = {}) {
  const decision = judged(kind, fields)
  return decision.kind === 'send' ? { text: undressed(decision.text), parts: decision.parts } : decision
}

/** What the wording says of a text to mainland China in nobody's name: without how to stop such texts. */
export function undressed(text: string): string {
  return text.replace(/(?: Reply R to opt out|，?拒收请回复R)$/u, '')
}

/** In one word: `send`, or the state or wait with its reason. */
export function verdictOf(kind: Kind, fields: JudgingFields = {}): string {
  const decision = judged(kind, fields)
  if (decision.kind === 'send') return 'send'
  return decision.kind === 'final' ? `${decision.state}: ${decision.because}` : `wait: ${decision.because}`
}

/** Faults of every default wording of a kind, in both languages. */
export function wordingFaults(kind: Kind) {
  return kind
    .wordings(defaultContent(kind))
    .flatMap(({ text, variables }) => [...checkTemplate(text.zh, variables), ...checkTemplate(text.en, variables)])
}

/** The paths and sentences of what is wrong with these settings; none when they are taken. */
export function settingFaults(kind: Kind, settings: Record<string, unknown>): string[] {
  const read = kind.settings.safeParse(settings)
  return read.success ? [] : read.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`)
}
