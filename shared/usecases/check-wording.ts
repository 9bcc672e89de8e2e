import type { TemplateCheck, TemplateReport } from '#shared/contracts/console-api.ts'
import type { Language } from '#shared/contracts/primitives.ts'
import { type ContentFault, defaultContent } from '#shared/domain/campaign-content.ts'
import type { Wording } from '#shared/domain/kinds/kind.ts'
import { kindOf } from '#shared/domain/kinds/registry.ts'
import { countParts, normaliseText } from '#shared/domain/segments.ts'
import { checkTemplate, parseTemplate, type TemplateValues } from '#shared/domain/template.ts'
import { renderTemplate } from '#shared/domain/template-render.ts'

export type CheckWordingOutcome =
  | { kind: 'checked'; report: TemplateReport }
  | { kind: 'invalid'; faults: readonly ContentFault[] }

/**
 * What a wording costs as it stands, counted as mainland carriers do (every character one unit), and either all its
 * faults or what it looks like filled in with the kind's samples. Nothing is saved.
 */
export function checkWording({ kind: kindId, field, text, language }: TemplateCheck): CheckWordingOutcome {
  const kind = kindOf(kindId)
  const wordings = kind.wordings(defaultContent(kind))
  const wording = wordings.find((candidate) => candidate.field === field)
  if (wording === undefined) {
    const message = `is no wording of this kind: use one of ${wordings.map((known) => known.field).join(', ')}`
    return { kind: 'invalid', faults: [{ path: 'field', message, code: 'unknown-wording' }] }
  }
  const faults = checkTemplate(text, wording.variables)
  const preview = faults.length === 0 ? fillIn(text, wording, language) : null
  return { kind: 'checked', report: { faults, raw: sizeOf(text), preview } }
}

function fillIn(text: string, { variables }: Wording, language: Language): TemplateReport['preview'] {
  const parsed = parseTemplate(text)
  if (!parsed.ok) return null
  const samples = Object.entries(variables).map(([name, { sample }]) => [name, sample[language]] as const)
  const values: TemplateValues = Object.fromEntries(samples)
  const rendered = renderTemplate(parsed.template, values, { lang: language, variables })
  return rendered.ok ? { text: normaliseText(rendered.text), size: sizeOf(rendered.text) } : null
}

function sizeOf(text: string): TemplateReport['raw'] {
  return countParts(text, 'cn-flat')
}
