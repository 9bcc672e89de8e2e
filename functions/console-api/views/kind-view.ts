import * as z from 'zod'
import { BUSINESS_LINES } from '#shared/contracts/business-line.ts'
import type { Campaign } from '#shared/contracts/campaign.ts'
import type { KindView } from '#shared/contracts/console-api/kind.ts'
import { ShippedKindId } from '#shared/contracts/message.ts'
import type { Scenario } from '#shared/contracts/scenario.ts'
import { defaultContent } from '#shared/domain/campaigns/campaign-content.ts'
import { categoriesOf } from '#shared/domain/scenarios/check-scenario.ts'
import { compileScenario } from '#shared/domain/scenarios/engine.ts'
import type { Kind } from '#shared/domain/scenarios/kind.ts'
import { needsOf } from '#shared/domain/scenarios/needs/kind-needs.ts'
import type { KindNeeds, Offered } from '#shared/domain/scenarios/needs/needed-event.ts'
import { sampleEvent } from '#shared/domain/scenarios/needs/sample-event.ts'
import { namesOfRecord } from '#shared/domain/scenarios/path-words.ts'
import { kindOfPreset, PRESETS } from '#shared/domain/scenarios/presets/catalogue.ts'
import { FIRST_CHOICE } from '#shared/domain/scenarios/presets/first-choice.ts'
import type { Preset } from '#shared/domain/scenarios/presets/preset.ts'
import { kindOf } from '#shared/domain/scenarios/registry.ts'
import { SHIPPED_OFFERS } from '#shared/domain/scenarios/shipped/shipped-offers.ts'
import { wordsOf } from '#shared/domain/scenarios/shipped-words.ts'
import { variableWordsOf, wordsOfVariables } from '#shared/domain/scenarios/variable-words.ts'
import { viewSteps } from './step-view.ts'

/** On which day an event of each type came last. */
type Heard = ReadonlyMap<string, string>

/** Every kind of campaign that comes with the platform, the shipped ones first. */
export function viewKinds(heard: Heard): KindView[] {
  return [
    ...ShippedKindId.options.map((id) => viewShipped(id, heard)),
    ...PRESETS.map((preset) => viewPreset(preset, heard)),
  ]
}

/** A shipped kind with its defaults, its settings as JSON Schema, and each variable once, whichever wordings use it. */
export function viewShipped(id: ShippedKindId, heard: Heard): KindView {
  const kind = kindOf(id)
  const { names, about } = wordsOf(kind)
  const step = { id: kind.wordingOf({ type: 'order', id: '-' }), names, asks: false, variants: [] }
  return { ...common(kind, SHIPPED_OFFERS[id], heard), names, about, steps: [step] }
}

/** A preset in the same shape: its defaults are those of its settings. */
function viewPreset(preset: Preset, heard: Heard): KindView {
  const { about, family, lines, settings, defaults } = preset
  const kind = kindOfPreset(preset)
  const scenario = preset.scenarioOf(defaults)
  const needs = needsOf(scenario)
  return {
    ...common({ ...kind, settings }, { family, lines, needs, record: scenario.about }, heard),
    categories: [...(preset.categories ?? [kind.category])],
    names: scenario.names,
    about,
    steps: viewSteps(scenario),
  }
}

/** What a campaign of one's own is: the kind that its scenario makes; any other campaign's is the one it was made of. */
export function viewKindOf({ kind, content: { scenario } }: Campaign, heard: Heard): KindView | undefined {
  return kind === 'custom' && scenario !== undefined
    ? viewOwn(scenario, heard)
    : viewKinds(heard).find(({ id }) => id === kind)
}

function viewOwn(scenario: Scenario, heard: Heard): KindView {
  const kind = compileScenario(scenario)
  const offered = { family: 'own', lines: [], needs: needsOf(scenario), record: scenario.about }
  return {
    ...common(kind, offered, heard),
    categories: [...categoriesOf(scenario.about)],
    names: scenario.names,
    about: namesOfRecord(scenario.about),
    steps: viewSteps(scenario),
  }
}

function common(kind: Kind, { family, record, lines, needs }: Offered, heard: Heard) {
  const content = defaultContent(kind)
  const words = wordsOfVariables(kind, content)
  const wordings = kind.wordings(content)
  const variables = new Map(wordings.flatMap((wording) => Object.entries(wording.variables)))
  return {
    id: kind.id,
    category: kind.category,
    categories: [...(kind.categories ?? [kind.category])],
    columns: kind.namesColumns === true,
    trigger: kind.trigger,
    template: content.template,
    audience: content.audience,
    settings: content.settings,
    settingsSchema: settingsSchemaOf(kind),
    family,
    record,
    recordNames: namesOfRecord(record),
    lines: [...lines],
    first: placesOf(kind.id),
    texts: Object.fromEntries(wordings.map(({ field, text }) => [field, text])),
    needs: viewNeeds(needs, heard),
    variables: [...variables].map(([name, variable]) => ({
      name,
      type: variable.type,
      optional: variable.optional === true,
      names: variableWordsOf(words, name, variable).names,
    })),
  }
}

function placesOf(id: string): KindView['first'] {
  const places = BUSINESS_LINES.map((line) => [line, FIRST_CHOICE[line].indexOf(id) + 1] as const)
  return Object.fromEntries(places.filter(([, place]) => place > 0))
}

function viewNeeds({ events, list }: KindNeeds, heard: Heard): KindView['needs'] {
  return {
    events: events.map((event) => ({
      type: event.type,
      role: event.role,
      sample: { zh: sampleEvent(event, 'zh'), en: sampleEvent(event, 'en') },
      heardOn: heard.get(event.type) ?? null,
    })),
    list: list && { what: list.what, columns: [...list.columns] },
  }
}

/** JSON Schema (2020-12) of what may be sent as a campaign's `settings`; every field may be left out. */
export function settingsSchemaOf(kind: Pick<Kind, 'settings'>): Record<string, unknown> {
  const { $schema: _, ...schema } = z.toJSONSchema(kind.settings, { io: 'input' })
  return schema
}
