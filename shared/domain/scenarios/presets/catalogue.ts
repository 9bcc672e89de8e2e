import { refundProgress } from './after-sales-case.ts'
import type { Preset } from './preset.ts'

/** Every preset, by family, in the order in which they are offered. */
export const PRESETS: readonly Preset[] = [refundProgress]

export function presetOf(id: string): Preset | undefined {
  return PRESETS.find((preset) => preset.id === id)
}
