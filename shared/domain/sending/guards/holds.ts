import { localDateOf } from '../../calendar/time.ts'
import { holdOn } from '../../people/holds.ts'
import { instalmentId } from '../../records/instalment-id.ts'
import type { Case } from '../case.ts'
import { type Guard, refuse } from './guard.ts'

/**
 * Whether staff has put the person, or a record that the text names, on hold; a text about several is held by one of them.
 * No marketing reaches whoever waits for the end of a complaint.
 */
export const notOnHold: Guard = {
  code: 'hold',
  check(one) {
    const { contact, destination, zones } = one.reading
    const [west] = zones
    if (contact === null || destination === null || west === undefined) return 'not-asked'
    const { phoneHash } = destination
    const isNotice = one.kind.purpose === 'contract-notice'
    const hold = holdOn(
      contact.holds ?? [],
      { phoneHash, records: recordsOf(one), isNotice },
      localDateOf(one.now, west),
    )
    if (hold !== null) return refuse('suppressed', 'on-hold', { why: hold.why, hold: hold.id })
    const [complaint] = one.message.category === 'marketing' ? (contact.openComplaints ?? []) : []
    return complaint === undefined ? 'pass' : refuse('suppressed', 'complaint-open', { complaint })
  },
}

/** A contract's text is about its instalments as well. */
function recordsOf({ message: { subject }, reading: { record } }: Case): { type: string; id: string }[] {
  const order = record.type === 'shipment' && record.order !== null ? [{ type: 'order', id: record.order.id }] : []
  const instalments = record.type === 'instalments' ? record.instalments : []
  return [
    subject,
    ...order,
    ...instalments.flatMap((one) => [
      { type: 'instalment', id: instalmentId(one) },
      { type: 'contract', id: one.contractId },
    ]),
  ]
}
