import { describe, expect, it } from 'vitest'
import { activateCampaign } from '#shared/usecases/campaigns/activate-campaign.ts'
import { pauseCampaign } from '#shared/usecases/campaigns/pause-campaign.ts'
import { settleRestored } from '#shared/usecases/line/settle-restored.ts'
import { startLine } from '#shared/usecases/line/steer-line.ts'
import { placed } from '../../../builders/order-events.ts'
import { addCelebrants, addContact, statesOf } from '../../../builders/people.ts'
import { World } from '../../../builders/world.ts'

const BY = 'admin/test'

/** The stores as they stand are taken for those of a backup, at this instant. */
async function restoredAt(world: World, at: string) {
  world.nowMs = Date.parse(at)
  const counts = await settleRestored(world.deps, 'a test')
  await startLine(world.deps, { by: BY })
  return counts
}

/** Three people whose birthday is 5 December, greeted at 09:00 in Shanghai. */
async function withBirthdays() {
  const world = new World('2026-12-04T00:00:00Z')
  await addCelebrants(world, 3)
  return { world, id: await world.campaign('birthday-greeting') }
}

describe('stores that went back to a backup', () => {
  it('do not answer a firing between the backup and the restore', async () => {
    const { world } = await withBirthdays()
    await restoredAt(world, '2026-12-05T02:00:00Z')

    await world.advance('2026-12-07T00:00:00Z')

    expect(world.sent).toEqual([])
    expect(await statesOf(world, 'C0001')).toEqual([])
  })

  it('do not answer it either when a campaign that was paused goes on', async () => {
    const { world, id } = await withBirthdays()
    await pauseCampaign(world.deps, { id, by: BY })
    await restoredAt(world, '2026-12-05T02:00:00Z')

    await activateCampaign(world.deps, { id, by: BY })
    await world.advance('2026-12-07T00:00:00Z')

    expect(world.sent).toEqual([])
  })

  it('answer the firings that come after it', async () => {
    const { world } = await withBirthdays()
    await restoredAt(world, '2026-12-04T02:00:00Z')

    await world.advance('2026-12-06T00:00:00Z')

    expect(world.sent).toHaveLength(3)
  })

  it('leave in doubt what was due by then, tell why, and send what was not', async () => {
    const world = new World('2026-12-01T01:00:00Z')
    await addContact(world)
    await world.campaign('unpaid-order-nudge')
    await world.accept(placed('SO-1', '2026-12-01T01:00:00Z'))
    await world.accept(placed('SO-2', '2026-12-01T01:40:00Z', { items: [{ sku: 'TEA', name: '龙井', quantity: 1 }] }))
    const planned = (await world.messagesOf('C00001')).map(({ dueAt }) => dueAt)

    const counts = await restoredAt(world, new Date((planned[0]?.getTime() ?? 0) + 1000).toISOString())
    await world.advance('2026-12-01T06:00:00Z')

    expect(counts).toMatchObject({ campaigns: 1, runs: 0, messages: 1 })
    expect(await statesOf(world)).toEqual(['in-doubt: restored', 'accepted'])
  })

  it('let a doubt end after the 72 hours in which a receipt may come', async () => {
    const world = new World('2026-12-01T01:00:00Z')
    await addContact(world)
    await world.campaign('unpaid-order-nudge')
    await world.accept(placed('SO-1', '2026-12-01T01:00:00Z'))
    await restoredAt(world, '2026-12-01T03:00:00Z')

    await world.advance('2026-12-04T02:59:00Z')
    const before = await statesOf(world)
    await world.advance('2026-12-04T03:10:00Z')

    expect([before, await statesOf(world)]).toEqual([['in-doubt: restored'], ['unconfirmed: no-receipt']])
    expect(world.sent).toEqual([])
  })

  it('stand as they did when it is done twice', async () => {
    const { world } = await withBirthdays()
    await restoredAt(world, '2026-12-05T02:00:00Z')
    const counts = await restoredAt(world, '2026-12-05T02:00:00Z')

    expect(counts).toMatchObject({ runs: 0, messages: 0 })
  })

  it('are stopped until somebody starts the line', async () => {
    const { world } = await withBirthdays()

    await settleRestored(world.deps, 'look first')

    expect((await world.stores.lines.find('test'))?.stop).toMatchObject({ by: 'system/restore', why: 'look first' })
  })
})
