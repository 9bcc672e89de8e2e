import { describe, expect, it } from 'vitest'
import { viewKinds } from '#functions/console-api/views/kind-view.ts'
import { BUSINESS_LINES } from '#shared/contracts/business-line.ts'
import { FIRST_CHOICE } from '#shared/domain/scenarios/presets/first-choice.ts'
import { findKinds, firstKindsFor } from '../../console/src/pages/campaign-new/offered.ts'

const KINDS = viewKinds(new Map())
const idsOf = (kinds: readonly { id: string }[]) => kinds.map(({ id }) => id)

describe('what is offered first', () => {
  it.each(BUSINESS_LINES)(
    'is at most eight kinds for a %s: those chosen for it in their order, then others of its own',
    (line) => {
      const ids = idsOf(firstKindsFor(line, KINDS))
      const chosen = FIRST_CHOICE[line].filter((id) => KINDS.some((kind) => kind.id === id))

      expect(ids.length).toBeLessThanOrEqual(8)
      expect(ids.slice(0, chosen.length)).toEqual(chosen)
      for (const id of ids.slice(chosen.length)) expect(KINDS.find((kind) => kind.id === id)?.lines).toContain(line)
    },
  )

  it.each(BUSINESS_LINES)('names eight kinds once each for a %s, and none of another line', (line) => {
    expect(new Set(FIRST_CHOICE[line]).size).toBe(8)
    for (const id of FIRST_CHOICE[line]) expect(KINDS.find((kind) => kind.id === id)?.lines ?? [line]).toContain(line)
  })
})

describe('the search over kinds', () => {
  it.each([
    ['退款', 'refund-progress'],
    ['Refund  PROGRESS', 'refund-progress'],
    ['生日', 'birthday-greeting'],
    ['order-thanks', 'order-thanks'],
  ])('finds by %s', (query, id) => {
    expect(idsOf(findKinds(query, KINDS))).toContain(id)
  })

  it('finds nothing by a word that nobody says', () => {
    expect(findKinds('xyzzy', KINDS)).toEqual([])
  })
})
