import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Audience } from '#shared/contracts/campaign.ts'
import { AudienceId } from '#shared/contracts/ids.ts'
import { audienceChecks, isMeant } from '#shared/domain/people/membership.ts'
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

    expect(isMeant(contact, { audience: { ...EVERYBODY, ...audience } })).toBe(expected)
  })

  it('of a region leaves out whose region is not known', () => {
    expect(isMeant(aContact({ regionCode: null }), { audience: { ...EVERYBODY, regions: ['44'] } })).toBe(false)
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

        const holds = audienceChecks(contact, { audience }).every(({ result }) => result === 'yes')

        expect(holds).toBe(isMeant(contact, { audience }))
      }),
    )
  })
})

describe('conditions of an audience', () => {
  const big = { path: 'contact.custom.面积', is: 'more' as const, value: 100 }
  const withColumn = (custom: Record<string, number>) => aContact({ custom })

  it.each([
    ['that hold', big, { 面积: 120 }, true],
    ['that do not hold', big, { 面积: 80 }, false],
    ['of what is not known', big, {}, false],
    ['denied, of what is not known', { not: big }, {}, false],
    ['denied', { not: big }, { 面积: 80 }, true],
  ])('%s: %j, %j means %s', (_, where, custom, expected) => {
    expect(isMeant(withColumn(custom), { audience: { ...EVERYBODY, where } })).toBe(expected)
  })
})

describe('saved audiences', () => {
  const [vips, south, both] = ['grp_vips00', 'grp_south0', 'grp_both00'].map((id) => AudienceId.parse(id))
  if (vips === undefined || south === undefined || both === undefined) throw new Error('no ids')
  const groups = {
    [vips]: { name: '贵宾', audience: { ...EVERYBODY, tags: ['VIP'] } },
    [south]: { name: '华南', audience: { ...EVERYBODY, regions: ['44'] } },
    [both]: { name: '两者', audience: { ...EVERYBODY, saved: [vips, south] } },
  }
  const vip = aContact({ tags: ['VIP'], regionCode: '110101' })
  const southerner = aContact({ tags: [], regionCode: '440304' })

  it('mean whoever is in any of them, and meets the other conditions', () => {
    const audience = { ...EVERYBODY, saved: [vips, south] }

    expect([vip, southerner].map((one) => isMeant(one, { audience, groups }))).toEqual([true, true])
    expect(isMeant(vip, { audience: { ...audience, regions: ['44'] }, groups })).toBe(false)
  })

  it('may name others', () => {
    const audience = { ...EVERYBODY, saved: [both] }

    expect([vip, southerner, aContact({ regionCode: null })].map((one) => isMeant(one, { audience, groups }))).toEqual([
      ...[true, true, false],
    ])
  })

  it('mean nobody where they are gone', () => {
    expect(isMeant(vip, { audience: { ...EVERYBODY, saved: [vips] }, groups: {} })).toBe(false)
  })

  it('are named where somebody is in none of them', () => {
    const checks = audienceChecks(southerner, { audience: { ...EVERYBODY, saved: [vips] }, groups })

    expect(checks.at(-1)).toMatchObject({ code: 'audience-saved', result: 'no', values: { names: '贵宾' } })
  })
})
