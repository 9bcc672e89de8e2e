import type { CampaignContent } from '#shared/contracts/campaign.ts'
import type { TemplateCheck, TemplateReport } from '#shared/contracts/console-api/wording.ts'
import type { Category } from '#shared/contracts/message.ts'
import type { Language } from '#shared/contracts/primitives.ts'
import type { Shop } from '#shared/contracts/shop.ts'
import { type ContentFault, defaultContent, laidOver } from '#shared/domain/campaigns/campaign-content.ts'
import { compileScenario } from '#shared/domain/scenarios/engine.ts'
import type { Kind, Wording } from '#shared/domain/scenarios/kind.ts'
import type { KindWords } from '#shared/domain/scenarios/kind-words.ts'
import { kindOfPreset, presetOf } from '#shared/domain/scenarios/presets/catalogue.ts'
import { type Preset, scenarioAs } from '#shared/domain/scenarios/presets/preset.ts'
import { findKind } from '#shared/domain/scenarios/registry.ts'
import { readScenario } from '#shared/domain/scenarios/scenario-faults.ts'
import { variableWordsOf, wordsOfVariables } from '#shared/domain/scenarios/variable-words.ts'
import { dressingOf, dressText } from '#shared/domain/sending/dressing.ts'
import { type Counting, countParts, normaliseText } from '#shared/domain/wording/segments.ts'
import { checkTemplate, parseTemplate, type TemplateValues } from '#shared/domain/wording/template.ts'
import { renderTemplate } from '#shared/domain/wording/template-render.ts'
import { adviseOnWording } from '#shared/domain/wording/wording-advice.ts'

export type CheckWordingOutcome =
  | { kind: 'checked'; report: TemplateReport }
  | { kind: 'invalid'; faults: readonly ContentFault[] }

/** Most who read Chinese have a mainland number, and hardly anybody who reads English. */
const COUNTING: Readonly<Record<Language, Counting>> = { zh: 'cn-flat', en: 'gsm-or-ucs2' }

/**
 * What a wording costs as it stands and what it had better not say, and either all its faults or what it looks like filled
 * in with the kind's samples. Counted for the usual reader of its language: Chinese as mainland carriers do (every character
 * one unit), English by the alphabets of 3GPP. Filled in it stands as it leaves: with the signature and the words against such
 * texts that the usual reader's country asks for, in the name of `shop`. Nothing is saved.
 */
export function checkWording(asked: TemplateCheck, shop: Shop | null): CheckWordingOutcome {
  const { field, text, language } = asked
  const found = kindAsked(asked)
  if (!found.ok) return { kind: 'invalid', faults: found.faults }
  const { kind } = found
  const content = contentWith(kind, asked)
  const wordings = kind.wordings(content)
  const named = wordings.find((candidate) => candidate.field === field)
  // Of a scenario `template` means the text of its first step.
  const wording = named ?? (field === 'template' && kind.scenario !== undefined ? wordings[0] : undefined)
  if (wording === undefined) {
    const message = `is no wording of this kind: use one of ${wordings.map((known) => known.field).join(', ')}`
    return { kind: 'invalid', faults: [{ path: 'field', message, code: 'unknown-wording' }] }
  }
  const faults = checkTemplate(text, wording.variables)
  const words = wordsOfVariables(kind, content)
  const dresses = { language, category: kind.category, shop }
  const preview = faults.length === 0 ? fillIn(text, wording, { words, dresses }) : null
  const advice = adviseOnWording(text, language, kind.isSolemn?.(content) === true)
  return { kind: 'checked', report: { faults, advice, raw: countParts(text, COUNTING[language]), preview } }
}

type KindAsked = { ok: true; kind: Kind } | { ok: false; faults: readonly ContentFault[] }

function kindAsked({ kind, scenario, settings }: TemplateCheck): KindAsked {
  const [shipped, preset] = [findKind(kind), presetOf(kind)]
  if (shipped !== undefined) return { ok: true, kind: shipped }
  if (preset !== undefined && scenario === undefined) return { ok: true, kind: kindAsSet(preset, settings) }
  if (preset === undefined && kind !== 'custom')
    return { ok: false, faults: [{ path: 'kind', message: 'is no kind of campaign', code: 'unknown-kind' }] }
  const read = readScenario(scenario)
  return read.ok ? { ok: true, kind: compileScenario(read.scenario, { id: kind }) } : read
}

function kindAsSet(preset: Preset, settings: TemplateCheck['settings'] = {}): Kind {
  const scenario = Object.keys(settings).length === 0 ? null : scenarioAs(preset, settings)
  return scenario === null ? kindOfPreset(preset) : compileScenario(scenario, { id: preset.id })
}

/** Settings that are not valid say nothing: their own fields tell what is wrong with them. The text may name columns. */
function contentWith(kind: Kind, { field, text, settings }: TemplateCheck): CampaignContent {
  const content = { ...defaultContent(kind), ...(field === 'template' && { template: { zh: text, en: text } }) }
  const read = kind.settings.safeParse(laidOver(kind, content.settings, settings ?? {}))
  return read.success ? { ...content, settings: read.data } : content
}

type Dresses = { language: Language; category: Category; shop: Shop | null }
type Filling = { words: ReturnType<KindWords['variables']>; dresses: Dresses }

/** Whose texts bear what mainland China asks for, and what the strictest other country does. */
const READERS = { mainland: '+8613800000000', elsewhere: '+12025550100' } as const

function fillIn(text: string, { variables }: Wording, { words, dresses }: Filling): TemplateReport['preview'] {
  const { language } = dresses
  const parsed = parseTemplate(text)
  if (!parsed.ok) return null
  const samples = Object.entries(variables).map(
    ([name, declaration]) => [name, variableWordsOf(words, name, declaration).sample[language]] as const,
  )
  const values: TemplateValues = Object.fromEntries(samples)
  const rendered = renderTemplate(parsed.template, values, { lang: language, variables })
  if (!rendered.ok) return null
  const dressFor = (phone: string) => {
    const dressing = dressingOf({ phone, ...dresses })
    return { ...dressing, text: dressText(rendered.text, dressing, language) }
  }
  const [mainland, elsewhere] = [dressFor(READERS.mainland), dressFor(READERS.elsewhere)]
  const sizes = {
    mainland: countParts(mainland.text, 'cn-flat'),
    elsewhere: countParts(elsewhere.text, 'gsm-or-ucs2'),
  }
  const isMainland = COUNTING[language] === 'cn-flat'
  const { before, after, text: whole } = isMainland ? mainland : elsewhere
  return {
    text: normaliseText(whole, COUNTING[language]),
    dressing: { before, after },
    size: isMainland ? sizes.mainland : sizes.elsewhere,
    sizes,
  }
}
