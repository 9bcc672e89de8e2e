import type { CampaignContent } from '#shared/contracts/campaign.ts'
import type { CampaignChange } from '#shared/contracts/console-api/campaign.ts'
import type { Category } from '#shared/contracts/message.ts'
import type { Scenario } from '#shared/contracts/scenario.ts'
import { type Preset, scenarioAs } from '../scenarios/presets/preset.ts'
import { fault, when } from '../scenarios/scenario-faults.ts'
import { textsOf } from '../scenarios/scenario-variables.ts'
import { type ContentAnswer, type ContentFault, faultsOfSetting } from './campaign-content.ts'
import { changeScenarioContent, type Standing } from './scenario-content.ts'
import { withOwnTexts } from './scenario-texts.ts'

/**
 * The content of a campaign of a preset with the change laid over it, or every fault of it at once; `base` is null for a new
 * one. It holds its own scenario, made of the settings: other settings make it anew, with the texts that were changed by
 * then. A scenario that is given instead stands until the settings change.
 */
export function changePresetContent(
  preset: Preset,
  base: CampaignContent | null,
  { change, standing }: { change: CampaignChange; standing: Standing },
): ContentAnswer {
  const { settings: asked, category, scenario: given, ...rest } = change
  const read = preset.settings.safeParse({ ...base?.settings, ...asked })
  const before = base?.scenario?.category ?? preset.scenarioOf({}).category
  const faults = [
    ...(read.success ? [] : read.error.issues.flatMap(faultsOfSetting)),
    ...when(given !== undefined && asked !== undefined, 'settings', 'make the scenario: give one of both'),
    ...categoryFaults(preset, { asked: category, before, standing }),
  ]
  if (!read.success || faults.length > 0) return { ok: false, faults }
  const made = asked === undefined && base?.scenario !== undefined ? base.scenario : madeAnew(preset, base, read.data)
  const answer = changeScenarioContent(
    base,
    { ...rest, scenario: given ?? { ...made, category: category ?? before } },
    {
      ...standing,
      categories: preset.categories ?? [before],
      slug: preset.id,
      mayDropSteps: given === undefined,
    },
  )
  if (!answer.ok) return given === undefined ? { ok: false, faults: answer.faults.map(atItsText(made)) } : answer
  const purpose = preset.purpose !== undefined && { purpose: preset.purpose }
  return { ok: true, content: { ...answer.content, settings: read.data, ...purpose } }
}

/** Whoever gives texts by step is told by step, not by the place in a scenario that they never saw. */
function atItsText(scenario: Scenario): (fault: ContentFault) => ContentFault {
  const texts = textsOf(scenario)
  return (one) => {
    const text = texts.find(({ path }) => one.path.startsWith(`${path}.`))
    return text === undefined ? one : { ...one, path: `texts.${text.field}${one.path.slice(text.path.length)}` }
  }
}

function madeAnew(preset: Preset, base: CampaignContent | null, settings: Preset['defaults']): Scenario {
  const made = preset.scenarioOf(settings)
  if (base?.scenario === undefined) return made
  return withOwnTexts(made, { now: base.scenario, before: scenarioAs(preset, base.settings) ?? made })
}

type Asked = { asked: Category | undefined; before: Category; standing: Standing }

/** What an admin chose once stays, whoever changes something else. */
function categoryFaults({ categories = [] }: Preset, { asked, before, standing }: Asked): ContentFault[] {
  if (asked === undefined || asked === before) return []
  if (!categories.includes(asked)) {
    const among = [...new Set([before, ...categories])]
    return [fault('category', `must be ${among.join(' or ')} for this kind`)]
  }
  const isAllowed = asked !== 'transactional' || standing.mayBeTransactional
  return isAllowed ? [] : [fault('category', 'is marketing unless an admin says transactional')]
}
