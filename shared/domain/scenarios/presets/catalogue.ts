import { compileScenario } from '../engine.ts'
import type { Kind } from '../kind.ts'
import { refundProgress } from './after-sales-case.ts'
import type { Preset } from './preset.ts'

/** Every preset, by family, in the order in which they are offered. */
export const PRESETS: readonly Preset[] = [refundProgress]

const BY_ID = new Map(PRESETS.map((preset) => [preset.id, preset]))

export function presetOf(id: string): Preset | undefined {
  return BY_ID.get(id)
}

const KINDS_BY_ID = new Map<string, Kind>()

/** The kind that a preset is before anybody sets anything; made once. */
export function kindOfPreset({ id, purpose, defaults, scenarioOf }: Preset): Kind {
  const known = KINDS_BY_ID.get(id) ?? compileScenario(scenarioOf(defaults), { id, purpose })
  KINDS_BY_ID.set(id, known)
  return known
}
