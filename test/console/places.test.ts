import { describe, expect, it } from 'vitest'
import { type Found, NOTHING } from '../../console/src/pages/people/find.ts'
import { listedIn, personPath, placeOf, placeOfHistory } from '../../console/src/pages/people/places.ts'
import { aContactView } from './contact-view.ts'

const person = (id: string) => aContactView({ id, name: '朱慧', phone: '+8619900000000' })
const place = (found: Partial<Found>) => placeOf({ ...NOTHING, ...found })

describe('where a search leads', () => {
  it.each<[string, Partial<Found>, string]>([
    ['its only person', { people: [person('C1')] }, '/people/C1'],
    ['an order’s only person', { order: { id: 'A1', contactIds: ['C1'] } }, '/people/C1?order=A1'],
    ['a loan’s only person', { loan: { id: 'L1', contactIds: ['C1'] } }, '/people/C1?loan=L1'],
    ['an order that is nobody’s', { order: { id: 'A1', contactIds: [] } }, '/people?order=A1'],
    ['a loan that several share', { loan: { id: 'L1', contactIds: ['C1', 'C2'] } }, '/people?loan=L1'],
    ['a list of people', { people: [person('C1'), person('C2')] }, '/people?contact=C1&contact=C2'],
    ['a list that is cut off', { people: [person('C1')], hasMore: true }, '/people?contact=C1&more=1'],
    [
      'a list where a person and an order have that id',
      { people: [person('C1')], order: { id: 'C1', contactIds: ['C2'] } },
      '/people?contact=C1&order=C1',
    ],
    ['the only record', { records: [{ type: 'visit', id: 'V.1' }] }, '/records/visit/V%2E1'],
    [
      'a list of what has that id',
      { records: [{ type: 'visit', id: '1' }], order: { id: '1', contactIds: ['C1'] } },
      '/people?order=1&record=visit+1',
    ],
    ['a text', { messageId: 'msg_1' }, '/messages/msg_1'],
    ['the word that nothing was found', {}, '/people?found=none'],
  ])('to %s', (_, found, path) => {
    expect(place(found)).toBe(path)
  })

  it('never holds a name or a number', () => {
    const path = decodeURIComponent(place({ people: [person('C1'), person('C2')] }))

    expect(path).not.toMatch(/朱慧|19900000000/)
  })

  it('is read from the address again as it was found', () => {
    const path = place({
      people: [person('C1'), person('a b&c')],
      loan: { id: 'L/1', contactIds: [] },
      records: [{ type: 'case', id: 'A 1' }],
      hasMore: true,
    })

    expect(listedIn(new URL(path, 'http://a').searchParams)).toEqual({
      contacts: ['C1', 'a b&c'],
      order: null,
      loan: 'L/1',
      records: [{ type: 'case', id: 'A 1' }],
      hasMore: true,
      isNothing: false,
    })
  })
})

describe('the address of a person', () => {
  it.each(['C1', 'a/b', '张三.1', 'me@example.com', '100%', 'a b?c#d'])(
    'keeps the id %s in one part of a path',
    (id) => {
      const { pathname } = new URL(personPath(id), 'http://a')

      expect(pathname).not.toContain('.')
      expect(pathname.split('/')).toHaveLength(3)
      expect(decodeURIComponent(pathname.slice('/people/'.length))).toBe(id)
    },
  )
})

describe('an address of release 0.1', () => {
  it.each([
    ['', '/people'],
    ['contact=C1', '/people/C1'],
    ['order=A1', '/people?order=A1'],
    ['loan=L1', '/people?loan=L1'],
  ])('/history?%s stands at %s', (query, path) => {
    expect(placeOfHistory(new URLSearchParams(query))).toBe(path)
  })
})
