import type { CampaignContent } from '#shared/contracts/campaign.ts'
import type { CampaignChange } from '#shared/contracts/console-api/campaign.ts'
import type { LocalizedText } from '#shared/contracts/primitives.ts'
import type { Scenario } from '#shared/contracts/scenario.ts'
import { type Allowed, checkScenario } from '../scenarios/check-scenario.ts'
import { compileScenario } from '../scenarios/engine.ts'
import { coded, fault, nameInPath, readScenario, when } from '../scenarios/scenario-faults.ts'
import { wordsOf } from '../scenarios/shipped-words.ts'
import {
  type ContentAnswer,
  type ContentFault,
  changeAudience,
  faultsOfAudience,
  faultsOfWording,
} from './campaign-content.ts'
import { mapTexts } from './scenario-texts.ts'

/**
 * `isFixed`: it has been active, so that nothing may change under which keys its texts stand. Of a preset also what its slug
 * is, and whether settings of its own may leave out steps, which ends what is planned of them.
 */
export type Standing = Allowed & { isFixed: boolean; slug?: string; mayDropSteps?: boolean }

/**
 * The content of a scenario of one's own with the change laid over it, or every fault of it at once; `base` is null for a new
 * one. A text under `texts` or `template` goes into the scenario, which is all that is kept of it.
 */
export function changeScenarioContent(
  base: CampaignContent | null,
  change: CampaignChange,
  standing: Standing,
): ContentAnswer {
  const given = change.scenario ?? base?.scenario
  if (given === undefined)
    return { ok: false, faults: [fault('scenario', 'is needed for a campaign of the kind custom')] }
  const read = change.scenario === undefined ? { ok: true as const, scenario: base?.scenario } : readScenario(given)
  if (!read.ok) return read
  if (read.scenario === undefined) return { ok: false, faults: [fault('scenario', 'is needed')] }
  const scenario = withTexts(read.scenario, change)
  const faults = [
    ...faultsOfTexts(read.scenario, change),
    ...faultsOfSettings(change),
    ...when(scenario.slug !== (standing.slug ?? scenario.slug), 'slug', `must be ${standing.slug} for this kind`),
    ...(base?.scenario && standing.isFixed ? faultsOfKeys(base.scenario, scenario, standing) : []),
    ...faultsOfAudience(changeAudience(base?.audience ?? compileScenario(scenario).audience, change.audience)),
    ...checkScenario(scenario, {
      ...standing,
      mayBeTransactional: standing.mayBeTransactional || isTransactional(base),
    }),
  ]
  // A path that nobody knows makes its variables faulty too: that is told once.
  if (faults.length === 0)
    faults.push(
      ...compileScenario(scenario)
        .wordings(contentOf(scenario, base, change))
        .flatMap(faultsOfWording),
    )
  return faults.length === 0 ? { ok: true, content: contentOf(scenario, base, change) } : { ok: false, faults }
}

function contentOf(scenario: Scenario, base: CampaignContent | null, change: CampaignChange): CampaignContent {
  const kind = compileScenario(scenario)
  return {
    name: change.name ?? base?.name ?? scenario.names.zh,
    audience: changeAudience(base?.audience ?? kind.audience, change.audience),
    template: wordsOf(kind).template,
    settings: {},
    scenario,
  }
}

function isTransactional(base: CampaignContent | null): boolean {
  return base?.scenario?.category === 'transactional'
}

type Texts = Pick<CampaignChange, 'template' | 'texts'>
type Given = { zh?: string | undefined; en?: string | undefined } | undefined

function withTexts(scenario: Scenario, { template, texts = {} }: Texts): Scenario {
  const first = scenario.steps.find(({ say }) => say !== null)
  return mapTexts(scenario, (key, text) => laidOver(text, key === first?.id ? template : undefined, texts[key]))
}

function laidOver(text: LocalizedText, ...changes: readonly Given[]): LocalizedText {
  return changes.reduce<LocalizedText>((now, one) => ({ zh: one?.zh ?? now.zh, en: one?.en ?? now.en }), text)
}

function faultsOfTexts(scenario: Scenario, { texts = {} }: Texts): ContentFault[] {
  const known = compileScenario(scenario)
    .wordings(contentOf(scenario, null, {}))
    .map(({ field }) => field)
  return Object.keys(texts)
    .filter((key) => !known.includes(key))
    .map((key) => fault(`texts.${nameInPath(key)}`, `is no text of this scenario: use one of ${known.join(', ')}`))
}

function faultsOfSettings({ settings = {}, category }: CampaignChange): ContentFault[] {
  const elsewhere = when(category !== undefined, 'category', 'stands in the scenario')
  return [
    ...elsewhere,
    ...Object.keys(settings).map((key) => ({
      path: `settings.${nameInPath(key)}`,
      message: 'is no setting: what a scenario does stands in the scenario',
      code: 'unknown-field',
    })),
  ]
}

/** Under another name or another reckoning what was texted before would be texted again. */
function faultsOfKeys(before: Scenario, after: Scenario, { mayDropSteps = false }: Standing): ContentFault[] {
  const moved = (['slug', 'about', 'once'] as const).filter((field) => before[field] !== after[field])
  const ids = after.steps.map(({ id }) => id)
  const gone = before.steps.map(({ id }) => id).filter((id) => !ids.includes(id))
  return [
    ...coded(
      'fixed-since-active',
      moved.map((field) => fault(field, 'cannot change any more, since it has been active: make another campaign')),
    ),
    ...when(
      gone.length > 0 && !mayDropSteps,
      'steps',
      `must keep ${gone.join(', ')}, since it has been active: make another campaign`,
    ),
  ]
}
