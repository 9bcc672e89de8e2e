import { describe, expect, it } from 'vitest'
import {
  firesIn,
  languageOfNumber,
  placeOfContact,
  placeOfReader,
  settleZone,
} from '#shared/domain/people/contact-place.ts'
import { newContact } from '#shared/domain/people/new-contact.ts'
import { aContact } from '../../../builders/contact.ts'

const NOW = new Date('2026-12-05T01:00:00Z')

describe('where a contact may be', () => {
  it.each([
    [{ phone: '+12135550123', ownZone: 'Asia/Tokyo', regionCode: 'US-TX' }, 'own', ['Asia/Tokyo']],
    [{ phone: '+12135550123', ownZone: null, regionCode: 'US-TX' }, 'region', ['America/Denver', 'America/Chicago']],
    [{ phone: '+12135550123', ownZone: null, regionCode: 'nowhere' }, 'number', ['America/Los_Angeles']],
    [{ phone: '+88213300655', ownZone: null, regionCode: null }, 'unknown', []],
    [{ phone: null, ownZone: null, regionCode: null }, 'unknown', []],
  ])('%j: %s, %j', (known, from, zones) => {
    expect(placeOfContact(known)).toEqual({ from, zones })
  })
})

describe('where the reader of a text may be', () => {
  const contact = { phone: '+8619900000001', ownZone: 'Europe/Berlin', regionCode: null }
  const said = { zone: 'Asia/Tokyo', buyerRegionCode: null }

  it('is where the contact lives, for the own number, also where an event said otherwise', () => {
    expect(placeOfReader('+8619900000001', contact, null).zones).toEqual(['Europe/Berlin'])
    expect(placeOfReader('+8619900000001', contact, said).zones).toEqual(['Europe/Berlin'])
  })

  it('is what the event said where nobody else knows', () => {
    expect(placeOfReader('+8619900000001', { ...contact, ownZone: null }, said).zones).toEqual(['Asia/Tokyo'])
    expect(placeOfReader('+12125550123', contact, said).zones).toEqual(['Asia/Tokyo'])
  })

  it('is where the number is, for a number that is not the contact’s', () => {
    expect(placeOfReader('+12125550123', contact, null).zones).toEqual(['America/New_York'])
    expect(placeOfReader('+12125550123', contact, { zone: null, buyerRegionCode: null }).zones).toEqual([
      'America/New_York',
    ])
  })
})

describe('a contact whose zone turns out to be another', () => {
  const moved = (from: string, to: string) => settleZone(aContact({ zone: from, ownZone: to }), NOW)
  const at = (zone: string, firedAt: string) => ({ zone, firedAt: new Date(firedAt) })

  it('stays the very same while it follows from what is known', () => {
    const contact = aContact()

    expect(settleZone(contact, NOW)).toBe(contact)
  })

  it('to the west is reached by the firings there, which are still to come', () => {
    const contact = moved('Asia/Shanghai', 'America/New_York')

    expect(firesIn(contact, at('America/New_York', '2026-12-05T14:00:00Z'))).toBe(true)
    expect(firesIn(contact, at('Asia/Shanghai', '2026-12-05T01:00:00Z'))).toBe(false)
  })

  it('to the east is reached by those of the old zone until the ones there come again', () => {
    const contact = moved('America/New_York', 'Asia/Shanghai')

    expect(firesIn(contact, at('America/New_York', '2026-12-05T14:00:00Z'))).toBe(true)
    expect(firesIn(contact, at('America/New_York', '2026-12-06T14:00:00Z'))).toBe(false)
    expect(firesIn(contact, at('Asia/Shanghai', '2026-12-06T01:00:00Z'))).toBe(true)
  })

  it('to one with the same hours loses no firing while that one has no schedule', () => {
    expect(firesIn(moved('Asia/Shanghai', 'Asia/Manila'), at('Asia/Shanghai', '2026-12-05T01:00:00Z'))).toBe(true)
  })
})

describe('a contact that is new', () => {
  it.each([
    ['+447911123456', 'Europe/London', 'en'],
    ['+8619900000001', 'Asia/Shanghai', 'zh'],
    ['+886912345678', 'Asia/Taipei', 'zh'],
    ['+79123456789', 'Europe/Kaliningrad', 'en'],
  ] as const)('%s fires in %s and is written to in %s', (phone, zone, language) => {
    expect(newContact({ id: 'C1', kind: 'customer', phone }, NOW)).toMatchObject({
      zone,
      language,
      languageGuessed: true,
    })
    expect(languageOfNumber(phone)).toBe(language)
  })
})
