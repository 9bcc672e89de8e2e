import { describe, expect, it } from 'vitest'
import { optOut } from '#shared/usecases/people/opt-out.ts'
import { aBirthday } from '../../../builders/contact.ts'
import { placed, shipped } from '../../../builders/order-events.ts'
import { addContact, statesOf } from '../../../builders/people.ts'
import { World } from '../../../builders/world.ts'

function hours(world: World): string[] {
  return world.sent.map(({ at }) => at.toISOString())
}

/** A greeting at 09:00 to somebody with this number whose birthday is 5 December. */
async function greeted(phone: string, fields: Parameters<typeof addContact>[1] = {}): Promise<string[]> {
  const world = new World('2026-12-03T00:00:00Z')
  await world.campaign('birthday-greeting')
  const listed = { id: 'C00001', phone, name: '王芳', kind: 'customer' as const, birthday: aBirthday() }
  await addContact(world, { ...listed, ...fields })
  // The platform reconciles at the end of each of these.
  for (const hour of ['03T01', '05T01', '05T02', '05T14']) await world.advance(`2026-12-${hour}:00:00Z`)
  await world.advance('2026-12-08T00:00:00Z')
  return hours(world)
}

describe('a birthday greeting leaves at nine where the number is', () => {
  it.each([
    ['+48512345678', '2026-12-05T08:00:00.000Z', 'Poland'],
    ['+27711234567', '2026-12-05T07:00:00.000Z', 'South Africa'],
    ['+5491123456789', '2026-12-05T12:00:00.000Z', 'Argentina'],
    ['+12135550123', '2026-12-05T18:00:00.000Z', 'Los Angeles, where marketing begins at ten'],
    ['+18085550123', '2026-12-05T20:00:00.000Z', 'Hawaii, at ten as well'],
    ['+2348021234567', '2026-12-05T08:00:00.000Z', 'Nigeria'],
    ['+905012345678', '2026-12-05T06:00:00.000Z', 'Turkey'],
    ['+79123456789', '2026-12-05T07:00:00.000Z', 'the westernmost of Russia, which is 19:00 in Kamchatka'],
    ['+8619900000001', '2026-12-05T01:00:00.000Z', 'China'],
  ])('%s at %s: %s', async (phone, at) => {
    expect(await greeted(phone)).toEqual([at])
  })

  it('at the hour of the zone or region that is known of the contact, whatever the number says', async () => {
    expect(await greeted('+79123456789', { zone: 'Asia/Yekaterinburg' })).toEqual(['2026-12-05T04:00:00.000Z'])
    expect(await greeted('+8619900000001', { regionCode: 'US-CA', ownZone: null })).toEqual([
      '2026-12-05T17:00:00.000Z',
    ])
  })
})

describe('a contact of release 0.1, whose zone was a guess from the country', () => {
  it.each([
    ['+12135550123', 'America/New_York', '2026-12-05T18:00:00.000Z'],
    ['+5491123456789', 'Asia/Shanghai', '2026-12-05T12:00:00.000Z'],
    ['+51912345678', 'Asia/Shanghai', '2026-12-05T14:00:00.000Z'],
    ['+6799123456', 'Asia/Shanghai', '2026-12-05T01:00:00.000Z'],
  ])(
    '%s, taken to be in %s, is greeted at nine from the first day on, or by day where nine is past',
    async (phone, zone, at) => {
      expect(await greeted(phone, { zone, ownZone: null })).toEqual([at])
    },
  )
})

describe('a number that may be nowhere', () => {
  it('is held back with the reason, and never texted at the hours of Shanghai', async () => {
    const world = new World('2026-12-04T00:00:00Z')
    await addContact(world, { phone: '+88213300655', birthday: aBirthday() })
    await world.campaign('birthday-greeting')

    await world.advance('2026-12-07T00:00:00Z')

    expect(world.sent).toEqual([])
    expect(await statesOf(world)).toEqual(['suppressed: country-not-open'])
  })
})

describe('the number on an order', () => {
  it('has hours of its own, whoever the buyer is', async () => {
    const world = new World('2026-12-01T01:00:00Z')
    await addContact(world)
    await world.campaign('unpaid-order-nudge')
    const buyer = { id: 'C00001', name: '王芳', phone: '+12125550123' }

    await world.accept(placed('SO-1', '2026-12-01T02:00:00Z', { buyer }))
    await world.advance('2026-12-03T01:00:00Z')

    expect(hours(world)).toEqual(['2026-12-01T13:00:00.000Z'])
  })

  it('is where the event says that the buyer lives', async () => {
    const world = new World('2026-12-01T01:00:00Z')
    await world.campaign('unpaid-order-nudge')
    const buyer = { id: 'C-1', name: '王芳', phone: '+12125550123', zone: 'Asia/Shanghai' }

    await world.accept(placed('SO-1', '2026-12-01T02:00:00Z', { buyer }))
    await world.advance('2026-12-03T01:00:00Z')

    expect(hours(world)).toEqual(['2026-12-01T02:30:00.000Z'])
  })

  it.each([
    ['+12125550123', '2026-12-01T07:30:00Z', '2026-12-01T13:00:00.000Z', 'waits for the morning abroad'],
    [
      '+8619900000001',
      '2026-12-01T18:30:00Z',
      '2026-12-01T18:30:00.000Z',
      'leaves at once in mainland China by the shop’s word',
    ],
  ])('%s: a shipment notice of %s leaves at %s: it %s', async (phone, at, leavesAt) => {
    const world = new World('2026-12-01T01:00:00Z')
    await world.campaign('shipment-notice', { urgent: true })
    await world.accept(placed('SO-1', '2026-12-01T02:00:00Z', { buyer: { id: 'C-1', name: '王芳', phone } }))
    await world.advance(at)

    await world.accept(shipped('SO-1', at))
    await world.advance('2026-12-02T12:00:00Z')

    expect(hours(world)).toEqual([leavesAt])
  })
})

describe('a shipment notice to a number whose holder opted out', () => {
  async function noticed(phone: string): Promise<{ sentAt: string[]; states: string[] }> {
    const world = new World('2026-12-01T01:00:00Z')
    await world.campaign('shipment-notice')
    await world.accept(placed('SO-1', '2026-12-01T02:00:00Z', { buyer: { id: 'C-1', name: '王芳', phone } }))
    await optOut(world.deps, { contactId: 'C-1', note: 'STOP', by: 'support/1' })
    await world.advance('2026-12-01T18:30:00Z')
    await world.accept(shipped('SO-1', '2026-12-01T18:30:00Z'))
    await world.advance('2026-12-02T20:00:00Z')
    return { sentAt: hours(world), states: await statesOf(world, 'C-1') }
  }

  it.each(['+12125550123', '+16045550123', '+447911123456', '+85251234567'])(
    '%s is held back at any hour',
    async (phone) => {
      expect(await noticed(phone)).toEqual({ sentAt: [], states: ['suppressed: opted-out'] })
    },
  )

  it('leaves by day in mainland China', async () => {
    expect(await noticed('+8619900000001')).toEqual({ sentAt: ['2026-12-02T00:00:00.000Z'], states: ['accepted'] })
  })
})

describe('a buyer first seen in an order is written to', () => {
  it.each([
    ['+447911123456', undefined, /^Dear /],
    ['+8619900000001', undefined, /您好/],
    ['+85251234567', undefined, /您好/],
    ['+85366123456', undefined, /您好/],
    ['+886912345678', undefined, /您好/],
    ['+447911123456', 'zh', /您好/],
    ['+8619900000001', 'en', /^Dear /],
  ] as const)('%s, said to read %s: %s', async (phone, language, words) => {
    const world = new World('2026-12-01T08:00:00Z')
    await world.campaign('unpaid-order-nudge')

    await world.accept(placed('SO-1', '2026-12-01T09:00:00Z', { buyer: { id: 'C-1', name: '王芳', phone, language } }))
    await world.advance('2026-12-02T10:00:00Z')

    expect(world.sent.map(({ text }) => text)).toEqual([expect.stringMatching(words)])
  })

  it('in the language that a list said, also when the order has a number abroad', async () => {
    const world = new World('2026-12-01T08:00:00Z')
    await addContact(world, { language: 'zh' })
    await world.campaign('unpaid-order-nudge')
    const buyer = { id: 'C00001', name: '王芳', phone: '+447911123456' }

    await world.accept(placed('SO-1', '2026-12-01T09:00:00Z', { buyer }))
    await world.advance('2026-12-02T10:00:00Z')

    expect(world.sent.map(({ text }) => text)).toEqual([expect.stringMatching(/您好/)])
  })
})

describe('a nudge around the cut-off of a warehouse in Shanghai', () => {
  const CUT_OFF = { cutOffs: [{ time: '16:00', days: [1, 2, 3, 4, 5] }] }

  it.each([
    ['+4915123456789', /Pay before 08:50 and/],
    ['+8619900000001', /15:50前付款/],
    ['+351912345678', /^(?!.*Pay before).*$/],
  ])('tells %s the hour of the reader, or none: %s', async (phone, words) => {
    const world = new World('2026-12-01T06:00:00Z')
    await world.campaign('unpaid-order-nudge', CUT_OFF)

    await world.accept(placed('SO-1', '2026-12-01T07:00:00Z', { buyer: { id: 'C-1', name: '王芳', phone } }))
    await world.advance('2026-12-02T20:00:00Z')

    expect(world.sent.map(({ text }) => text)).toEqual([expect.stringMatching(words)])
  })

  it('keeps an hour between two nudges of a buyer abroad who was asleep at both', async () => {
    const world = new World('2026-12-01T06:00:00Z')
    await world.campaign('unpaid-order-nudge', { secondAfterMinutes: 60 })
    const buyer = { id: 'C-1', name: '王芳', phone: '+12125550123' }

    await world.accept(placed('SO-1', '2026-12-01T07:00:00Z', { buyer }))
    await world.advance('2026-12-02T20:00:00Z')

    expect(hours(world)).toEqual(['2026-12-01T13:00:00.000Z', '2026-12-01T14:00:00.000Z'])
  })
})
