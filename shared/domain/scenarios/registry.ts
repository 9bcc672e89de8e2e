import type { CampaignContent } from '#shared/contracts/campaign.ts'
import { type MessageKindId, ServiceKindId, type ShippedKindId } from '#shared/contracts/message.ts'
import { AppError } from '../errors.ts'
import { compileScenario } from './engine.ts'
import type { Kind } from './kind.ts'
import { serviceKindOf } from './service-kinds.ts'
import { birthdayGreeting } from './shipped/birthday-greeting.ts'
import { holidayGreeting } from './shipped/holiday-greeting.ts'
import { repaymentReminder } from './shipped/repayment-reminder.ts'
import { shipmentNotice } from './shipped/shipment-notice.ts'
import { unpaidOrderNudge } from './shipped/unpaid-order-nudge.ts'

const BY_ID: Readonly<Record<ShippedKindId, Kind>> = {
  'unpaid-order-nudge': unpaidOrderNudge,
  'shipment-notice': shipmentNotice,
  'repayment-reminder': repaymentReminder,
  'birthday-greeting': birthdayGreeting,
  'holiday-greeting': holidayGreeting,
}

/** Every message kind that is shipped, in the order in which they are offered. */
export const KINDS: readonly Kind[] = Object.values(BY_ID)

export function kindOf(id: ShippedKindId): Kind {
  return BY_ID[id]
}

/**
 * The kind of a campaign, or of a message with the content that it was planned with: one's own is what the content says.
 * @throws AppError CONFIGURATION where a content of one's own holds no scenario, which saving prevents.
 */
export function kindFor({ kind, content }: { kind: MessageKindId; content: CampaignContent }): Kind {
  const service = ServiceKindId.safeParse(kind)
  if (service.success) return serviceKindOf(service.data)
  if (isShipped(kind)) return kindOf(kind)
  if (content.scenario !== undefined) return compileScenario(content.scenario)
  throw new AppError('CONFIGURATION', 'the campaign holds no scenario', { retryable: false })
}

function isShipped(kind: MessageKindId): kind is ShippedKindId {
  return Object.hasOwn(BY_ID, kind)
}
