import { describe, expect, it } from 'vitest'
import type { Audience } from '#shared/contracts/campaign.ts'
import { isMeant } from '#shared/domain/people/consent.ts'
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
