import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { basketWindow, isSameBasket } from '#shared/domain/records/order-facts.ts'
import { anOrder, orderDetails } from '../../../builders/record.ts'

type Line = readonly [sku: string, quantity: number]

function anOrderOf(id: string, lines: readonly Line[]) {
  const items = lines.map(([sku, quantity]) => ({ sku, name: '', quantity }))
  return anOrder({ id, details: orderDetails({ items }) })
}

describe('the same basket', () => {
  it.each([
    [[['A', 1]], [['A', 1]], true],
    [[['A', 1]], [['A', 2]], false],
    [[['A', 1]], [['B', 1]], false],
    [
      [
        ['A', 1],
        ['B', 2],
      ],
      [
        ['B', 2],
        ['A', 1],
      ],
      true,
    ],
    [
      [
        ['A', 1],
        ['A', 1],
      ],
      [['A', 2]],
      true,
    ],
    [
      [['A', 1]],
      [
        ['A', 1],
        ['B', 1],
      ],
      false,
    ],
    [[], [], false],
  ] satisfies [Line[], Line[], boolean][])('%j and %j: %s', (one, other, expected) => {
    expect(isSameBasket(anOrderOf('SO-1', one), anOrderOf('SO-2', other))).toBe(expected)
  })

  it('is not that of an order with itself, nor of one not heard of yet', () => {
    const order = anOrderOf('SO-1', [['A', 1]])

    expect(isSameBasket(order, order)).toBe(false)
    expect(isSameBasket(order, anOrder({ id: 'SO-2', details: null }))).toBe(false)
  })

  it('does not depend on the order of lines, nor on who is asked first', () => {
    const lines = fc.array(fc.tuple(fc.constantFrom('A', 'B', 'C'), fc.integer({ min: 1, max: 3 })), { maxLength: 5 })

    fc.assert(
      fc.property(lines, lines, (one, other) => {
        const [a, b] = [anOrderOf('SO-1', one), anOrderOf('SO-2', other)]

        expect(isSameBasket(a, b)).toBe(isSameBasket(b, a))
        expect(isSameBasket(a, anOrderOf('SO-3', one.toReversed()))).toBe(one.length > 0)
      }),
    )
  })

  it('counts for 72 hours either way', () => {
    expect(basketWindow(new Date('2026-12-04T00:00:00Z'))).toEqual({
      from: new Date('2026-12-01T00:00:00Z'),
      to: new Date('2026-12-07T00:00:00Z'),
    })
  })
})
