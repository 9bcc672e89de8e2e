import { expect, it } from 'vitest'
import { isBroad } from '#shared/domain/sending/guards/caps.ts'

it('counts in a month what a company sends of its own choice, and no greeting of a day', () => {
  expect((['custom', 'broadcast'] as const).filter(isBroad)).toEqual(['custom', 'broadcast'])
  expect((['birthday-greeting', 'holiday-greeting', 'unpaid-order-nudge'] as const).filter(isBroad)).toEqual([])
})
