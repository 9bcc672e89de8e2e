import { useTranslation } from 'react-i18next'
import { TOLD_STATES } from '#shared/contracts/webhook.ts'

/** What the form offers; whatever scenarios name besides is typed. */
export const OFFERED_TYPES = [
  ...TOLD_STATES.options.map((state) => `message.${state}` as const),
  'contact.opted-out',
  'contact.opted-in',
  'order.cod-confirmed',
  'order.address-confirmed',
  'order.cancel-requested',
  'order.close-requested',
  'order.hold-requested',
  'task.opened',
] as const
type Offered = (typeof OFFERED_TYPES)[number] | 'webhook.test'

/** A type of event in words; one that nobody has words for is shown as it is. */
export function useTypeWords(): (type: string) => string {
  const { t } = useTranslation()
  return (type) => {
    const known = [...OFFERED_TYPES, 'webhook.test' as const].find((one) => one === type)
    return known === undefined ? type : t(`webhooks.type.${wordKey(known)}`)
  }
}

/** Dots part the levels of words, so that a key has a stroke. The cast says what the compiler cannot see of `replace`. */
function wordKey<T extends Offered>(type: T) {
  return type.replace('.', '/') as T extends `${infer Noun}.${infer What}` ? `${Noun}/${What}` : never
}
