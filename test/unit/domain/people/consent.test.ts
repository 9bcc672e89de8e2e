import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Audience } from '#shared/contracts/campaign.ts'
import { audienceChecks, isMeant } from '#shared/domain/people/consent.ts'
import { aContact } from '../../../builders/contact.ts'

const EVERYBODY: Audience = { kinds: [], tags: [], exceptTags: [], regions: [] }

describe('whom an audience means', () => {
  it.each([
    [{}, true],
    [{ kinds: ['customer', 'dealer'] }, true],
    [{ kinds: ['employee'] }, false],
    [{ tags: ['VIP', '车贷'] }, true],
    [{ tags: ['VIP'] }, false],
    [{ kinds: ['customer'], tags: ['VIP'] }, false],
    [{ regions: ['44'] }, true],
    [{ regions: ['4403'] }, true],
    [{ regions: ['440304'] }, true],
    [{ regions: ['440000'] }, true],
    [{ regions: ['440300'] }, true],
    [{ regions: ['11', '44'] }, true],
    [{ regions: ['440100'] }, false],
    [{ regions: ['440305'] }, false],
    [{ regions: ['11'] }, false],
  ] satisfies [Partial<Audience>, boolean][])('%j, a customer of 440304 tagged 车贷: %s', (audience, expected) => {
    const contact = aContact({ kind: 'customer', tags: ['车贷'], regionCode: '440304' })

    expect(isMeant(contact, { ...EVERYBODY, ...audience })).toBe(expected)
  })

  it('of a region leaves out whose region is not known', () => {
    expect(isMeant(aContact({ regionCode: null }), { ...EVERYBODY, regions: ['44'] })).toBe(false)
  })
})

describe('an audience, condition by condition', () => {
  const list = (words: readonly string[]) => fc.subarray([...words])
  const audiences = fc.record({
    kinds: fc.subarray(['customer' as const, 'dealer' as const]),
    tags: list(['VIP', 'old']),
    exceptTags: list(['old', 'new']),
    regions: list(['31', '440000', '440300']),
  })
  const people = fc.record({
    kind: fc.constantFrom('customer' as const, 'employee' as const),
    tags: list(['VIP', 'old', 'new']),
    regionCode: fc.constantFrom(null, '310115', '440305'),
  })

  it('means a contact exactly where every condition holds', () => {
    fc.assert(
      fc.property(audiences, people, (audience, fields) => {
        const contact = aContact(fields)

        const holds = audienceChecks(contact, audience).every(({ result }) => result === 'yes')

        expect(holds).toBe(isMeant(contact, audience))
      }),
    )
  })
})
