import { refundProgress } from './after-sales-case.ts'
import { contractRenewal } from './contract.ts'
import { feeDueNotice, paymentReceived } from './due-reminder.ts'
import { overdueLadder } from './overdue-ladder.ts'
import type { Preset } from './preset.ts'

/** Every preset, by family, in the order in which they are offered. */
export const PRESETS: readonly Preset[] = [
  refundProgress,
  feeDueNotice,
  paymentReceived,
  overdueLadder,
  contractRenewal,
]

export function presetOf(id: string): Preset | undefined {
  return PRESETS.find((preset) => preset.id === id)
}
