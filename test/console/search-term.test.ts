import { describe, expect, it } from 'vitest'
import { guessSearch } from '../../console/src/pages/people/search-term.ts'

describe('guessSearch', () => {
  it.each([
    ['13800138000', '13800138000'],
    ['138 0013 8000', '13800138000'],
    ['138-0013-8000', '13800138000'],
    ['138–0013–8000', '13800138000'],
    ['１３８００１３８０００', '13800138000'],
    ['8613800138000', '8613800138000'],
    ['+86 138 0013 8000', '+8613800138000'],
    ['0086 13800138000', '008613800138000'],
    ['+1 (415) 555-2671', '+14155552671'],
    [' 19900000394\t', '19900000394'],
  ])('takes %j for a phone, whatever it is written with', (typed, phone) => {
    expect(guessSearch(typed)).toEqual({ kind: 'phone', phone })
  })

  it.each([
    ['SO-1-0066'],
    ['C00394'],
    ['L00001'],
    ['demo-008888'],
    ['罗娜'],
    ['Alex Chen'],
    ['T200P4821736450092817365'],
    ['2026120100045566'],
  ])('tries %j as an id and a name, and not as a phone', (typed) => {
    expect(guessSearch(typed)).toEqual({ kind: 'anything', term: typed, maybePhone: false })
  })

  it.each([['4155552671'], ['075588886666'], ['12345678901']])(
    'tries the digits %j as everything, phone included',
    (typed) => {
      expect(guessSearch(typed)).toEqual({ kind: 'anything', term: typed, maybePhone: true })
    },
  )

  it('keeps the inner spaces of a name and drops those around it', () => {
    expect(guessSearch('  Alex  Chen ')).toEqual({ kind: 'anything', term: 'Alex  Chen', maybePhone: false })
  })

  it.each([[''], ['   '], ['\u3000']])('finds nothing to search in %j', (typed) => {
    expect(guessSearch(typed)).toEqual({ kind: 'empty' })
  })
})

describe('the id of a text', () => {
  it('is taken whole, however long it is', () => {
    const id = `msg_${'a'.repeat(400)}`

    expect(guessSearch(` ${id} `)).toEqual({ kind: 'message', id })
  })
})
