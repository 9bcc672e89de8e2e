import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { OrderEvent } from '#shared/contracts/order-event.ts'
import { applyToInstalment, emptyInstalment } from '#shared/domain/records/apply-order-event.ts'
import { lastDayOfPromise } from '#shared/domain/records/instalment-facts.ts'

const about = { contractId: 'L1', period: 3 }
const minute = fc.integer({ min: 0, max: 5 }).map((count) => new Date(Date.UTC(2026, 11, 1, 0, count)))

const eventArb: fc.Arbitrary<OrderEvent> = fc
  .tuple(
    minute,
    fc.constantFrom('disputed', 'promised', 'dispute-back', 'promise-back'),
    fc.integer({ min: 1, max: 9 }),
  )
  .map(([timestamp, what, day]): OrderEvent => {
    const base = { id: `${what}-${timestamp.getTime()}`, timestamp }
    // One minute tells of one promise, as one event does.
    const on = `2026-12-1${timestamp.getUTCMinutes() + (day > 9 ? 1 : 0)}`
    if (what === 'disputed') return { ...base, type: 'instalment.disputed', data: about }
    if (what === 'promised') return { ...base, type: 'instalment.payment-promised', data: { ...about, on } }
    const facts = { [what === 'dispute-back' ? 'disputed' : 'payment-promised']: null }
    return { ...base, type: 'record.changed', data: { type: 'instalment', id: 'L1:3', facts } }
  })

describe('disputes and promises of an instalment', () => {
  it('come to the same in any order and any repeats, what takes them back included', () => {
    fc.assert(
      fc.property(fc.array(eventArb, { maxLength: 8 }), fc.infiniteStream(fc.nat()), (events, draws) => {
        const start = emptyInstalment('L1', 3, null)
        const shuffled = [...events, ...events].toSorted(() => (Number(draws.next().value) % 2 === 0 ? 1 : -1))

        const [inOrder, anyOrder] = [events, shuffled].map((all) => all.reduce(applyToInstalment, start))

        expect(settled(anyOrder)).toEqual(settled(inOrder))
      }),
    )
  })

  it('hold until the day after the promised one', () => {
    const at = new Date('2026-11-21T02:30:00Z')

    expect(lastDayOfPromise({ promise: { at, on: '2026-11-25' } })).toBe('2026-11-26')
    expect(lastDayOfPromise({ promise: null })).toBeNull()
  })
})

function settled(instalment: ReturnType<typeof emptyInstalment> | undefined) {
  const { disputedAt, promise, takenBackAt } = instalment ?? {}
  return { disputedAt, promise, takenBackAt }
}
