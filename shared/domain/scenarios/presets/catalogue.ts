import { refundProgress } from './after-sales-case.ts'
import { deviceStatus } from './appointment.ts'
import { eventInvitation } from './broadcast.ts'
import { complaintReceived } from './complaint.ts'
import { contractRenewal, decorationRules, signingBriefing } from './contract.ts'
import { feeDueNotice, paymentReceived } from './due-reminder.ts'
import { followUp, leadFollowUp, welcome } from './offset-follow-up.ts'
import { feeOverdueLadder, overdueLadder } from './overdue-ladder.ts'
import type { Preset } from './preset.ts'

/** Every preset, by family, in the order in which they are offered. */
export const PRESETS: readonly Preset[] = [
  refundProgress,
  feeDueNotice,
  paymentReceived,
  overdueLadder,
  feeOverdueLadder,
  contractRenewal,
  signingBriefing,
  decorationRules,
  deviceStatus,
  complaintReceived,
  followUp,
  leadFollowUp,
  welcome,
  eventInvitation,
]

export function presetOf(id: string): Preset | undefined {
  return PRESETS.find((preset) => preset.id === id)
}
