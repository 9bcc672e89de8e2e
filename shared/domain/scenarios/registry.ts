import type { CampaignContent } from '#shared/contracts/campaign.ts'
import {
  type Category,
  isOwnText,
  isServiceText,
  type MessageKind,
  type ShippedKindId,
} from '#shared/contracts/message.ts'
import { AppError } from '../errors.ts'
import { compileScenario } from './engine.ts'
import type { Kind } from './kind.ts'
import { ownTextOf } from './own-texts.ts'
import { serviceKindOf } from './service-kinds.ts'
import { birthdayGreeting } from './shipped/birthday-greeting.ts'
import { broadcast } from './shipped/broadcast.ts'
import { holidayGreeting } from './shipped/holiday-greeting.ts'
import { orderThanks } from './shipped/order-thanks.ts'
import { repaymentReminder } from './shipped/repayment-reminder.ts'
import { shipmentNotice } from './shipped/shipment-notice.ts'
import { unpaidOrderNudge } from './shipped/unpaid-order-nudge.ts'

const BY_ID: Readonly<Record<ShippedKindId, Kind>> = {
  'unpaid-order-nudge': unpaidOrderNudge,
  'shipment-notice': shipmentNotice,
  'repayment-reminder': repaymentReminder,
  'birthday-greeting': birthdayGreeting,
  'holiday-greeting': holidayGreeting,
  broadcast,
  'order-thanks': orderThanks,
}

/** Every message kind that is shipped, in the order in which they are offered. */
export const KINDS: readonly Kind[] = Object.values(BY_ID)

export function kindOf(id: ShippedKindId): Kind {
  return BY_ID[id]
}

/** The shipped kind of that id; undefined for a preset, one's own, and an id that nobody knows. */
export function findKind(id: string): Kind | undefined {
  return isShipped(id) ? BY_ID[id] : undefined
}

/**
 * The kind of a campaign, or of a message with the content that it was planned with: a preset and one's own are what the
 * content says.
 * @throws AppError CONFIGURATION where a content of one's own holds no scenario, which saving prevents.
 */
export function kindFor({ kind, content }: { kind: MessageKind; content: CampaignContent }): Kind {
  if (isOwnText(kind)) return ownTextOf(kind)
  if (isServiceText(kind)) return serviceKindOf(kind)
  if (isShipped(kind)) return ofCategory(kindOf(kind), content.category)
  if (content.scenario !== undefined)
    return compileScenario(content.scenario, { id: kind, groups: content.groups, purpose: content.purpose })
  throw new AppError('CONFIGURATION', 'the campaign holds no scenario', { retryable: false })
}

function isShipped(kind: string): kind is ShippedKindId {
  return Object.hasOwn(BY_ID, kind)
}

const chosen = new Map<string, Kind>()

/** The kind in a category among which it lets one choose, in its own for any other; the same object for the same choice. */
export function ofCategory(kind: Kind, category: Category | undefined): Kind {
  if (category === undefined || category === kind.category || kind.categories?.includes(category) !== true) return kind
  const key = `${kind.id} ${category}`
  const known = chosen.get(key) ?? { ...kind, category }
  chosen.set(key, known)
  return known
}
