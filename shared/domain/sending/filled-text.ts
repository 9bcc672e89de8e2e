import type { CampaignContent } from '#shared/contracts/campaign.ts'
import type { Language } from '#shared/contracts/primitives.ts'
import type { Kind } from '../scenarios/kind.ts'
import { normaliseText } from '../wording/segments.ts'
import { parseTemplate, type VariableDeclarations } from '../wording/template.ts'
import type { Template } from '../wording/template-pieces.ts'
import { renderTemplate } from '../wording/template-render.ts'
import { type Case, type Filled, languageFor, verdictOf } from './case.ts'
import { type Dressing, dressingOf, dressText, shopOfRecord } from './dressing.ts'

/** The text as it would leave now; null where the message is not right, or nobody is there to read it. */
export function fillIn(one: Case): Filled | null {
  if (one.filled === undefined) one.filled = fill(one)
  return one.filled
}

function fill(one: Case): Filled | null {
  const { message, kind, reading } = one
  const verdict = verdictOf(one)
  if (reading.contact === null || reading.destination === null || verdict?.kind !== 'right' || verdict.isSilent)
    return null
  const language = languageFor(reading.record, reading.contact)
  const { counting } = reading.destination
  const leaving = (said: string) => normaliseText(dress(one, said, language), counting)
  if (verdict.text !== undefined) return { ok: true, text: leaving(verdict.text), language, outside: {}, from: null }
  const { content } = reading.campaign
  const write = (field: string) => {
    const wording = wordingFor(kind, content, field, language)
    if (wording === null) return null
    return { wording, rendered: renderTemplate(wording.template, verdict.values, { lang: language, ...wording }) }
  }
  const full = write(verdict.wording ?? kind.wordingOf(message.subject))
  const written = full?.rendered.ok === false && verdict.bare !== undefined ? write(verdict.bare) : full
  if (written == null) return { ok: false, missing: 'wording', outside: {} }
  const { rendered, wording } = written
  const outside = rendered.refused.length === 0 ? {} : { outside: rendered.refused.join(', ') }
  if (!rendered.ok) return { ok: false, missing: rendered.missing.join(', '), outside }
  const { values, tone = 'festive' } = verdict
  const text = leaving(inTone(rendered.text, tone))
  return { ok: true, text, language, outside, from: { ...wording, values, tone } }
}

/** With who sends it and how to stop such texts. */
function dress(one: Case, said: string, language: Language): string {
  return dressText(said, dressingIn(one, language), language)
}

/** What stands around the case's text. */
export function dressingIn({ message, reading }: Case, language: Language): Dressing {
  const { destination } = reading
  if (destination === null) return { before: '', after: '' }
  return dressingOf({ phone: destination.phone, category: message.category, language, shop: shopIn(reading) })
}

/** The signature that stands in front of the case's text, without its brackets; null for none. */
export function signatureIn(one: Case, language: Language): string | null {
  return dressingIn(one, language).before === '' ? null : (shopIn(one.reading)?.signature ?? null)
}

function shopIn({ shops, record }: Case['reading']) {
  return shopOfRecord(shops, record)
}

/** On a solemn day without exclamation marks. */
export function inTone(text: string, tone: 'festive' | 'solemn'): string {
  if (tone === 'festive') return text
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
