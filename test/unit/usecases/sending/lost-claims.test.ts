import { describe, expect, it } from 'vitest'
import type { Message } from '#shared/contracts/message.ts'
import { AppError } from '#shared/domain/errors.ts'
import type { MessageStore } from '#shared/ports/message-store.ts'
import { sendMessages } from '#shared/usecases/sending/send-messages.ts'
import { placed } from '../../../builders/order-events.ts'
import { addContact } from '../../../builders/people.ts'
import { World } from '../../../builders/world.ts'

const AWAY = new AppError('STORE_UNAVAILABLE', 'the store did not answer', { retryable: true })

async function worldWithNudge(): Promise<{ world: World; id: Message['id'] }> {
  const world = new World('2026-12-01T01:00:00Z')
  await addContact(world)
  await world.campaign('unpaid-order-nudge')
  await world.accept(placed('SO-1', '2026-12-01T02:00:00Z'))
  world.nowMs = Date.parse('2026-12-01T02:30:00Z')
  const [message] = await world.messagesOf('C00001')
  if (message === undefined) throw new Error('a nudge is planned')
  return { world, id: message.id }
}

type Losing = { claims: number; reads: number }

/** The messages, where that many claims and then reads get no answer; the claims take effect. */
function losing(messages: MessageStore, left: Losing): MessageStore {
  return new Proxy(messages, {
    get(store, name) {
      if (name === 'save')
        return async (message: Message, expectedRev: number | 'absent') => {
          const saved = await store.save(message, expectedRev)
          if (message.state === 'claimed' && left.claims-- > 0) throw AWAY
          return saved
        }
      if (name === 'find')
        return async (id: Message['id']) => {
          if (left.claims < 0 || left.reads-- <= 0) return store.find(id)
          throw AWAY
        }
      const member: unknown = Reflect.get(store, name)
      return typeof member === 'function' ? member.bind(store) : member
    },
  })
}

describe('a claim whose answer was lost while its worker lives', () => {
  it('is read back and gone on with', async () => {
    const { world, id } = await worldWithNudge()
    const messages = losing(world.deps.messages, { claims: 1, reads: 0 })

    const counts = await sendMessages({ ...world.deps, messages }, [id])

    expect(counts).toMatchObject({ sent: 1 })
    expect(world.sent).toHaveLength(1)
  })

  it('is given back at the next look where it could not be read back, and is not left in doubt', async () => {
    const { world, id } = await worldWithNudge()
    const { deps } = world
    const messages = losing(deps.messages, { claims: 1, reads: 9 })

    await expect(sendMessages({ ...deps, messages }, [id])).rejects.toBe(AWAY)
    expect(world.sent).toHaveLength(0)
    await sendMessages(deps, [id])
    world.nowMs += 10_000
    await sendMessages(deps, [id])

    expect(world.sent).toHaveLength(1)
    expect(await world.stores.messages.find(id)).toMatchObject({ state: 'accepted', attempt: 2 })
  })

  it("is left to its lease where it is another worker's", async () => {
    const { world, id } = await worldWithNudge()
    const theirs = { ...world.deps, messages: losing(world.deps.messages, { claims: 1, reads: 9 }) }
    await expect(sendMessages(theirs, [id])).rejects.toBe(AWAY)
    const { deps } = world
    const other = { ...deps, workers: { ...deps.workers, isDisowned: () => false } }

    await expect(sendMessages(other, [id])).rejects.toMatchObject({ code: 'HELD_BY_ANOTHER_WORKER' })
    expect(world.sent).toHaveLength(0)
  })
})
