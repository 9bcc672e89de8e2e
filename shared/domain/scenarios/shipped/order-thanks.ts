import * as z from 'zod'
import type { EventKind } from '../kind.ts'
import { plainStep, shippedEvent } from '../shipped-scenario.ts'
import { NAME_VARIABLE, SHOP_VARIABLES, text } from '../wording-parts.ts'

const NEXT_DAY_AT_TEN = {
  anchor: { fact: 'delivered' },
  offset: { n: 1, unit: 'days', side: 'after' },
  place: { at: '10:00', whose: 'recipient', dayOff: 'same' },
} as const

export const orderThanks: EventKind = shippedEvent({
  id: 'order-thanks',
  settings: z.strictObject({}),
  variables: { name: NAME_VARIABLE, ...SHOP_VARIABLES },
  saw: 'conditions',
  recordOf: ({ order }) => order?.details?.shop,
  scenario: () => ({
    ...{ slug: 'order-thanks', about: 'order', category: 'marketing', once: 'record', to: 'person' },
    names: text('首单感谢', 'Thanks for a first order'),
    ...{ only: null, merge: null, holdOut: 0, variables: {} },
    stops: [{ fact: 'cancelled' }, { fact: 'refund-requested' }],
    rules: ['firstOrder'],
    steps: [plainStep({ id: 'thanks', moment: NEXT_DAY_AT_TEN, late: { n: 3, unit: 'days' } })],
  }),
})
