import { describe, expect, it } from 'vitest'
import { afterTry, redriven } from '#shared/domain/webhooks/delivery-life.ts'
import { aDelivery } from '../../../builders/delivery.ts'

const NOW = new Date('2026-12-01T02:00:00Z')
const answered = (status: number) => ({ status, code: null })

describe('a delivery', () => {
  it('is tried again after 5 s, 5 min, 30 min, 2 h, 5 h, 10 h and 14 h, and then no more', () => {
    const waits: (number | null)[] = []
    let delivery = aDelivery()
    while (delivery.state === 'waiting') {
      delivery = afterTry(delivery, answered(500), NOW)
      waits.push(delivery.wakeAt === null ? null : (delivery.wakeAt.getTime() - NOW.getTime()) / 1000)
    }

    expect(waits).toEqual([5, 300, 1_800, 7_200, 18_000, 36_000, 50_400, null])
    expect(delivery).toMatchObject({ state: 'failed', tries: 8 })
  })

  it.each([200, 202, 204, 299])('is delivered by %i', (status) => {
    expect(afterTry(aDelivery(), answered(status), NOW)).toMatchObject({ state: 'delivered', wakeAt: null, tries: 1 })
  })

  it.each([301, 400, 404, 429, 500])('is tried again after %i, which is no redirect that is followed', (status) => {
    expect(afterTry(aDelivery(), answered(status), NOW)).toMatchObject({ state: 'waiting', tries: 1 })
  })

  it('is tried no more once the endpoint says that it is gone', () => {
    expect(afterTry(aDelivery(), answered(410), NOW)).toMatchObject({ state: 'failed', wakeAt: null })
  })

  it('has all its tries again when it is redriven, and comes up by itself if its job is lost', () => {
    const failed = aDelivery(1, { state: 'failed', tries: 8, wakeAt: null })

    const wakeAt = new Date('2026-12-01T02:05:00Z')
    expect(redriven(failed, NOW)).toMatchObject({ state: 'waiting', tries: 0, wakeAt, event: failed.event })
  })
})
