import { expect, it } from 'vitest'
import type { Order } from '#shared/contracts/record.ts'
import { orderThanks as thanks } from '#shared/domain/scenarios/shipped/order-thanks.ts'
import { verdictOf } from '../../../../builders/judging.ts'
import { anOrder, orderDetails } from '../../../../builders/record.ts'

const at = (day: number) => new Date(Date.UTC(2026, 11, day, 2))
const order = (id: string, days: { placed: number; paid?: number; delivered?: number }): Order =>
  anOrder({
    ...{ id, placedAt: at(days.placed), details: orderDetails({ placedPaid: false }) },
    paidAt: days.paid === undefined ? null : at(days.paid),
    deliveredAt: days.delivered === undefined ? null : at(days.delivered),
  })

/** Of all the buyer's orders the one that is thanked for, each judged among the others. */
function thankedFor(orders: readonly Order[]): string[] {
  const judged = (one: Order) =>
    verdictOf(thanks, {
      record: { type: 'order', order: one, sameBasket: [], earlier: orders.filter(({ id }) => id !== one.id) },
      message: { subject: { type: 'order', id: one.id }, details: { step: 'thanks' } },
    })
  return orders
    .filter(({ deliveredAt }) => deliveredAt !== null)
    .flatMap((one) => (judged(one) === 'send' ? one.id : []))
}

it.each([
  ['the only one', [order('A', { placed: 1, delivered: 3 })], ['A']],
  [
    'the one that was bought first',
    [order('A', { placed: 1, paid: 1, delivered: 3 }), order('B', { placed: 2, paid: 2, delivered: 4 })],
    ['A'],
  ],
  [
    'the one that was bought first, also where it arrives last',
    [order('A', { placed: 1, paid: 1, delivered: 5 }), order('B', { placed: 2, paid: 2, delivered: 3 })],
    ['A'],
  ],
  [
    'the one that was paid first, also where another was placed first and pays the courier',
    [order('A', { placed: 1, delivered: 5 }), order('B', { placed: 2, paid: 2, delivered: 3 })],
    ['B'],
  ],
  [
    'one alone of those bought in one moment',
    [order('B', { placed: 1, paid: 2, delivered: 3 }), order('A', { placed: 1, paid: 2, delivered: 3 })],
    ['A'],
  ],
  [
    'the second, where the first was never paid nor brought',
    [order('A', { placed: 1 }), order('B', { placed: 2, paid: 2, delivered: 3 })],
    ['B'],
  ],
  [
    'none, where the first was paid and word of it never came that it arrived',
    [order('A', { placed: 1, paid: 1 }), order('B', { placed: 2, paid: 2, delivered: 3 })],
    [],
  ],
] as const)('of a buyer’s orders thanks for %s', (_, orders, thanked) => {
  expect(thankedFor(orders)).toEqual(thanked)
  expect(thankedFor([...orders].reverse())).toEqual(thanked)
})
