import { describe, expect, it } from 'vitest'
import { createMemoryStores } from '#shared/adapters/memory/stores.ts'
import { aBirthday } from '../../../builders/contact.ts'
import { hooked } from '../../../builders/hooked.ts'
import { placed } from '../../../builders/order-events.ts'
import { addContact, statesOf } from '../../../builders/people.ts'
import { World } from '../../../builders/world.ts'

const SHARED = '+8619900000001'

/** Three contacts with one number, and a greeting for each. */
async function threeWithOneNumber(world: World): Promise<void> {
  for (const id of ['C1', 'C2', 'C3']) await addContact(world, { id, phone: SHARED, birthday: aBirthday() })
}

async function allStates(world: World): Promise<string[]> {
  return (await Promise.all(['C1', 'C2', 'C3'].map((id) => statesOf(world, id)))).flat()
}

describe('texts to one number', () => {
  it('are ten a day, however many buyers order with it', async () => {
    const world = new World('2026-12-01T02:00:00Z')
    await world.campaign('unpaid-order-nudge')
    for (let order = 1; order <= 40; order += 1) {
      const buyer = { id: `B${order}`, name: `买家${order}`, phone: '19900000001' }
      await world.accept(placed(`SO-${order}`, `2026-12-01T02:${String(order).padStart(2, '0')}:00Z`, { buyer }))
    }

    await world.advance('2026-12-01T15:00:00Z')

    const states = (
      await Promise.all(Array.from({ length: 40 }, (_, index) => statesOf(world, `B${index + 1}`)))
    ).flat()
    expect(world.sent).toHaveLength(10)
    expect(states.filter((state) => state === 'suppressed: capped')).toHaveLength(30)
  })

  it('are one greeting where three contacts have the number, and the others name the one that left', async () => {
    const world = new World('2026-12-04T00:00:00Z')
    await threeWithOneNumber(world)
    await world.campaign('birthday-greeting')

    await world.advance('2026-12-06T00:00:00Z')

    expect(world.sent).toHaveLength(1)
    expect((await allStates(world)).toSorted()).toEqual(['accepted', 'suppressed: capped', 'suppressed: capped'])
    const capped = (await world.messagesOf('C1'))
      .concat(await world.messagesOf('C2'), await world.messagesOf('C3'))
      .filter(({ reason }) => reason === 'capped')
    expect(capped.map(({ trail }) => trail.at(-1)?.values)).toEqual([
      expect.objectContaining({ cap: 'day', winner: world.sent[0]?.messageId }),
      expect.objectContaining({ cap: 'day', winner: world.sent[0]?.messageId }),
    ])
  })

  it('are one where another text takes the room between the reading and the count', async () => {
    const stores = createMemoryStores()
    let isFirst = true
    const counts = hooked(stores.counts, 'save', async (mine) => {
      if (!isFirst) return
      isFirst = false
      const { phoneHash, texts } = mine as { phoneHash: string; texts: { id: string }[] }
      const other = texts.map((text) => ({ ...text, id: 'msg_other' }))
      await stores.counts.save({ phoneHash, texts: other as never, rev: 1 }, 'absent')
    })
    const world = new World('2026-12-04T00:00:00Z', { ...stores, counts })
    await addContact(world, { id: 'C1', phone: SHARED, birthday: aBirthday() })
    await world.campaign('birthday-greeting')

    await world.advance('2026-12-06T00:00:00Z')

    expect(world.sent).toEqual([])
    expect(await statesOf(world, 'C1')).toEqual(['suppressed: capped'])
  })

  it('are never two and never none, at whatever call the process is killed', async () => {
    const endings: { sent: number; states: string[] }[] = []
    for (const when of ['before', 'after'] as const) {
      for (let nth = 1; nth <= 200; nth += 1) {
        const world = new World('2026-12-04T00:00:00Z')
        await threeWithOneNumber(world)
        await world.campaign('birthday-greeting')
        await world.advance('2026-12-05T00:30:00Z')
        const life = world.crashAt(nth, when)
        await world.advance('2026-12-08T06:00:00Z')
        if (!life.isOver) break
        endings.push({ sent: world.sent.length, states: await allStates(world) })
      }
    }

    expect(endings.length).toBeGreaterThan(40)
    expect(endings.filter(({ sent }) => sent > 1)).toEqual([])
    // Killed between claim and submit, the one that took the room is in doubt, and is not tried again.
    const silent = endings.filter(({ sent, states }) => sent === 0 && !states.includes('unconfirmed: no-receipt'))
    expect(silent).toEqual([])
  })

  it('counts a text once that the provider asks to try later', async () => {
    const world = new World('2026-12-04T00:00:00Z')
    await addContact(world, { id: 'C1', phone: SHARED, birthday: aBirthday() })
    await world.campaign('birthday-greeting')
    world.answers.push({ kind: 'try-later', code: 'throttled', afterSeconds: 30 })

    await world.advance('2026-12-06T00:00:00Z')

    expect(await statesOf(world, 'C1')).toEqual(['accepted'])
    const found = await world.stores.counts.findMany([world.hasher.hash(SHARED)])
    expect([...found.values()].map(({ texts }) => texts.length)).toEqual([1])
  })
})
