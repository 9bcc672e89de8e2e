import { describe, expect, it } from 'vitest'
import { createSystemClock } from '#shared/adapters/system/clock.ts'
import { createRandomIds } from '#shared/adapters/system/ids.ts'
import { createPhoneHasher } from '#shared/adapters/system/phone-hasher.ts'
import { createWorkers } from '#shared/adapters/system/workers.ts'
import { CampaignId } from '#shared/contracts/ids.ts'

describe('the system adapters', () => {
  it('makes ids that the contracts take, and never the same twice', () => {
    const ids = createRandomIds()
    const made = Array.from({ length: 500 }, () => ids.create('cmp_'))

    expect(new Set(made).size).toBe(500)
    for (const id of made) {
      expect(CampaignId.safeParse(id).success).toBe(true)
      expect(id).toMatch(/^cmp_[0-9a-z]{20}$/)
    }
  })

  it('hashes a number to the same 22 characters under the same pepper only', () => {
    const hash = createPhoneHasher('pepper').hash('+8619900000001')

    expect(hash).toMatch(/^[\w-]{22}$/)
    expect(createPhoneHasher('pepper').hash('+8619900000001')).toBe(hash)
    expect(createPhoneHasher('salt').hash('+8619900000001')).not.toBe(hash)
    expect(() => createPhoneHasher('')).toThrow('pepper')
  })

  it('names each worker differently and calls none of them gone', () => {
    const one = createWorkers(createRandomIds())
    const other = createWorkers(createRandomIds())

    expect(one.holder).not.toBe(other.holder)
    expect(one.isGone(other.holder)).toBe(false)
  })

  it('has a monotonic clock that does not go back', () => {
    const clock = createSystemClock()
    const before = clock.monotonicMs()

    expect(clock.monotonicMs()).toBeGreaterThanOrEqual(before)
    expect(clock.now()).toBeInstanceOf(Date)
  })
})
