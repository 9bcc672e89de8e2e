import { describe, expect, it } from 'vitest'
import { explain } from '#shared/usecases/history/explain.ts'
import { searchMessages } from '#shared/usecases/history/search-messages.ts'
import { mergeContacts } from '#shared/usecases/people/merge-contacts.ts'
import { getRecordPage } from '#shared/usecases/records/get-record-page.ts'
import { fact, placed } from '../../../builders/order-events.ts'
import { addContact, statesOf } from '../../../builders/people.ts'
import { World } from '../../../builders/world.ts'

const [OLD, KEPT, PHONE] = ['C00001', 'C00002', '+8619900000001']
const buyer = { buyer: { id: OLD, phone: PHONE, name: '朱慧' } }

async function openWorld(): Promise<World> {
  const world = new World('2026-12-01T01:00:00Z')
  await addContact(world, { id: OLD, phone: PHONE })
  await addContact(world, { id: KEPT, phone: '+8619900000002' })
  await world.campaign('unpaid-order-nudge')
  return world
}

const merge = (world: World) => mergeContacts(world.deps, { contactId: OLD, into: KEPT, by: 'support/1' })

async function aboutOrder({ deps }: World): Promise<unknown[]> {
  const page = { limit: 10, cursor: null }
  const [found, record, explained] = await Promise.all([
    searchMessages(deps, { order: 'SO-1', ...page }),
    getRecordPage(deps, 'order', 'SO-1'),
    explain(deps, { order: 'SO-1' }),
  ])
  const searched = found.kind === 'found' ? found.page.items : []
  const outcomes = explained.items.filter(({ kind }) => kind === 'unpaid-order-nudge').map(({ outcome }) => outcome)
  return [searched.map(({ state }) => state), record.messages.items.map(({ state }) => state), outcomes]
}

describe('the order of a buyer whose id was merged into another', () => {
  it('has its text where its record, a search and an explanation look', async () => {
    const world = await openWorld()
    await merge(world)

    await world.accept(placed('SO-1', '2026-12-01T01:00:00Z', buyer))
    expect(await aboutOrder(world)).toEqual([['planned'], ['planned'], ['planned']])

    await world.advance('2026-12-01T02:00:00Z')
    expect(await aboutOrder(world)).toEqual([['accepted'], ['accepted'], ['sent']])
    expect(world.sent).toHaveLength(1)
  })

  it('is not nudged a second time by a correction that comes after the merge', async () => {
    const world = await openWorld()
    await world.accept(placed('SO-1', '2026-12-01T01:00:00Z', buyer))

    await merge(world)
    await world.accept(placed('SO-1', '2026-12-01T01:00:05Z', buyer))
    await world.advance('2026-12-01T02:00:00Z')

    expect(world.sent).toHaveLength(1)
    expect(await statesOf(world, OLD)).toEqual(['accepted'])
    expect(await statesOf(world, KEPT)).toEqual([])
  })

  it('has its planned nudge cancelled by the payment', async () => {
    const world = await openWorld()
    await merge(world)
    await world.accept(placed('SO-1', '2026-12-01T01:00:00Z', buyer))

    await world.advance('2026-12-01T01:05:00Z')
    await world.accept(fact('order.paid', '2026-12-01T01:05:00Z', { orderId: 'SO-1' }))

    expect((await aboutOrder(world))[0]).toEqual(['cancelled'])
  })
})
