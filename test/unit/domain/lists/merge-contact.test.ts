import { describe, expect, it } from 'vitest'
import type { Consent } from '#shared/contracts/contact.ts'
import { mergeContact } from '#shared/domain/lists/merge-contact.ts'
import { aBirthday, aContact } from '../../../builders/contact.ts'
import { aContactRow } from '../../../builders/import.ts'

const STAMP = { now: new Date('2026-12-01T01:00:00Z'), phoneHash: 'hash-of-19900000001', writtenBy: 'imp_000001#2' }
const MARCH = new Date('2026-03-01T02:00:00Z')
const APRIL = new Date('2026-04-01T02:00:00Z')

const consent = (marketing: Consent['marketing'], at: Date | null, source: Consent['source']) => ({
  marketing,
  at,
  source,
})

describe('a list about a stored contact', () => {
  it('changes nothing where it is blank', () => {
    const stored = aContact({ birthday: aBirthday(), tags: ['VIP'], managerPhone: '+8619900009999', language: 'en' })

    expect(mergeContact(stored, aContactRow(), STAMP)).toEqual({ kind: 'unchanged' })
  })

  it.each([
    ['a blank keeps a grant', consent('granted', MARCH, 'list'), undefined, consent('granted', MARCH, 'list')],
    ['a blank keeps a refusal', consent('refused', null, 'list'), undefined, consent('refused', null, 'list')],
    [
      '是 over never asked',
      consent('unknown', null, 'none'),
      { marketing: 'granted', at: MARCH },
      consent('granted', MARCH, 'list'),
    ],
    [
      '否 over a grant',
      consent('granted', MARCH, 'list'),
      { marketing: 'refused', at: null },
      consent('refused', null, 'list'),
    ],
    [
      '是 without a time keeps the time',
      consent('granted', MARCH, 'list'),
      { marketing: 'granted', at: null },
      consent('granted', MARCH, 'list'),
    ],
    [
      '是 of no date never over a refusal',
      consent('refused', MARCH, 'list'),
      { marketing: 'granted', at: null },
      consent('refused', MARCH, 'list'),
    ],
    [
      '是 never over a refusal of no date',
      consent('refused', null, 'list'),
      { marketing: 'granted', at: APRIL },
      consent('refused', null, 'list'),
    ],
    [
      '是 never over a later refusal',
      consent('refused', APRIL, 'list'),
      { marketing: 'granted', at: MARCH },
      consent('refused', APRIL, 'list'),
    ],
    [
      '否 of an earlier date never makes a refusal older, so that no 是 in between can count over it',
      consent('refused', APRIL, 'list'),
      { marketing: 'refused', at: MARCH },
      consent('refused', APRIL, 'list'),
    ],
    [
      '否 with a date dates a refusal of no date',
      consent('refused', null, 'list'),
      { marketing: 'refused', at: MARCH },
      consent('refused', MARCH, 'list'),
    ],
    [
      '是 over an earlier refusal',
      consent('refused', MARCH, 'list'),
      { marketing: 'granted', at: APRIL },
      consent('granted', APRIL, 'list'),
    ],
    [
      '是 never over a refusal that support recorded, whatever its date',
      consent('refused', MARCH, 'support'),
      { marketing: 'granted', at: APRIL },
      consent('refused', MARCH, 'support'),
    ],
    [
      '否 of a later date leaves support’s refusal support’s, so that no later 是 can count over it',
      consent('refused', MARCH, 'support'),
      { marketing: 'refused', at: APRIL },
      consent('refused', MARCH, 'support'),
    ],
    [
      '否 of a later date over a consent that support recorded',
      consent('granted', MARCH, 'support'),
      { marketing: 'refused', at: APRIL },
      consent('refused', APRIL, 'list'),
    ],
    [
      '是 never over what support recorded',
      consent('refused', MARCH, 'support'),
      { marketing: 'granted', at: MARCH },
      consent('refused', MARCH, 'support'),
    ],
    [
      '否 without a date never over a consent that support recorded',
      consent('granted', MARCH, 'support'),
      { marketing: 'refused', at: null },
      consent('granted', MARCH, 'support'),
    ],
  ] as const)('on consent: %s', (_, stored, listed, expected) => {
    const merge = mergeContact(
      aContact({ name: 'old', consent: stored }),
      aContactRow({ name: 'new', consent: listed }),
      STAMP,
    )

    expect(merge).toMatchObject({ contact: { consent: expected } })
  })

  it.each([
    ['a guess replaces nothing known', 'ms', false, { is: 'mr', guessed: true }, 'ms', false],
    ['a guess replaces a guess', 'ms', true, { is: 'mr', guessed: true }, 'mr', true],
    ['a guess fills a blank', null, false, { is: 'mr', guessed: true }, 'mr', true],
    ['a word replaces a guess', 'ms', true, { is: 'mr', guessed: false }, 'mr', false],
    ['a word replaces a word', 'ms', false, { is: 'mr', guessed: false }, 'mr', false],
  ] as const)('on the salutation: %s', (_, salutation, salutationGuessed, listed, expected, guessed) => {
    const stored = aContact({ name: 'old', salutation, salutationGuessed })

    const merge = mergeContact(stored, aContactRow({ name: 'new', salutation: listed }), STAMP)

    expect(merge).toMatchObject({ contact: { salutation: expected, salutationGuessed: guessed } })
  })

  it('moves it to the zone of another number, with a proof', () => {
    const row = aContactRow({ phone: '+85251234567' })

    const merge = mergeContact(aContact({ regionCode: null }), row, { ...STAMP, phoneHash: 'new-hash' })

    expect(merge).toMatchObject({
      contact: {
        phone: '+85251234567',
        phoneHash: 'new-hash',
        zone: 'Asia/Hong_Kong',
        formerZone: { zone: 'Asia/Shanghai' },
        writtenBy: 'imp_000001#2',
        rev: 2,
      },
      changes: [{ what: 'phone-changed' }],
    })
  })

  it('keeps a zone that differs from its number when the number stays', () => {
    expect(mergeContact(aContact({ zone: 'Asia/Urumqi' }), aContactRow(), STAMP)).toEqual({ kind: 'unchanged' })
  })

  it('empties the tags with an empty cell of a tags column', () => {
    expect(mergeContact(aContact({ tags: ['VIP'] }), aContactRow({ tags: [] }), STAMP)).toMatchObject({
      contact: { tags: [] },
    })
  })
})

describe('a list about a new contact', () => {
  it('makes a customer who was never asked, in Chinese', () => {
    expect(mergeContact(undefined, aContactRow(), STAMP)).toMatchObject({
      contact: {
        ...{ kind: 'customer', language: 'zh', name: null, tags: [], createdAt: STAMP.now, rev: 1 },
        consent: { marketing: 'unknown', at: null, source: 'none' },
      },
      changes: [],
    })
  })
})
