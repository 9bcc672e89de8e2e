import { compileScenario } from '../engine.ts'
import type { Kind } from '../kind.ts'
import { refundProgress } from './after-sales-case.ts'
import { deviceStatus, serviceFollowUp } from './appointment.ts'
import { eventInvitation } from './broadcast.ts'
import { textAfterCall } from './by-hand.ts'
import { complaintReceived } from './complaint.ts'
import { contactChange } from './contact-change.ts'
import { contractRenewal, decorationRules, signingBriefing } from './contract.ts'
import { deliveryDayNotice, readyForPickup } from './delivery-day.ts'
import { feeDueNotice, paymentReceived } from './due-reminder.ts'
import { offerEnding } from './offers.ts'
import { followUp, leadFollowUp, welcome } from './offset-follow-up.ts'
import { orderChanged, refundLater } from './order-changed.ts'
import { feeOverdueLadder, overdueLadder } from './overdue-ladder.ts'
import type { Preset } from './preset.ts'
import { reservedUntil } from './reserved.ts'
import { returnProgress } from './returns.ts'
import { partsResent } from './shipment-notice.ts'
import { warrantyCard } from './silence-watch.ts'

/** Every preset, by family, in the order in which they are offered. */
export const PRESETS: readonly Preset[] = [
  reservedUntil,
  orderChanged,
  refundLater,
  partsResent,
  deliveryDayNotice,
  readyForPickup,
  refundProgress,
  returnProgress,
  warrantyCard,
  offerEnding,
  textAfterCall,
  feeDueNotice,
  paymentReceived,
  overdueLadder,
  feeOverdueLadder,
  contractRenewal,
  signingBriefing,
  decorationRules,
  deviceStatus,
  serviceFollowUp,
  complaintReceived,
  followUp,
  leadFollowUp,
  welcome,
  eventInvitation,
  contactChange,
]

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
