import { describe, expect, it } from 'vitest'
import { HoldChange } from '#shared/contracts/console-api/hold.ts'
import { holdOf, NEW_HOLD, reachOf } from '../../console/src/pages/person/hold-draft.ts'

const ABOUT = [
  { by: 'order', id: 'SO-1', texts: 1, planned: 0 },
  { by: 'loan', id: 'L1', texts: 0, planned: 1 },
] as const

describe('a hold as it is typed', () => {
  it('is nothing without a reason', () => {
    expect(holdOf(NEW_HOLD, 'x', ABOUT)).toBeNull()
    expect(reachOf(NEW_HOLD)).toBeNull()
  })

  it.each([
    ['dispute', 1, { type: 'contract', id: 'L1' }, 'record'],
    ['dispute', null, null, 'person'],
    ['complaint', 0, null, 'person'],
    ['deceased', 0, null, 'number'],
  ] as const)('names a record only where its reason takes one: %s', (why, record, named, reach) => {
    const draft = { why, until: '2026-12-10', record }

    const hold = holdOf(draft, 'x', ABOUT)

    expect(hold).toEqual({ why, until: '2026-12-10', record: named, note: 'x' })
    expect(HoldChange.safeParse(hold).success).toBe(true)
    expect(reachOf(draft)).toBe(reach)
  })
})
