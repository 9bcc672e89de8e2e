import { BUSINESS_LINES } from '#shared/contracts/business-line.ts'
import type { ShippedKindId } from '#shared/contracts/message.ts'
import type { KindNeeds, Offered } from '../needs/needed-event.ts'
import { listOf, WHO } from '../needs/needed-list.ts'

/** A list of contacts with these columns besides who each is. */
function listOfContacts(...columns: string[]): KindNeeds {
  return { events: [], list: listOf('contacts', [...WHO, ...columns]) }
}

/** How each shipped kind is offered to whoever chooses. */
export const SHIPPED_OFFERS: Readonly<Record<ShippedKindId, Offered>> = {
  'unpaid-order-nudge': {
    family: 'unpaid-nudge',
    record: 'order',
    lines: ['shop'],
    needs: {
      list: null,
      events: [
        { type: 'order.placed', role: 'begins', fields: [] },
        { type: 'order.paid', role: 'ends', fields: [] },
        { type: 'order.cancelled', role: 'ends', fields: [] },
      ],
    },
  },
  'shipment-notice': {
    family: 'shipment-notice',
    record: 'shipment',
    lines: ['shop'],
    needs: {
      list: null,
      events: [
        { type: 'order.shipped', role: 'begins', fields: [] },
        { type: 'order.placed', role: 'brings', fields: [] },
      ],
    },
  },
  'repayment-reminder': {
    family: 'due-reminder',
    record: 'instalment',
    lines: ['lender'],
    needs: {
      events: [
        { type: 'instalment.due', role: 'begins', fields: ['contactId', 'due', 'amountMinor', 'currency'] },
        { type: 'instalment.paid', role: 'ends', fields: [] },
      ],
      list: listOf('instalments', ['contract', 'contact', 'period', 'due', 'amount']),
    },
  },
  'birthday-greeting': {
    family: 'birthday',
    record: 'contact',
    lines: BUSINESS_LINES,
    needs: listOfContacts('birthday'),
  },
  'holiday-greeting': { family: 'holiday', record: 'contact', lines: BUSINESS_LINES, needs: listOfContacts() },
  broadcast: { family: 'broadcast', record: 'contact', lines: BUSINESS_LINES, needs: listOfContacts() },
  'order-thanks': {
    family: 'offset-follow-up',
    record: 'order',
    lines: ['shop'],
    needs: {
      list: null,
      events: [
        { type: 'order.delivered', role: 'begins', fields: [] },
        { type: 'order.placed', role: 'brings', fields: [] },
      ],
    },
  },
}
