import { describe, expect, it } from 'vitest'
import type { Audience } from '#shared/contracts/campaign.ts'
import type { ShippedKindId } from '#shared/contracts/message.ts'
import { defaultContent } from '#shared/domain/campaigns/campaign-content.ts'
import { isSameOccasion } from '#shared/domain/scenarios/occasions.ts'
import { kindOf } from '#shared/domain/scenarios/registry.ts'

type Side = { settings?: Record<string, unknown>; audience?: Partial<Audience> }

function meet(kindId: ShippedKindId, one: Side, other: Side): boolean {
  const kind = kindOf(kindId)
  const answers = ({ settings = {}, audience = {} }: Side) => ({
    settings: kind.settings.parse(settings),
    audience: { ...defaultContent(kind).audience, ...audience },
  })
  const meets = isSameOccasion(kind, answers(one), answers(other))
  expect(isSameOccasion(kind, answers(other), answers(one))).toBe(meets)
  return meets
}

describe('two campaigns of a kind answer one occasion', () => {
  it.each<[ShippedKindId, Side['settings'], Side['settings'], boolean]>([
    ['unpaid-order-nudge', { delayMinutes: 30 }, { delayMinutes: 1440 }, true],
    ['shipment-notice', {}, {}, true],
    ['birthday-greeting', { time: '09:00' }, { time: '10:00' }, true],
    ['repayment-reminder', { days: [1, 5, 8] }, { days: [3, 10] }, false],
    ['repayment-reminder', { days: [1, 5, 8] }, { days: [8, 12] }, true],
    ['holiday-greeting', { festival: 'christmas' }, { festival: 'christmas', time: '10:00' }, true],
    ['holiday-greeting', { festival: 'christmas' }, { festival: 'spring-festival' }, false],
    ['holiday-greeting', { date: '2026-12-24' }, { date: '2026-12-24' }, true],
    ['holiday-greeting', { date: '2026-12-24' }, { date: '2027-12-24' }, false],
    ['holiday-greeting', { date: '2027-02-06' }, { festival: 'spring-festival' }, true],
    ['holiday-greeting', { date: '2026-02-06' }, { festival: 'spring-festival' }, false],
  ])('%s with %j and %j: %s', (kind, one, other, meets) => {
    expect(meet(kind, one === undefined ? {} : { settings: one }, other === undefined ? {} : { settings: other })).toBe(
      meets,
    )
  })
})

describe('nobody is in two audiences, by definition', () => {
  it.each<[Partial<Audience>, Partial<Audience>, boolean]>([
    [{}, {}, false],
    [{ kinds: ['customer'] }, { kinds: ['dealer', 'employee'] }, true],
    [{ kinds: ['customer', 'dealer'] }, { kinds: ['dealer'] }, false],
    [{ kinds: [] }, { kinds: ['dealer'] }, false],
    [{ regions: ['44'] }, { regions: ['31', '11'] }, true],
    [{ regions: ['44'] }, { regions: ['440300'] }, false],
    [{ regions: ['440000'] }, { regions: ['4403'] }, false],
    [{ regions: ['440000'] }, { regions: ['450000'] }, true],
    [{ regions: ['44'] }, { regions: [] }, false],
    [{ tags: ['贵宾'] }, { tags: ['新客'] }, false],
    [{ tags: ['贵宾'] }, { exceptTags: ['贵宾'] }, true],
    [{ tags: ['贵宾', '金卡'] }, { exceptTags: ['贵宾'] }, false],
    [{ tags: ['贵宾', '金卡'] }, { exceptTags: ['银卡', '金卡', '贵宾'] }, true],
    [{ exceptTags: ['贵宾'] }, { exceptTags: ['贵宾'] }, false],
  ])('%j and %j: %s', (one, other, apart) => {
    expect(meet('birthday-greeting', { audience: { kinds: [], ...one } }, { audience: { kinds: [], ...other } })).toBe(
      !apart,
    )
  })
})
