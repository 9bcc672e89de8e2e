import type { Step } from '#shared/contracts/scenario.ts'
import type { EventKind, Wording } from '../kind.ts'
import { CutOffSettings } from '../rules/cut-off-anchor.ts'
import { plainStep, shippedEvent } from '../shipped-scenario.ts'
import { CURRENCY_VARIABLE, NAME_VARIABLE, SHOP_VARIABLES, text } from '../wording-parts.ts'

const VARIABLES: Wording['variables'] = {
  name: NAME_VARIABLE,
  ...SHOP_VARIABLES,
  item: { type: 'text', optional: true },
  order: { type: 'id' },
  amount: { type: 'money' },
  currency: CURRENCY_VARIABLE,
  hasPromise: { type: 'flag' },
  promise: { type: 'own', optional: true },
  shipsToday: { type: 'flag' },
  payBefore: { type: 'time', optional: true },
  shipsLater: { type: 'flag' },
  shipDay: { type: 'date', optional: true },
}

const STOPS = ['paid', 'cancelled', 'closed', 'refund-requested', 'out-of-stock', 'remittance-announced'] as const
const LATER_STOPS = ['delivered', 'shipped', 'payment-promised'] as const

export const unpaidOrderNudge: EventKind = shippedEvent({
  id: 'unpaid-order-nudge',
  settings: CutOffSettings,
  variables: VARIABLES,
  saw: 'unpaid',
  stepWord: 'nudge',
  scenario: (settings) => ({
    slug: 'unpaid-order-nudge',
    about: 'order',
    category: 'transactional',
    names: text('催付提醒', 'Unpaid order nudge'),
    once: 'record',
    to: 'person',
    only: null,
    stops: [...STOPS, ...LATER_STOPS].map((fact) => ({ fact })),
    rules: ['paysOnDelivery', 'amountDue', 'sameBasket'],
    merge: null,
    gathers: 'hour',
    holdOut: 0,
    variables: {
      item: 'rule.basket.articles',
      order: 'record.id',
      amount: 'all.dueMinor',
      currency: 'record.currency',
      hasPromise: 'rule.cutOff.hasPromise',
      promise: 'rule.cutOff.promise',
      shipsToday: 'rule.cutOff.shipsToday',
      payBefore: 'rule.cutOff.payBefore',
      shipsLater: 'rule.cutOff.shipsLater',
      shipDay: 'rule.cutOff.shipDay',
    },
    steps: [
      nudge('1', settings),
      ...(settings.secondAfterMinutes === null && settings.aim === 'last'
        ? []
        : [nudge('2', { ...settings, second: true })]),
    ],
  }),
})

/** A nudge that could not leave for a day is no longer a nudge. */
function nudge(id: string, settings: Record<string, unknown>): Step {
  return plainStep({ id, moment: { anchor: { rule: 'cutOff', settings } }, late: { n: 24, unit: 'hours' } })
}
