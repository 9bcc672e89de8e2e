import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { pageOfList } from '#shared/domain/paging.ts'

const names = fc.uniqueArray(fc.string({ unit: 'grapheme' }), { maxLength: 40 })

function readAll(items: readonly string[], limit: number, descending: boolean): string[] {
  const seen: string[] = []
  let cursor: string | null = null
  do {
    const page: ReturnType<typeof pageOfList<string>> = pageOfList(items, {
      list: 'names',
      limit,
      cursor,
      keyOf: (item) => item,
      descending,
    })
    if (page === undefined) throw new Error('a cursor of our own was refused')
    seen.push(...page.items)
    cursor = page.next
  } while (cursor !== null)
  return seen
}

describe('paging a list', () => {
  it('gives every item once and in order, whatever the size of a page', () => {
    fc.assert(
      fc.property(names, fc.integer({ min: 1, max: 10 }), fc.boolean(), (items, limit, descending) => {
        const sorted = items.toSorted((a, b) => (a < b ? -1 : 1))

        expect(readAll(items, limit, descending)).toEqual(descending ? sorted.toReversed() : sorted)
      }),
    )
  })

  it('gives no cursor after the last item', () => {
    const page = pageOfList(['a', 'b'], { list: 'names', limit: 2, keyOf: (item) => item })

    expect(page).toEqual({ items: ['a', 'b'], next: null })
  })

  it('refuses a cursor of another list, and what never was one', () => {
    const next = pageOfList(['a', 'b'], { list: 'names', limit: 1, keyOf: (item) => item })?.next ?? ''

    expect(pageOfList(['a'], { list: 'places', limit: 1, cursor: next, keyOf: (item) => item })).toBeUndefined()
    fc.assert(
      fc.property(fc.string(), (cursor) => {
        expect(pageOfList(['a'], { list: 'names', limit: 1, cursor, keyOf: (item) => item })).toBeUndefined()
      }),
    )
  })
})
