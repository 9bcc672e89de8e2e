import { describe, expect, it } from 'vitest'
import { CampaignId } from '#shared/contracts/ids.ts'
import { goesBefore, mayGiveWay, precedenceOf, type Rival } from '#shared/domain/policies/precedence.ts'

const SMALL = CampaignId.parse('cmp_aaaaaa')
const LARGE = CampaignId.parse('cmp_bbbbbb')

function rival(fields: Partial<Rival> = {}): Rival {
  const dueAt = new Date('2026-12-05T02:00:00Z')
  return { kind: 'broadcast', category: 'marketing', dueAt, campaignId: SMALL, ...fields }
}

describe('the place of a text', () => {
  it.each([
    ['birthday-greeting', 'birthday'],
    ['holiday-greeting', 'festival'],
    ['custom', 'custom'],
    ['order-thanks', 'custom'],
    ['contract-renewal', 'custom'],
    ['broadcast', 'broadcast'],
  ])('of the kind %s is %s', (kind, place) => {
    expect(precedenceOf({ kind, category: 'marketing' })).toBe(place)
  })

  it.each(['transactional', 'collection', 'internal'] as const)('is none where it is %s', (category) => {
    expect(precedenceOf({ kind: 'broadcast', category })).toBeNull()
    expect(mayGiveWay({ kind: 'broadcast', category })).toBe(false)
  })
})

describe('of two texts', () => {
  const later = new Date('2026-12-05T03:00:00Z')

  it.each<[string, Rival, Rival, boolean]>([
    ['the higher place goes', rival({ kind: 'holiday-greeting', campaignId: LARGE, dueAt: later }), rival(), true],
    ['the lower place does not', rival(), rival({ kind: 'custom', campaignId: LARGE, dueAt: later }), false],
    ['of one place the earlier goes', rival({ campaignId: LARGE }), rival({ dueAt: later }), true],
    ['due at once that of the smaller campaign goes', rival(), rival({ campaignId: LARGE }), true],
    ['of one campaign neither gives way', rival(), rival({ dueAt: later }), false],
  ])('%s', (_, one, other, goes) => {
    expect(goesBefore(one, other)).toBe(goes)
    expect(goesBefore(other, one)).toBe(one.campaignId === other.campaignId ? false : !goes)
  })
})
