import { describe, expect, it } from 'vitest'
import { newContact } from '#shared/domain/people/new-contact.ts'
import { asNumbers, hasNumber, numbersAfter, numbersOf } from '#shared/domain/people/numbers.ts'

const numbers = (names: string) => [...names].map((name) => ({ phone: `+${name}`, phoneHash: name }))
const names = (list: readonly { phoneHash: string }[]) => list.map(({ phoneHash }) => phoneHash).join('')

describe('the numbers of a contact after a list', () => {
  it.each([
    ['A', 'A', 'A', 'of one number that is known'],
    ['AB', 'A', 'AB', 'of one number takes no other away'],
    ['A', 'AB', 'AB', 'that gives a second'],
    ['AB', 'B', 'BA', 'whose number was the second: it comes first, and nothing is lost'],
    ['AB', 'BA', 'BA', 'that gives them in another order'],
    ['A', 'B', 'B', 'that gives another number: it takes the place of the first'],
    ['AB', 'C', 'CB', 'that gives another number: it takes the place of the first alone'],
    ['A', 'CA', 'CA', 'that gives a number before the known one'],
    ['ABC', 'DE', 'DEBC', 'that gives two new ones'],
    ['', 'AB', 'AB', 'where nothing was known'],
    ['ABCDEFGHIJ', 'KA', 'KABCDEFGHI', 'of one more than there is room for'],
  ])('%s and %s are %s: one %s', (known, listed, after) => {
    expect(names(numbersAfter(numbers(known), numbers(listed)))).toBe(after)
  })
})

it('a contact of an earlier release has one number, or none', () => {
  const contact = newContact({ id: 'C1', kind: 'customer', phone: '+A', phoneHash: 'A' }, new Date(0))

  expect(numbersOf(contact)).toEqual(numbers('A'))
  expect(numbersOf({ ...contact, phone: null, phoneHash: null })).toEqual([])
})

it('keeps each number once, in order, and the first apart from the others', () => {
  const own = asNumbers(numbers('ABAC'))

  expect(own).toEqual({ phone: '+A', phoneHash: 'A', otherPhones: numbers('BC') })
  expect([hasNumber(own, 'C'), hasNumber(own, 'D')]).toEqual([true, false])
  expect(asNumbers([])).toEqual({ phone: null, phoneHash: null, otherPhones: null })
})
