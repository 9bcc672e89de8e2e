import { describe, expect, it } from 'vitest'
import { createMemoryStores } from '#shared/adapters/memory/stores.ts'
import { PageAudience } from '#shared/contracts/campaign.ts'
import { aBirthday } from '../../../builders/contact.ts'
import { hooked } from '../../../builders/hooked.ts'
import { placed, shipped } from '../../../builders/order-events.ts'
import { addContact, addInstalment, changeContact, statesOf } from '../../../builders/people.ts'
import { World } from '../../../builders/world.ts'

function hours(world: World): string[] {
  return world.sent.map(({ at }) => at.toISOString())
}

describe('between 21:00 and 08:00 where the recipient is', () => {
  it.each([
    ['2026-12-01T20:29:59+08:00', '2026-12-01T12:59:59.000Z'],
    ['2026-12-01T20:30:00+08:00', '2026-12-02T00:00:00.000Z'],
    ['2026-12-02T07:29:59+08:00', '2026-12-02T00:00:00.000Z'],
    ['2026-12-02T07:30:00+08:00', '2026-12-02T00:00:00.000Z'],
    ['2026-12-02T07:30:01+08:00', '2026-12-02T00:00:01.000Z'],
  ])('a nudge of an order placed at %s leaves at %s', async (placedAt, leavesAt) => {
    const world = new World('2026-12-01T01:00:00Z')
    await world.campaign('unpaid-order-nudge')
    await world.advance(placedAt)

    await world.accept(placed('SO-1', placedAt))
    await world.advance('2026-12-03T01:00:00Z')

    expect(hours(world)).toEqual([leavesAt])
  })

  it('a text waits for the morning of its recipient, not of the platform', async () => {
    const world = new World('2026-12-01T00:00:00Z')
    await world.campaign('unpaid-order-nudge')
    const buyer = { id: 'C-GB', name: 'Ann Lee', phone: '+447911123456' }

    await world.accept(placed('SO-1', '2026-12-01T02:00:00Z', { buyer }))
    await world.advance('2026-12-02T00:00:00Z')

    expect(hours(world)).toEqual(['2026-12-01T08:00:00.000Z'])
  })

  it('a waiting text says so once on its trail, with the hour', async () => {
    const world = new World('2026-12-01T01:00:00Z')
    await world.campaign('unpaid-order-nudge')

    await world.accept(placed('SO-1', '2026-12-01T13:00:00Z'))
    await world.advance('2026-12-01T20:00:00Z')

    const [message] = await world.messagesOf('C00001')
    expect(message?.state).toBe('planned')
    expect(message?.trail.filter(({ code }) => code === 'waits')).toMatchObject([
      { values: { because: 'quiet-hours', until: '2026-12-02T00:00:00.000Z' } },
    ])
  })

  it.each([
    [false, '2026-12-02T00:00:00.000Z'],
    [true, '2026-12-01T18:30:00.000Z'],
  ])('a shipment notice waits too, unless the shop lets it leave at once: %s', async (urgent, leavesAt) => {
    const world = new World('2026-12-01T01:00:00Z')
    await world.campaign('shipment-notice', { urgent })
    await world.accept(placed('SO-1', '2026-12-01T02:00:00Z'))
    await world.advance('2026-12-01T18:30:00Z')

    await world.accept(shipped('SO-1', '2026-12-01T18:30:00Z'))
    await world.advance('2026-12-02T00:00:00Z')

    expect(hours(world)).toEqual([leavesAt])
  })

  it('a page waits whole: nobody on it is judged or written before the morning', async () => {
    const world = new World('2026-11-30T00:00:00Z')
    await addContact(world)
    await addInstalment(world)
    await world.campaign('repayment-reminder', { time: '06:00' })

    await world.advance('2026-11-30T23:59:59Z')
    const before = await world.messagesOf('C00001')
    await world.advance('2026-12-01T00:00:00Z')

    expect(before).toEqual([])
    expect(hours(world)).toEqual(['2026-12-01T00:00:00.000Z'])
  })

  it('a greeting set to an hour in the evening is held back with the reason', async () => {
    const world = new World('2026-12-04T00:00:00Z')
    await addContact(world, { birthday: aBirthday() })
    await world.campaign('birthday-greeting', { time: '21:30' })

    await world.advance('2026-12-07T00:00:00Z')

    expect(world.sent).toEqual([])
    expect(await statesOf(world)).toEqual([expect.stringMatching(/^expired: /)])
  })

  it('somebody who turns out to live elsewhere waits alone, and the rest of the page leaves', async () => {
    const stores = createMemoryStores()
    let world: World | undefined
    const runs = hooked(stores.runs, 'createAudience', (page) =>
      isPageOfTwo(page) && world ? changeContact(world, 'C00002', { ownZone: 'Europe/London' }) : undefined,
    )
    world = new World('2026-12-04T00:00:00Z', { ...stores, runs })
    await addContact(world, { birthday: aBirthday() })
    await addContact(world, { id: 'C00002', phone: '+8619900000002', birthday: aBirthday() })
    const campaignId = await world.campaign('birthday-greeting')

    await world.advance('2026-12-06T00:00:00Z')

    expect(world.sent.map(({ to, at }) => [to, at.toISOString()])).toEqual([
      ['+8619900000001', '2026-12-05T01:00:00.000Z'],
      ['+8619900000002', '2026-12-05T09:00:00.000Z'],
    ])
    const [run] = (await world.stores.runs.listRuns(campaignId, { limit: 10 })).items
    expect(run).toMatchObject({ state: 'closed', planned: 2 })
  })

  it('a scheduled kind fires at its own hour in each zone where contacts live, and waits there for the policy’s', async () => {
    const world = new World('2026-12-04T00:00:00Z')
    await addContact(world, { birthday: aBirthday() })
    await addContact(world, { id: 'C-US', phone: '+12133734253', zone: 'America/New_York', birthday: aBirthday() })
    await world.campaign('birthday-greeting')

    await world.advance('2026-12-07T00:00:00Z')

    expect(world.sent.map(({ to, at }) => [to, at.toISOString()])).toEqual([
      ['+8619900000001', '2026-12-05T01:00:00.000Z'],
      ['+12133734253', '2026-12-05T15:00:00.000Z'],
    ])
  })
})

function isPageOfTwo(page: unknown): boolean {
  return PageAudience.parse(page).entries.length === 2
}
