import type { AudienceShelf, CampaignContent, SavedMeanings } from '#shared/contracts/campaign.ts'
import type { Scenario } from '#shared/contracts/scenario.ts'
import { leavesOf } from '../scenarios/conditions.ts'
import { conditionsIn } from '../scenarios/scenario-conditions.ts'

/** A place that names a saved audience, with its path as people write it: `steps[0].when`. */
export type NamedAudience = { path: string; id: string }

/** Every saved audience that the conditions of a scenario name. */
export function audiencesInScenario(
  scenario: Pick<Scenario, 'only' | 'stops' | 'steps' | 'variables'>,
): NamedAudience[] {
  return conditionsIn(scenario).flatMap(({ condition, path }) =>
    leavesOf(condition).flatMap((leaf) =>
      'audience' in leaf ? [{ path: `${path}.audience`, id: leaf.audience }] : [],
    ),
  )
}

/** Every saved audience that a content names, in its audience and in its conditions. */
export function audiencesNamedBy({
  audience,
  scenario,
}: Pick<CampaignContent, 'audience' | 'scenario'>): NamedAudience[] {
  return [
    ...(audience.saved ?? []).map((id, index) => ({ path: `audience.saved[${index}]`, id })),
    ...(scenario === undefined ? [] : audiencesInScenario(scenario)),
  ]
}

/** What these saved audiences say, with those that they name in turn: one level, as saving sees to. */
export function meaningsOf(ids: readonly string[], shelf: AudienceShelf | undefined): SavedMeanings {
  const all = shelf?.audiences ?? []
  const inner = all.filter(({ id }) => ids.includes(id)).flatMap(({ audience }) => audience.saved ?? [])
  const wanted: readonly string[] = [...ids, ...inner]
  const found = all.filter(({ id }) => wanted.includes(id))
  return Object.fromEntries(found.map(({ id, name, audience }) => [id, { name, audience }]))
}
