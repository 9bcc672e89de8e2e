import { hasConsent } from '../../people/consent.ts'
import { type Guard, refuse } from './guard.ts'

export const consentGiven: Guard = {
  code: 'consent',
  check({ message, reading: { contact } }) {
    if (message.category !== 'marketing') return 'pass'
    if (contact === null) return 'not-asked'
    if (hasConsent(contact)) return 'pass'
    return refuse('suppressed', contact.consent.marketing === 'refused' ? 'consent-refused' : 'no-consent')
  },
}
