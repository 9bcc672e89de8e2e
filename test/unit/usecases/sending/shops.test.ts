import { describe, expect, it } from 'vitest'
import { listCalendar } from '#shared/usecases/history/list-calendar.ts'
import { changeShops, settleShops } from '#shared/usecases/line/steer-shops.ts'
import { dryRun, peopleOf } from '../../../builders/foreseen.ts'
import { placed } from '../../../builders/order-events.ts'
import { aShop } from '../../../builders/shops.ts'
import { World } from '../../../builders/world.ts'

const AT = '2026-12-01T02:00:00Z'

async function nudgedWorld() {
  const world = new World(AT)
  await world.campaign('unpaid-order-nudge')
  return world
}

async function order(world: World, id: string): Promise<void> {
  // Of another sum each: the same words to one number leave once in half a minute.
  const totalMinor = 17_800 + Number(id.slice(3))
  await world.accept(placed(id, AT, { buyer: { id: `C-${id}`, phone: '19900000001' }, totalMinor }))
}

function countReads(world: World): () => number {
  const { shops } = world.stores
  const find = shops.findSettings.bind(shops)
  let reads = 0
  shops.findSettings = () => {
    reads += 1
    return find()
  }
  return () => reads
}

describe('what a sender knows of shops', () => {
  it('is what the line’s version says, in the next text', async () => {
    const world = await nudgedWorld()
    await order(world, 'SO-1')
    await changeShops(world.deps, { by: 'admin/test', items: [aShop()] })

    await world.advance('2026-12-01T08:00:00Z')

    expect(world.sent.map(({ text }) => text)).toEqual([expect.stringContaining('您在坚果小铺选的')])
  })

  it('is also what an order is planned by: the shop’s cut-off on a Tuesday', async () => {
    const world = await nudgedWorld()
    const cutOffs = [{ time: '16:00', days: [2] }]
    await changeShops(world.deps, { by: 'admin/test', items: [aShop({ cutOffs })] })

    await order(world, 'SO-1')

    expect(await world.messagesOf('C-SO-1')).toMatchObject([{ dueAt: new Date('2026-12-01T06:30:00Z') }])
  })

  it('costs nothing while nobody has said anything, and one read for all texts of a version', async () => {
    const quiet = await nudgedWorld()
    for (const id of ['SO-1', 'SO-2', 'SO-3']) await order(quiet, id)
    const quietReads = countReads(quiet)
    await quiet.advance('2026-12-01T08:00:00Z')
    const world = await nudgedWorld()
    for (const id of ['SO-1', 'SO-2', 'SO-3']) await order(world, id)
    await changeShops(world.deps, { by: 'admin/test', items: [aShop()] })
    const reads = countReads(world)
    await world.advance('2026-12-01T08:00:00Z')

    expect([quiet.sent.length, quietReads()]).toEqual([3, 0])
    expect([world.sent.length, reads()]).toEqual([3, 1])
  })

  it('is what a dry run and a calendar foresee with', async () => {
    const world = await nudgedWorld()
    await order(world, 'SO-1')
    await changeShops(world.deps, { by: 'admin/test', items: [aShop()] })
    const [campaign] = await world.stores.campaigns.list()
    if (campaign === undefined) throw new Error('the campaign is there')

    const people = await peopleOf(world, await dryRun(world, campaign.id))
    const asked = { contactId: 'C-SO-1', until: undefined, limit: 10, cursor: undefined }
    const calendar = await listCalendar(world.deps, asked)
    await world.advance('2026-12-01T08:00:00Z')

    const [sent] = world.sent
    expect(sent?.text).toContain('坚果小铺')
    expect(people.map(({ text }) => text)).toEqual([sent?.text])
    expect(calendar?.items.map(({ forecast }) => forecast)).toMatchObject([{ decision: { text: sent?.text } }])
  })

  it('reaches a line that was not told, and a home shop that was heard of later', async () => {
    const world = await nudgedWorld()
    const items = [aShop(), aShop({ id: 'mira', name: 'Mira' })]
    await world.stores.shops.saveSettings({ items, home: null, version: 1, lastChange: null }, 'absent')
    await order(world, 'SO-1')

    await settleShops(world.deps)
    const first = await world.stores.lines.find('test')
    await settleShops(world.deps)

    expect(await world.stores.shops.findSettings()).toMatchObject({ home: 'demo', version: 2 })
    expect(first?.shopsVersion).toBe(2)
    expect(await world.stores.lines.find('test')).toEqual(first)
  })
})
