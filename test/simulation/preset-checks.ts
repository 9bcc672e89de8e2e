import { keptType } from '#shared/contracts/record-types/kept-types.ts'
import type { Scenario } from '#shared/contracts/scenario.ts'
import { Violation } from './kernel.ts'
import type { Story } from './used-preset.ts'
import type { World } from './world.ts'

const HOUR_MS = 3_600_000

/**
 * Each fact that begins a text of a preset, as it was told, has a text or a line with its reason about that very record. Left
 * out: campaigns that somebody changed, who does not enter, and records that a stop ended at some time. @throws Violation
 */
export function checkPresets(world: World): void {
  const lines = new Set(
    [...world.platform.truth.messages.values()].map(({ kind, subject, details }) =>
      lineOf(kind, details.step, subject.id),
    ),
  )
  for (const { id, scenario, isSteady, stories } of world.presets) {
    if (!isSteady || scenario.only !== null) continue
    for (const story of stories) {
      if (isEnded(scenario, story)) continue
      for (const step of stepsBegun(world, scenario, story))
        if (!lines.has(lineOf(id, step, subjectOf(story))))
          throw new Violation('preset-none-lost', `${id} has no text and no line of ${step} about ${story.id}`)
    }
  }
}

function lineOf(kind: string, step: string | undefined, id: string): string {
  return `${kind} ${step} ${id}`
}

function subjectOf({ about, id }: Story): string {
  if (about === 'shipment') return `SH-${id}`
  return about === 'instalment' ? (id.split(':')[0] ?? '') : id
}

function isEnded({ stops }: Scenario, { facts }: Story): boolean {
  return stops.some((stop) => !('fact' in stop) || facts.some(({ name }) => name === stop.fact))
}

/** Steps that a fact of the story begins at a time at which the platform certainly listens. */
function stepsBegun({ scenario: { activeUntilMs } }: World, { steps }: Scenario, { about, facts }: Story): string[] {
  return steps.flatMap(({ id, moment: { anchor, offset } }) => {
    if (!('fact' in anchor) || isLaterThanDays(offset)) return []
    const begun = facts.filter(({ name }) => name === anchor.fact)
    const isKnown = about === 'order' || about === 'shipment' || keptType(about) !== undefined
    return isKnown && begun.some(({ atMs }) => atMs < activeUntilMs - 10 * HOUR_MS) ? [id] : []
  })
}

/** A moment months away is found by date, if at all in these days. */
function isLaterThanDays(offset: Scenario['steps'][number]['moment']['offset']): boolean {
  return [offset ?? []].flat().some(({ unit }) => unit !== 'minutes' && unit !== 'hours')
}
