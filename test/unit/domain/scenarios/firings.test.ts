import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { nextFiring } from '#shared/domain/calendar/firing.ts'
import { defaultContent } from '#shared/domain/campaigns/campaign-content.ts'
import { firingsBetween } from '#shared/domain/scenarios/firings.ts'
import { birthdayGreeting } from '#shared/domain/scenarios/shipped/birthday-greeting.ts'
import { repaymentReminder } from '#shared/domain/scenarios/shipped/repayment-reminder.ts'

const ZONES = ['Asia/Shanghai', 'America/New_York', 'Africa/Cairo', 'Pacific/Apia'] as const
const span = fc.record({
  zone: fc.constantFrom(...ZONES),
  fromMs: fc.integer({ min: Date.parse('2026-01-01'), max: Date.parse('2028-01-01') }),
  days: fc.integer({ min: 0, max: 90 }),
  time: fc.constantFrom('00:10', '02:30', '09:00', '23:50'),
})

describe('the firings of a span', () => {
  it('are those that the schedule goes through one after the other', () => {
    fc.assert(
      fc.property(span, fc.boolean(), ({ zone, fromMs, days, time }, isDaily) => {
        const kind = isDaily ? birthdayGreeting : repaymentReminder
        const content = { ...defaultContent(kind), settings: kind.settings.parse({ time }) }
        const after = new Date(fromMs)
        const until = new Date(fromMs + days * 86_400_000)
        const rules = kind.firings(content, null).filter(({ part }) => part !== 'digest')

        const found = firingsBetween(kind, { campaignId: 'c', content, zone, since: null }, { after, until })

        for (const { part, rule } of rules) {
          const expected: string[] = []
          for (let at = nextFiring(rule, zone, after); at !== null && at <= until; at = nextFiring(rule, zone, at))
            expected.push(at.toISOString())
          const own = found.filter((firing) => firing.part === part)
          expect(own.map(({ firedAt }) => firedAt.toISOString())).toEqual(expected)
        }
      }),
    )
  })
})
