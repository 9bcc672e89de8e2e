import { expect, it } from 'vitest'
import { kindOf } from '#shared/domain/scenarios/registry.ts'
import { verdictOf } from '../../../builders/judging.ts'

it('holds back a text to somebody who was erased, also one that was planned to a number that is still known', () => {
  const erased = { at: new Date('2026-12-01T00:00:00Z'), by: 'admin/test', note: 'ticket 1' }
  const kind = kindOf('birthday-greeting')

  expect(verdictOf(kind, { contact: { erased } })).toBe('suppressed: erased')
  expect(verdictOf(kind)).not.toContain('erased')
})
