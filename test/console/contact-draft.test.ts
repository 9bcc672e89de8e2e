import { describe, expect, it } from 'vitest'
import { changeOf, draftOf, lineOfPhone } from '../../console/src/pages/person/contact-draft.ts'
import { nameRegion } from '../../console/src/region-names.ts'
import { aContactView } from './contact-view.ts'

describe('the correction of a person', () => {
  it('is none where nothing was changed', () => {
    const contact = aContactView({ regionCode: '310115' })

    expect(changeOf({ ...draftOf(contact), name: ' 朱慧 ' }, contact)).toBeUndefined()
  })

  it('holds only what differs, and takes back what was emptied', () => {
    const contact = aContactView({ regionCode: '310115', zoneFrom: 'own' })
    const draft = { ...draftOf(contact), name: '', salutation: null, zone: null, regionCode: '' }

    expect(changeOf(draft, contact)).toEqual({ name: null, salutation: null, zone: null, regionCode: null })
  })

  it('has one number as the first, and several as a list in order, each once', () => {
    const [one, two] = ['+8619900000000', '199 0000 0001']
    const single = aContactView()
    const several = aContactView({ phones: [one, two] })
    const change = (contact: typeof single, phones: string[]) => changeOf({ ...draftOf(contact), phones }, contact)

    expect(change(single, [' '])).toEqual({ phone: null })
    expect(change(single, [two])).toEqual({ phone: two })
    expect(change(single, [one, ' ', two, one])).toEqual({ phones: [one, two] })
    expect(change(several, [two, one])).toEqual({ phones: [two, one] })
    expect(change(several, [])).toEqual({ phones: [] })
    expect(change(several, [one, two, ''])).toBeUndefined()
  })

  it('does not record a zone that only follows from the number', () => {
    expect(draftOf(aContactView()).zone).toBeNull()
  })
})

describe('a number that was refused', () => {
  it.each([
    [['1', '2'], 1, 1],
    [['1', ' ', 'abc'], 1, 2],
    [['1', '1', 'abc'], 1, 2],
  ])('of %j at place %i stands on line %i', (drafted, place, line) => {
    expect(lineOfPhone(drafted, place)).toBe(line)
  })
})

describe('the name of a region', () => {
  it.each([
    ['310115', '上海 (310115)', 'Shanghai (310115)'],
    ['DE', '德国 (DE)', 'Germany (DE)'],
    ['US-CA', '美国 (US-CA)', 'United States (US-CA)'],
    ['990000', '990000', '990000'],
  ])('of %s is %s, %s', (code, zh, en) => {
    expect([nameRegion(code, 'zh'), nameRegion(code, 'en')]).toEqual([zh, en])
  })
})
