import { describe, expect, it } from 'vitest'
import { ExplainQuestion } from '#shared/contracts/console-api/explain.ts'
import { askedIn, paramsOf, questionOf, type WhyAsked } from '../../console/src/pages/person/why-question.ts'

const ASKED: WhyAsked = { by: 'day', id: '', campaign: null, day: null }
const PERSON = { contactId: 'C1', today: '2026-12-01', zone: 'Asia/Shanghai' }
const read = (query: string) => askedIn(new URLSearchParams(query))

describe('the question why nothing came', () => {
  it.each<[string, WhyAsked]>([
    ['why=day', ASKED],
    ['why=day&campaign=cmp_a&day=2026-12-05', { ...ASKED, campaign: 'cmp_a', day: '2026-12-05' }],
    ['order=A%2F1', { ...ASKED, by: 'order', id: 'A/1' }],
    ['loan=L1&day=2026-12-05', { ...ASKED, by: 'loan', id: 'L1', day: '2026-12-05' }],
  ])('stands in the address as %s, and is read from it again', (query, asked) => {
    expect(read(query)).toEqual(asked)
    expect(new URLSearchParams(paramsOf(asked)).toString()).toBe(query)
  })

  it('is not asked by an address without it, and minds no day that is none', () => {
    expect(read('contact=C1')).toBeNull()
    expect(read('why=day&day=2026-13-45')?.day).toBeNull()
    expect(read('why=day&day=tomorrow')?.day).toBeNull()
  })

  it('is one that the API takes', () => {
    const order = questionOf({ ...ASKED, by: 'order', id: 'A1', day: '2026-12-05' }, PERSON)
    const person = questionOf({ ...ASKED, campaign: 'cmp_0123456789' }, PERSON)

    expect(order).toEqual({ order: 'A1' })
    expect(person).toEqual({ contact: 'C1', campaign: 'cmp_0123456789' })
    expect([order, person].map((each) => ExplainQuestion.safeParse(each).success)).toEqual([true, true])
  })

  it('lacks an order or a loan until one is given', () => {
    expect(questionOf({ ...ASKED, by: 'loan' }, PERSON)).toBeNull()
  })

  it.each(['Asia/Shanghai', 'Pacific/Kiritimati', 'Pacific/Pago_Pago', 'Pacific/Auckland', 'UTC'])(
    'names an instant that is on that day in %s',
    (zone) => {
      const at = questionOf({ ...ASKED, day: '2026-12-05' }, { ...PERSON, zone })?.at ?? ''

      expect(new Intl.DateTimeFormat('sv-SE', { timeZone: zone }).format(new Date(at))).toBe('2026-12-05')
    },
  )
})
