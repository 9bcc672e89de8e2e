import type { CampaignContent, CampaignState } from '#shared/contracts/campaign.ts'
import type { Contact, OptOut } from '#shared/contracts/contact.ts'
import type { OpenCountries } from '#shared/contracts/line.ts'
import type { Message, Reason, TrailValues } from '#shared/contracts/message.ts'
import type { Language } from '#shared/contracts/primitives.ts'
import { addDays, DEFAULT_ZONE, instantOf } from '../calendar/time.ts'
import { hasConsent } from '../people/consent.ts'
import { countryOfNumber } from '../people/number-country.ts'
import { nextAllowedInstant, nextCommonInstant, QUIET_HOURS } from '../policies/quiet-hours.ts'
import { mayPassOptOut, quietHoursFor } from '../policies/reach-rules.ts'
import type { JudgedRecord, Kind } from '../scenarios/kind.ts'
import { type Counting, countParts, normaliseText } from '../wording/segments.ts'
import { parseTemplate, type VariableDeclarations } from '../wording/template.ts'
import type { Template } from '../wording/template-pieces.ts'
import { renderTemplate } from '../wording/template-render.ts'
import { byWhom } from './message-lifecycle.ts'

/** Everything a judgement relies on, as read at one moment. */
export type Reading = {
  /** `stoppedBy`: who stopped it, where that was kept. */
  campaign: { state: CampaignState; content: CampaignContent; stoppedBy?: string | null }
  contact: Contact | null
  record: JudgedRecord
  /** The number this message goes to, and how its carrier counts; null where there is none. */
  destination: { phone: string; phoneHash: string; counting: Counting } | null
  /** Every zone in which the reader of that number may be, from west to east; none where nobody knows. */
  zones: readonly string[]
  optOut: OptOut | null
  /** As the line's item says; null where nobody knows yet. */
  countries: OpenCountries | null
}

export type SendDecision =
  | { kind: 'send'; to: string; toHash: string; text: string; parts: number; language: Language; saw: TrailValues }
  | { kind: 'final'; state: 'suppressed' | 'cancelled' | 'expired'; because: Reason; values: TrailValues }
  | {
      kind: 'wait'
      until: Date
      because: 'quiet-hours' | 'reader-day' | 'campaign-paused' | 'countries-unknown'
    }

type Judged = Pick<Message, 'subject' | 'details' | 'category' | 'notAfter'>

const PAUSE_LOOK_MS = 15 * 60_000
const COUNTRIES_LOOK_MS = 60_000

/**
 * What is to become of a message at `now`: every guard in one place, in the order in which support wants to hear them.
 * Pure; called again with fresh readings when the first are over a second old.
 */
export function judgeMessage(message: Judged, kind: Kind, reading: Reading, now: Date): SendDecision {
  if (reading.campaign.state === 'stopped') {
    return final('cancelled', 'campaign-stopped', byWhom(reading.campaign.stoppedBy))
  }
  if (message.notAfter !== null && now >= message.notAfter)
    return final('expired', reading.campaign.state === 'paused' ? 'campaign-paused' : 'too-late')
  const { contact } = reading
  if (contact === null) return final('suppressed', 'contact-unknown')
  const verdict = judgeAt(now, message, kind, reading, contact)
  if (verdict.kind !== 'right') return final(verdict.kind, verdict.because)
  if (reading.campaign.state !== 'active') return waitForCampaign(message, now)
  if (reading.countries === null) return waitForCountries(message, now)
  const refusal = judgeRecipient(message, kind, reading, contact)
  if (refusal !== null) {
    return final('suppressed', refusal, refusal === 'opted-out' ? byWhom(reading.optOut?.by) : {})
  }
  return judgeHour(message, kind, reading, contact, now) ?? fillIn(message, kind, reading, contact, verdict)
}

/** When a page may leave in a zone: `now`, or the end of the quiet hours that it is in. */
export function openingOf(now: Date, zone: string): Date {
  return nextAllowedInstant(now, zone, QUIET_HOURS)
}

function judgeAt(at: Date, message: Judged, kind: Kind, reading: Reading, contact: Contact) {
  const { record, campaign, zones } = reading
  const situation = {
    now: at,
    zones,
    zone: zones[0] ?? DEFAULT_ZONE,
    contact,
    record,
    language: languageFor(record, contact),
    subject: message.subject,
    details: message.details,
  }
  return kind.judge(situation, campaign.content)
}

/** To the last moment at which it may leave: the campaign may go on before that. */
function waitForCampaign({ notAfter }: Judged, now: Date): SendDecision {
  const look = new Date(now.getTime() + PAUSE_LOOK_MS)
  return { kind: 'wait', until: notAfter !== null && notAfter < look ? notAfter : look, because: 'campaign-paused' }
}

/** A line of release 0.1 is soon told which countries it texts: nothing is held back for good before that. */
function waitForCountries(message: Judged, now: Date): SendDecision {
  const look = new Date(now.getTime() + COUNTRIES_LOOK_MS)
  if (message.notAfter !== null && look >= message.notAfter) return final('expired', 'too-late')
  return { kind: 'wait', until: look, because: 'countries-unknown' }
}

function isOpenTo(phone: string, countries: OpenCountries | null): boolean {
  const country = countryOfNumber(phone)
  return country !== undefined && countries?.allowed.includes(country) === true
}

function judgeRecipient(message: Judged, kind: Kind, reading: Reading, contact: Contact): Reason | null {
  if (reading.destination === null) return cameByRelay(reading.record) ? 'relay-number' : 'no-usable-phone'
  if (!isOpenTo(reading.destination.phone, reading.countries)) return 'country-not-open'
  if (reading.optOut?.source === 'carrier') return 'unreachable-number'
  if (reading.optOut !== null && !mayPassOptOut({ kind, phone: reading.destination.phone })) return 'opted-out'
  if (reading.zones.length === 0) return 'zone-unknown'
  if (message.category !== 'marketing' || hasConsent(contact)) return null
  return contact.consent.marketing === 'refused' ? 'consent-refused' : 'no-consent'
}

function cameByRelay(record: JudgedRecord): boolean {
  const order = record.type === 'order' || record.type === 'shipment' ? record.order : null
  return order?.details?.relayPhone === true
}

/**
 * Null where the hour is right wherever the reader may be. Else it waits for the next one that is, if it will still be in
 * time and true then, as far as is known now. A text of a certain day belongs to that day of the reader's.
 */
function judgeHour(message: Judged, kind: Kind, reading: Reading, contact: Contact, now: Date): SendDecision | null {
  const { destination, zones, optOut } = reading
  const [begins, ends] = readersDay(message, zones)
  if (ends !== null && now >= ends) return final('expired', 'too-late')
  const from = begins !== null && begins > now ? begins : now
  const quiet = destination === null ? QUIET_HOURS : quietHoursFor({ kind, phone: destination.phone, optOut })
  const opening = quiet === null ? from : nextCommonInstant(from, zones, quiet)
  if (opening === null) return final('suppressed', 'no-common-hour')
  if (opening <= now) return null
  const inTime = [message.notAfter, ends].every((end) => end === null || opening < end)
  const stillRight = inTime && judgeAt(opening, message, kind, reading, contact).kind === 'right'
  if (!stillRight) return final('expired', 'quiet-hours')
  return { kind: 'wait', until: opening, because: from > now ? 'reader-day' : 'quiet-hours' }
}

/** From when on it is the message's day wherever the reader may be, and from when on nowhere any more. */
function readersDay({ details: { date } }: Judged, zones: readonly string[]): [begins: Date | null, ends: Date | null] {
  const west = zones[0]
  if (date === undefined || west === undefined) return [null, null]
  return [instantOf(date, '00:00', west), instantOf(addDays(date, 1), '00:00', west)]
}

/** An order may say what its buyer reads. */
function languageFor(record: JudgedRecord, contact: Contact): Language {
  const order = record.type === 'order' || record.type === 'shipment' ? record.order : null
  return order?.details?.language ?? contact.language
}

type Right = Extract<ReturnType<Kind['judge']>, { kind: 'right' }>

function fillIn(message: Judged, kind: Kind, reading: Reading, contact: Contact, verdict: Right): SendDecision {
  const { destination, campaign } = reading
  if (destination === null) return final('suppressed', 'no-usable-phone')
  const language = languageFor(reading.record, contact)
  const wording = wordingFor(kind, campaign.content, verdict.field ?? kind.wordingOf(message.subject), language)
  const rendered = wording && renderTemplate(wording.template, verdict.values, { lang: language, ...wording })
  const refused = rendered === null || rendered.refused.length === 0 ? {} : { outside: rendered.refused.join(', ') }
  if (rendered === null || !rendered.ok) {
    return final('suppressed', 'missing-value', { missing: rendered?.missing.join(', ') ?? 'wording', ...refused })
  }
  const said = verdict.tone === 'solemn' ? calm(rendered.text) : rendered.text
  const text = normaliseText(said, destination.counting)
  if (text.trim() === '') return final('suppressed', 'empty-text')
  const { parts } = countParts(text, destination.counting)
  const consent = message.category === 'marketing' ? contact.consent.marketing : 'not-needed'
  const saw = {
    record: verdict.saw,
    consent,
    optOut: reading.optOut === null ? 'none' : 'exempt',
    hours: quietHoursFor({ kind, phone: destination.phone, optOut: reading.optOut }) === null ? 'exempt' : 'open',
    ...refused,
  }
  return {
    kind: 'send',
    to: destination.phone,
    toHash: destination.phoneHash,
    text,
    parts,
    language,
    saw,
  }
}

/** Without exclamation marks. */
function calm(text: string): string {
  return text.replace(/！+/gu, '。').replace(/!+/gu, '.').replace(/。。+/gu, '。')
}

type Readable = { template: Template; variables: VariableDeclarations }
const wordings = new WeakMap<CampaignContent, Map<string, Readable | null>>()

/** Parses each wording of a content once; null for one that cannot be parsed, which saving a campaign prevents. */
function wordingFor(kind: Kind, content: CampaignContent, field: string, language: Language): Readable | null {
  const known = wordings.get(content) ?? new Map<string, Readable | null>()
  wordings.set(content, known)
  const key = `${field}.${language}`
  const found = known.get(key)
  if (found !== undefined) return found
  const wording = kind.wordings(content).find((one) => one.field === field)
  const parsed = wording === undefined ? null : parseTemplate(wording.text[language])
  const readable =
    wording !== undefined && parsed?.ok === true ? { template: parsed.template, variables: wording.variables } : null
  known.set(key, readable)
  return readable
}

function final(state: 'suppressed' | 'cancelled' | 'expired', because: Reason, values: TrailValues = {}): SendDecision {
  return { kind: 'final', state, because, values }
}
