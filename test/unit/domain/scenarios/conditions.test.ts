import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Condition } from '#shared/contracts/scenario.ts'
import { evaluate, pathsKnownBy } from '#shared/domain/scenarios/conditions.ts'
import type { PathValue } from '#shared/domain/scenarios/known.ts'

const VALUES: Record<string, PathValue> = {
  'contact.tags': ['贵宾', '上海'],
  'contact.kind': 'dealer',
  'contact.custom.分数': 7,
  'contact.custom.到期': '2027-09-01',
  'contact.custom.备注': '5',
  'record.totalMinor': { minor: 17800, currency: 'CNY' },
  'record.placed': new Date('2026-12-01T02:00:00Z'),
}

function truth(condition: unknown): string {
  return evaluate(Condition.parse(condition), { read: (path) => VALUES[path] ?? null, isIn: () => 'unknown' })
}

const missing = { path: 'contact.custom.没有', is: 'equals', value: 1 }
const yes = { path: 'contact.kind', is: 'equals', value: 'dealer' }
const no = { path: 'contact.kind', is: 'equals', value: 'customer' }

describe('a condition', () => {
  it.each([
    [{ path: 'contact.tags', is: 'equals', value: '贵宾' }, 'yes'],
    [{ path: 'contact.tags', is: 'in', value: ['北京', '上海'] }, 'yes'],
    [{ path: 'contact.custom.分数', is: 'more', value: 7 }, 'no'],
    [{ path: 'record.totalMinor', is: 'more', value: 10_000 }, 'yes'],
    [{ path: 'contact.custom.到期', is: 'before', value: '2027-09-02' }, 'yes'],
    [{ path: 'record.placed', is: 'after', value: '2026-12-01T02:00:00Z' }, 'no'],
    [{ path: 'contact.custom.备注', is: 'after', value: '2000-01-01' }, 'unknown'],
    [{ path: 'contact.custom.没有', is: 'known' }, 'no'],
    [missing, 'unknown'],
    [{ not: missing }, 'unknown'],
    [{ all: [yes, missing] }, 'unknown'],
    [{ all: [no, missing] }, 'no'],
    [{ any: [yes, missing] }, 'yes'],
    [{ any: [no, missing] }, 'unknown'],
    [{ all: [yes, { any: [no, { path: 'record.totalMinor', is: 'less', value: 20_000 }] }] }, 'yes'],
    [{ reply: { step: 'ask', is: '1' } }, 'unknown'],
  ])('%j is %s', (condition, expected) => {
    expect(truth(condition)).toBe(expected)
  })

  it('passes only where every path that it surely needs is known', () => {
    const leaf = fc.constantFrom(yes, no, missing, { path: 'contact.custom.分数', is: 'more', value: 3 })
    const inner = fc.oneof(
      leaf,
      leaf.map((one) => ({ not: one })),
      fc.array(leaf, { minLength: 1, maxLength: 3 }).map((all) => ({ all })),
    )
    const tree = fc.oneof(
      inner,
      fc.array(inner, { minLength: 1, maxLength: 4 }).map((all) => ({ all })),
    )

    fc.assert(
      fc.property(tree, (one) => {
        const condition = Condition.parse(one)
        if (truth(condition) !== 'yes') return
        for (const path of pathsKnownBy(condition)) expect(VALUES[path]).toBeDefined()
      }),
    )
  })

  it.each([
    ['a third level', { all: [{ all: [{ all: [yes] }] }] }],
    ['an unknown comparison', { path: 'contact.kind', is: 'like', value: 'x' }],
    ['a field that is none', { path: 'contact.kind', is: 'known', code: 'x' }],
  ])('cannot have %s', (_, condition) => {
    expect(Condition.safeParse(condition).success).toBe(false)
  })
})
