import { describe, expect, it } from 'vitest'
import { createMemoryStores } from '#shared/adapters/memory/stores.ts'
import { OrderEvent } from '#shared/contracts/order-event.ts'
import { recordEvent } from '#shared/usecases/intake/record-event.ts'
import { optOut } from '#shared/usecases/people/opt-out.ts'
import { hooked } from '../../../builders/hooked.ts'
import { fact, placed } from '../../../builders/order-events.ts'
import { addContact, statesOf } from '../../../builders/people.ts'
import { World } from '../../../builders/world.ts'

/** A nudge of SO-1 is about to be claimed when `meanwhile` happens, and the claim takes this long. */
async function atTheClaim(tookMs: number, meanwhile: (world: World) => Promise<unknown>): Promise<World> {
  const stores = createMemoryStores()
  const world: World = new World('2026-12-01T01:00:00Z', {
    ...stores,
    messages: hooked(stores.messages, 'save', async (message) => {
      if (!isClaim(message)) return
      world.monotonic += tookMs
      await meanwhile(world)
    }),
  })
  await addContact(world)
  await world.campaign('unpaid-order-nudge')
  await world.accept(placed('SO-1', '2026-12-01T02:00:00Z'))
  await world.advance('2026-12-02T10:00:00Z')
  return world
}

function isClaim(message: unknown): boolean {
  return typeof message === 'object' && message !== null && 'state' in message && message.state === 'claimed'
}

/** The payment is in the record; its own answer, which would find the message claimed, is not what is tested here. */
async function pay(world: World): Promise<void> {
  const event = OrderEvent.parse(fact('order.paid', '2026-12-01T02:30:00Z', { orderId: 'SO-1' }))
  await recordEvent(world.deps, event, { shop: null, name: 'demo' })
}

describe('between reading and sending', () => {
  it('a payment that comes when the claim takes over a second stops the text', async () => {
    const world = await atTheClaim(1001, pay)

    expect(world.sent).toEqual([])
    expect(await statesOf(world)).toEqual(['cancelled: order-paid'])
  })

  it('an opt-out that comes then stops it too', async () => {
    const world = await atTheClaim(1001, (at) =>
      optOut(at.deps, { contactId: 'C00001', note: 'asked', by: 'support/1' }),
    )

    expect(world.sent).toEqual([])
    expect(await statesOf(world)).toEqual(['suppressed: opted-out'])
  })

  it('a text that is taken back was never submitted, and says so', async () => {
    const world = await atTheClaim(1001, pay)

    const [message] = await world.messagesOf('C00001')
    expect(message).toMatchObject({ submittedAt: null, text: null, lease: null })
    expect(message?.trail.map(({ code }) => code)).toEqual(['planned', 'checked', 'claimed', 'cancelled'])
  })

  it('a claim within a second relies on what was read: it is sent once', async () => {
    const world = await atTheClaim(1000, async () => undefined)

    expect(world.sent).toHaveLength(1)
    expect(await statesOf(world)).toEqual(['accepted'])
  })

  it('a slow claim of a text that is still right is sent once', async () => {
    const world = await atTheClaim(1001, async () => undefined)

    expect(world.sent).toHaveLength(1)
    expect(await statesOf(world)).toEqual(['accepted'])
  })

  it('a buyer whose number changed then is not texted at the old one', async () => {
    const stores = createMemoryStores()
    let isChanged = false
    const world: World = new World('2026-12-01T01:00:00Z', {
      ...stores,
      messages: hooked(stores.messages, 'save', async (message) => {
        if (!isClaim(message) || isChanged) return
        isChanged = true
        world.monotonic += 1001
        const order = await stores.records.findOrder('SO-1')
        if (!order?.details) return
        const phone = '+8619900000002'
        const details = { ...order.details, phone, phoneHash: world.hasher.hash(phone) }
        await stores.records.saveOrder({ ...order, details, rev: order.rev + 1 }, order.rev)
      }),
    })
    await world.campaign('unpaid-order-nudge')
    await world.accept(placed('SO-1', '2026-12-01T02:00:00Z'))

    await world.advance('2026-12-02T10:00:00Z')

    expect(world.sent.map(({ to }) => to)).toEqual(['+8619900000002'])
  })
})
