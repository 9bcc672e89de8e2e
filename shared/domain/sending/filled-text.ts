import type { CampaignContent } from '#shared/contracts/campaign.ts'
import type { Language } from '#shared/contracts/primitives.ts'
import type { Kind } from '../scenarios/kind.ts'
import { normaliseText } from '../wording/segments.ts'
import { parseTemplate, type VariableDeclarations } from '../wording/template.ts'
import type { Template } from '../wording/template-pieces.ts'
import { renderTemplate } from '../wording/template-render.ts'
import { type Case, type Filled, languageFor, verdictOf } from './case.ts'

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
  if (verdict.text !== undefined)
    return { ok: true, text: normaliseText(verdict.text, reading.destination.counting), language, outside: {} }
  const { content } = reading.campaign
  const write = (field: string) => {
    const wording = wordingFor(kind, content, field, language)
    return wording && renderTemplate(wording.template, verdict.values, { lang: language, ...wording })
  }
  const full = write(verdict.wording ?? kind.wordingOf(message.subject))
  const rendered = full?.ok === false && verdict.bare !== undefined ? write(verdict.bare) : full
  const outside = rendered === null || rendered.refused.length === 0 ? {} : { outside: rendered.refused.join(', ') }
  if (rendered === null || !rendered.ok) {
    return { ok: false, missing: rendered?.missing.join(', ') ?? 'wording', outside }
  }
  const said = verdict.tone === 'solemn' ? calm(rendered.text) : rendered.text
  return { ok: true, text: normaliseText(said, reading.destination.counting), language, outside }
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
