import { describe, expect, it } from 'vitest'
import { filterIn, filterQuery } from '../../console/src/pages/people/people-filter.ts'

describe('whom the list of people shows', () => {
  it('stands in the address and is read back from it', () => {
    const filter = { kind: 'customer', tag: 'VIP', region: '310115', consent: 'granted', language: 'zh' }
    expect(filterIn(filterQuery(filter))).toEqual(filter)
    expect(String(filterQuery({}))).toBe('')
  })

  it('leaves out what nobody can mean, which the list could not be asked for', () => {
    expect(filterIn(new URLSearchParams('kind=ghost&tag=&consent=yes&language=fr&region=***&other=1'))).toEqual({})
  })
})
