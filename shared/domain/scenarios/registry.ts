import type { KindId } from '#shared/contracts/message.ts'
import type { Kind } from './kind.ts'
import { birthdayGreeting } from './shipped/birthday-greeting.ts'
import { holidayGreeting } from './shipped/holiday-greeting.ts'
import { repaymentReminder } from './shipped/repayment-reminder.ts'
import { shipmentNotice } from './shipped/shipment-notice.ts'
import { unpaidOrderNudge } from './shipped/unpaid-order-nudge.ts'

const BY_ID: Readonly<Record<KindId, Kind>> = {
  'unpaid-order-nudge': unpaidOrderNudge,
  'shipment-notice': shipmentNotice,
  'repayment-reminder': repaymentReminder,
  'birthday-greeting': birthdayGreeting,
  'holiday-greeting': holidayGreeting,
}

/** Every message kind of this release, in the order in which they are offered. */
export const KINDS: readonly Kind[] = Object.values(BY_ID)

export function kindOf(id: KindId): Kind {
  return BY_ID[id]
}
