import { describe, it } from 'vitest'
import { AFTER_SALES_ROWS } from './accept/after-sales-case.ts'
import { APPOINTMENT_ROWS } from './accept/appointment.ts'
import { BROADCAST_ROWS } from './accept/broadcast.ts'
import { BY_HAND_ROWS } from './accept/by-hand.ts'
import { COMPLAINT_ROWS } from './accept/complaint.ts'
import { CONTACT_CHANGE_ROWS } from './accept/contact-change.ts'
import { CONTRACT_ROWS } from './accept/contract.ts'
import { DELIVERY_ROWS } from './accept/delivery-day.ts'
import { DUE_ROWS } from './accept/due-reminder.ts'
import { NUDGE_ROWS } from './accept/nudge.ts'
import { OFFER_ROWS } from './accept/offers.ts'
import { FOLLOW_UP_ROWS } from './accept/offset-follow-up.ts'
import { ORDER_CHANGED_ROWS } from './accept/order-changed.ts'
import { OVERDUE_ROWS } from './accept/overdue-ladder.ts'
import { RETURN_ROWS } from './accept/returns.ts'
import { SHIPMENT_ROWS } from './accept/shipment-notice.ts'
import { SILENCE_ROWS } from './accept/silence-watch.ts'
import { playRow } from './play-row.ts'

describe.each([
  ['after-sales case', AFTER_SALES_ROWS],
  ['appointment', APPOINTMENT_ROWS],
  ['broadcast', BROADCAST_ROWS],
  ['complaint', COMPLAINT_ROWS],
  ['contact change', CONTACT_CHANGE_ROWS],
  ['contract', CONTRACT_ROWS],
  ['due reminder', DUE_ROWS],
  ['offset follow-up', FOLLOW_UP_ROWS],
  ['overdue ladder', OVERDUE_ROWS],
  ['by hand', BY_HAND_ROWS],
  ['delivery day', DELIVERY_ROWS],
  ['nudge', NUDGE_ROWS],
  ['offers', OFFER_ROWS],
  ['order changed', ORDER_CHANGED_ROWS],
  ['returns', RETURN_ROWS],
  ['shipment notice', SHIPMENT_ROWS],
  ['silence watch', SILENCE_ROWS],
] as const)('%s', (_family, rows) => {
  it.each(rows)('$preset: $row', playRow)
})
