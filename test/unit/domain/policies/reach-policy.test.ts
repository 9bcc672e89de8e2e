import { describe, expect, it } from 'vitest'
import { POLICY_SOURCES } from '#shared/domain/policies/policy-sources.ts'
import { hoursFor, mayPassOptOut, REACH_RULES } from '#shared/domain/policies/reach-policy.ts'

const AT = new Date('2026-12-01T00:00:00Z')
const optOut = {
  phoneHash: 'h',
  at: AT,
  by: 'support user-1',
  note: 'asked',
  source: 'person' as const,
  scope: 'all' as const,
  unreachable: null,
  liftedAt: null,
  rev: 1,
}

const asked = (phone: string, isOut: boolean, purpose?: 'contract-notice', isUrgent = true) => ({
  isUrgent,
  kind: purpose === undefined ? {} : { purpose },
  category: 'transactional' as const,
  phone,
  optOut: isOut ? optOut : null,
})

describe('what a text may do that others may not', () => {
  it.each([
    ['+8619900000001', 'contract-notice' as const, true],
    ['+8619900000001', undefined, false],
    ['+14155550100', 'contract-notice' as const, false],
    ['+16045550100', 'contract-notice' as const, false],
    ['+85251234567', 'contract-notice' as const, false],
  ])('to %s as %s passes an opt-out: %s', (phone, purpose, may) => {
    expect(mayPassOptOut(asked(phone, true, purpose))).toBe(may)
  })

  it('a notice leaves at any hour in mainland China by the shop’s word, unless its number opted out', () => {
    const hours = [
      hoursFor(asked('+8619900000001', false, 'contract-notice', false), null),
      hoursFor(asked('+8619900000001', false, 'contract-notice'), null),
      hoursFor(asked('+8619900000001', true, 'contract-notice'), null),
      hoursFor(asked('+85251234567', false, 'contract-notice'), null),
    ]

    expect(hours.map((rules) => rules.length === 0)).toEqual([false, true, false, false])
  })

  it('every row names a source, and every source the day on which it was read', () => {
    const sources = REACH_RULES.map(({ source }) => POLICY_SOURCES[source])

    expect(sources.every((source) => source !== undefined)).toBe(true)
    expect(Object.values(POLICY_SOURCES).every(({ readOn }) => /^\d{4}-\d{2}-\d{2}$/u.test(readOn))).toBe(true)
  })
})
