import type { BusinessLine } from '#shared/contracts/business-line.ts'

/** What a company of each line of business is offered first, the most wanted first; all else is found behind it. */
export const FIRST_CHOICE: Readonly<Record<BusinessLine, readonly string[]>> = {
  shop: [
    'unpaid-order-nudge',
    'shipment-notice',
    'order-check',
    'not-shipped-yet',
    'delivery-day-notice',
    'refund-progress',
    'return-progress',
    'holiday-greeting',
  ],
  lender: [
    'repayment-reminder',
    'payment-received',
    'overdue-ladder',
    'remittance-watch',
    'contact-change',
    'contract-renewal',
    'complaint-received',
    'birthday-greeting',
  ],
  property: [
    'fee-due-notice',
    'fee-overdue-ladder',
    'contract-renewal',
    'visit-appointment',
    'decoration-rules',
    'complaint-received',
    'event-invitation',
    'holiday-greeting',
  ],
  service: [
    'visit-appointment',
    'service-followup',
    'device-status',
    'warranty-card',
    'satisfaction-survey',
    'followup',
    'contract-renewal',
    'birthday-greeting',
  ],
}
