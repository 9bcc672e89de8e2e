import { describe, expect, it } from 'vitest'
import type { OptOut } from '#shared/contracts/contact.ts'
import { wordOn } from '#shared/domain/people/word-on-numbers.ts'

const at = (hour: number) => new Date(Date.UTC(2026, 11, 1, hour))
const word = (phoneHash: string, hour: number, fields: Partial<OptOut> = {}): OptOut => ({
  ...{ phoneHash, at: at(hour), by: 'reply', note: '退订', source: 'person', scope: 'all' },
  ...{ unreachable: null, liftedAt: null, rev: 1 },
  ...fields,
})
const CONTACT = { phoneHash: 'A', otherPhones: [{ phone: '+B', phoneHash: 'B' }] }
const judge = (to: string, ...entries: OptOut[]) =>
  wordOn(to, CONTACT, new Map(entries.map((one) => [one.phoneHash, one])))

describe('a text to the first of two numbers', () => {
  it.each([
    ['nobody said anything', [], null],
    ['the second wants none', [word('B', 1)], 'all'],
    ['the second wants no marketing', [word('B', 1, { scope: 'marketing' })], 'marketing'],
    ['the stricter of two', [word('A', 1, { scope: 'marketing' }), word('B', 1)], 'all'],
    ['the first was opened before the second wanted none', [word('A', 0, { liftedAt: at(1) }), word('B', 2)], 'all'],
    ['the first was opened since the second wanted none', [word('A', 0, { liftedAt: at(3) }), word('B', 2)], null],
    ['the second was opened', [word('B', 1, { liftedAt: at(2) })], null],
    ['no text can reach the second', [word('B', 1, { source: 'carrier' })], null],
  ])('where %s', (_, entries, scope) => {
    expect(judge('A', ...entries)?.scope ?? null).toBe(scope)
  })
})

it('a text to the number of an order hears all numbers of the person too, until the first is opened', () => {
  expect(judge('X', word('B', 1))).toMatchObject({ scope: 'all' })
  expect(judge('X', word('B', 1), word('A', 1, { liftedAt: at(2) }))).toBeNull()
  expect(judge('X', word('X', 1, { source: 'carrier' }), word('B', 1, { scope: 'marketing' }))).toMatchObject({
    source: 'carrier',
  })
})
