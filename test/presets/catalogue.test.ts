import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { KindId, OwnTextKind, ServiceTextKind, ShippedKindId } from '#shared/contracts/message.ts'
import { checkScenario } from '#shared/domain/scenarios/check-scenario.ts'
import { leavesOf } from '#shared/domain/scenarios/conditions.ts'
import { needsOf } from '#shared/domain/scenarios/needs/kind-needs.ts'
import { sampleEvent } from '#shared/domain/scenarios/needs/sample-event.ts'
import { namesOfPath } from '#shared/domain/scenarios/path-words.ts'
import { kindOfPreset, PRESETS } from '#shared/domain/scenarios/presets/catalogue.ts'
import { pathsOfVariables } from '#shared/domain/scenarios/scenario-variables.ts'
import { checkTemplate } from '#shared/domain/wording/template.ts'
import { findEventFaults } from '#shared/usecases/intake/accept-order-event.ts'
import { entriesIn, linesBesideTexts } from './preset-source.ts'

const FOLDER = join(import.meta.dirname, '../../shared/domain/scenarios/presets')
const FORBIDDEN = /肯定|保证(?![金书])|绝对|你/u
const all = PRESETS.map((preset) => [preset.id, preset] as const)

describe('the catalogue', () => {
  it('gives no two kinds one id', () => {
    const ids = [
      ...PRESETS.map(({ id }) => id),
      ...ShippedKindId.options,
      ...OwnTextKind.options,
      ...ServiceTextKind.options,
      'custom',
    ]

    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([])
    expect(ids.filter((id) => !KindId.safeParse(id).success || id.startsWith('x-'))).toEqual([])
  })

  it.each(all)('%s has both names, a sentence in both languages, and a line of business', (_, preset) => {
    const { names } = preset.scenarioOf(preset.defaults)

    for (const { zh, en } of [names, preset.about]) {
      expect(zh).toMatch(/\p{Script=Han}/u)
      expect(en).toMatch(/^[\p{Lu}\d]/u)
    }
    expect(preset.lines.length).toBeGreaterThan(0)
  })

  it.each(all)('%s is a scenario that may be saved', (_, preset) => {
    const scenario = preset.scenarioOf(preset.defaults)
    const categories = [...(preset.categories ?? []), scenario.category]

    expect(checkScenario(scenario, { mayBeTransactional: false, categories })).toEqual([])
  })

  it.each(all)(
    '%s says everything in both languages, with variables that are there, and never 肯定, 保证, 绝对 or 你',
    (_, preset) => {
      const kind = kindOfPreset(preset)
      for (const { text, variables } of kind.wordings({
        name: '',
        audience: kind.audience,
        template: { zh: '', en: '' },
        settings: preset.defaults,
      })) {
        for (const language of ['zh', 'en'] as const) {
          expect(text[language]).not.toBe('')
          expect(checkTemplate(text[language], variables)).toEqual([])
        }
        expect(text.zh).not.toMatch(FORBIDDEN)
        expect(text.en).not.toMatch(/\p{Script=Han}/u)
      }
    },
  )

  it.each(all)(
    '%s has no two variables side by side, but an amount with its currency: carriers refuse such texts',
    (_, preset) => {
      const kind = kindOfPreset(preset)
      const content = { name: '', audience: kind.audience, template: { zh: '', en: '' }, settings: preset.defaults }
      for (const { text } of kind.wordings(content))
        for (const language of ['zh', 'en'] as const)
          expect(text[language].replaceAll(/\{\{[/#][^}]*\}\}/gu, '')).not.toMatch(/\}\}\{\{(?!currency[|}])/u)
    },
  )

  it.each(all)('%s has words for each of its variables', (_, preset) => {
    const scenario = preset.scenarioOf(preset.defaults)
    const nameless = Object.values(pathsOfVariables(scenario)).filter((path) => !namesOfPath(path, scenario.about))

    expect(nameless).toEqual([])
  })

  it.each(all)(
    '%s has words for what its conditions ask about, so that a text can say what held it back',
    (_, preset) => {
      const scenario = preset.scenarioOf(preset.defaults)
      const conditions = [scenario.only, ...scenario.steps.map(({ when }) => when)].flatMap((one) => one ?? [])
      const paths = conditions.flatMap(leavesOf).flatMap((leaf) => ('path' in leaf ? [leaf.path] : []))

      expect(paths.filter((path) => !namesOfPath(path, scenario.about))).toEqual([])
    },
  )

  it.each(all)('%s shows events that its own intake would take', (_, preset) => {
    for (const event of needsOf(preset.scenarioOf(preset.defaults)).events) {
      for (const language of ['zh', 'en'] as const)
        expect(findEventFaults(sampleEvent(event, language)), event.type).toEqual([])
    }
  })
})

describe('an entry', () => {
  const sources = readdirSync(FOLDER).map((file) => readFileSync(join(FOLDER, file), 'utf8'))
  const entries = sources.flatMap(entriesIn)

  it('is written for each preset', () => {
    expect(entries).toHaveLength(PRESETS.length)
  })

  it.each(entries.map((entry) => [/^export const (\w+)/u.exec(entry)?.[1], entry]))(
    '%s has at most 25 lines beside its texts',
    (_, entry = '') => {
      expect(linesBesideTexts(entry)).toBeLessThanOrEqual(25)
    },
  )

  it('counts what is no text', () => {
    const entry =
      "export const one = preset(\n  { lines: ['shop'] },\n  {\n    names: words('一', 'One'),\n    slug: 'one',\n  },\n)"

    expect(linesBesideTexts(entry)).toBe(3)
  })
})
