import { expect, it } from 'vitest'
import { createMemoryStores } from '#shared/adapters/memory/stores.ts'
import { AppError } from '#shared/domain/errors.ts'
import { sendMessages } from '#shared/usecases/sending/send-messages.ts'
import { hooked } from '../../../builders/hooked.ts'
import { placed } from '../../../builders/order-events.ts'
import { World } from '../../../builders/world.ts'

it('a message that cannot be read fails alone: the others of its job are sent', async () => {
  const stores = createMemoryStores()
  const world = new World('2026-12-01T02:00:00Z', stores)
  await world.campaign('unpaid-order-nudge')
  await world.accept(placed('SO-1', '2026-12-01T02:00:00Z'))
  await world.accept(placed('SO-2', '2026-12-01T02:00:00Z', { totalMinor: 100, items: [] }))
  world.nowMs = Date.parse('2026-12-01T02:31:00Z')
  const ids = (await world.messagesOf('C00001')).map(({ id }) => id)
  const refuse = (asked: unknown) => {
    const isBad = Array.isArray(asked) ? asked.includes(ids[0]) : asked === ids[0]
    if (isBad) throw new AppError('MALFORMED_ITEM', 'A stored item cannot be read', { retryable: false })
  }
  const messages = hooked(hooked(stores.messages, 'findMany', refuse), 'find', refuse)

  const sending = sendMessages({ ...world.deps, messages }, ids)

  await expect(sending).rejects.toMatchObject({ code: 'MALFORMED_ITEM', retryable: false })
  expect(world.sent.map(({ messageId }) => messageId)).toEqual(ids.slice(1))
})
