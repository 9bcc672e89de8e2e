import { compileScenario } from '../engine.ts'
import type { Kind } from '../kind.ts'
import { refundProgress } from './after-sales-case.ts'
import { courierFee, damageReport, refundQuestion } from './after-sales-questions.ts'
import { deviceStatus, serviceFollowUp } from './appointment.ts'
import { eventInvitation } from './broadcast.ts'
import { textAfterCall } from './by-hand.ts'
import { complaintReceived } from './complaint.ts'
import { complaintResult } from './complaint-result.ts'
import { contactChange } from './contact-change.ts'
import { contractRenewal, decorationRules, signingBriefing } from './contract.ts'
import { deliveryDayNotice, readyForPickup } from './delivery-day.ts'
import { feeDueNotice, paymentReceived } from './due-reminder.ts'
import { notShippedYet, remittanceWatch } from './late-orders.ts'
import { newGoods } from './new-goods.ts'
import { offerEnding, offerExtended } from './offers.ts'
import { followUp, leadFollowUp, welcome, winBack } from './offset-follow-up.ts'
import { orderChanged, refundLater } from './order-changed.ts'
import { codConfirm, orderCheck } from './order-check.ts'
import { outOfStock } from './out-of-stock.ts'
import { feeOverdueLadder, overdueLadder } from './overdue-ladder.ts'
import { misdelivered, trackingStalled } from './parcel-watch.ts'
import { awayChoice, refuseParcel, shippedByMistake } from './parcels-back.ts'
import type { Preset } from './preset.ts'
import { reservedUntil } from './reserved.ts'
import { returnProgress } from './returns.ts'
import { partsResent } from './shipment-notice.ts'
import { warrantyCard } from './silence-watch.ts'
import { satisfactionSurvey } from './survey.ts'
import { unwantedOrderQuestion } from './unwanted-order.ts'
import { visitAppointment } from './visit.ts'

/** Every preset, by family, in the order in which they are offered. */
export const PRESETS: readonly Preset[] = [
  unwantedOrderQuestion,
  orderCheck,
  codConfirm,
  outOfStock,
  reservedUntil,
  orderChanged,
  refundLater,
  partsResent,
  deliveryDayNotice,
  readyForPickup,
  awayChoice,
  refundQuestion,
  refundProgress,
  returnProgress,
  damageReport,
  courierFee,
  refuseParcel,
  shippedByMistake,
  notShippedYet,
  trackingStalled,
  misdelivered,
  remittanceWatch,
  warrantyCard,
  newGoods,
  offerEnding,
  offerExtended,
  textAfterCall,
  feeDueNotice,
  paymentReceived,
  overdueLadder,
  feeOverdueLadder,
  contractRenewal,
  signingBriefing,
  decorationRules,
  visitAppointment,
  deviceStatus,
  serviceFollowUp,
  complaintReceived,
  complaintResult,
  satisfactionSurvey,
  followUp,
  leadFollowUp,
  winBack,
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
