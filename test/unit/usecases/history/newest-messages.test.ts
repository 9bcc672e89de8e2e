import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createMemoryStores } from '#shared/adapters/memory/stores.ts'
import { messageIdOf } from '#shared/contracts/ids.ts'
import type { Message } from '#shared/contracts/message.ts'
import { placeOf } from '#shared/domain/sending/message-place.ts'
import { comparePoints } from '#shared/domain/wording/text-order.ts'
import { newestMessages } from '#shared/usecases/history/newest-messages.ts'
import { aMessage } from '../../../builders/message.ts'

const DAY_MS = 86_400_000

const day = fc
  .integer({ min: 0, max: 900 })
  .map((after) => new Date(Date.parse('2025-11-20T04:00:00Z') + after * DAY_MS).toISOString().slice(0, 10))
const message = fc
  .record({
    contactId: fc.constantFrom('C1', 'C2'),
    day,
    period: fc.constantFrom(4, 7, 10),
    what: fc.constantFrom('a', 'b', '\u{fffd}', '😀'),
    dueAfterDays: fc.integer({ min: -3, max: 40 }),
  })
  .map(({ contactId, day, period, what, dueAfterDays }) => {
    const key = { contactId, occurrence: `${day.slice(0, period)}#${what}` }
    const dueAt = new Date(Date.parse(`${day}T04:00:00Z`) + dueAfterDays * DAY_MS)
    return aMessage({ ...key, id: messageIdOf(key), dueAt })
  })
const messages = fc.uniqueArray(message, { selector: ({ id }) => id, maxLength: 60 })

async function readAll(all: readonly Message[], limit: number, isWanted: (message: Message) => boolean) {
  const { messages: store } = createMemoryStores()
  for (const one of all) await store.save(one, 'absent')
  const found: Message[] = []
  let below: string | undefined
  do {
    const page = await newestMessages(store, { contactIds: ['C1', 'C2'], limit, below, isWanted })
    found.push(...page.map(({ message: one }) => one))
    below = page.at(-1)?.place
  } while (below !== undefined)
  return found
}

describe('the newest messages of contacts', () => {
  it('are each given once in the order of their places, whatever the size of a page and whoever is left out', async () => {
    await fc.assert(
      fc.asyncProperty(messages, fc.integer({ min: 2, max: 9 }), fc.boolean(), async (all, limit, some) => {
        const isWanted = ({ occurrence }: Message) => !some || occurrence.endsWith('a')

        const found = await readAll(all, limit, isWanted)

        const places = found.map((one) => `${placeOf(one)}\n${one.contactId}`)
        expect(found.map(({ id }) => id).sort()).toEqual(
          all
            .filter(isWanted)
            .map(({ id }) => id)
            .sort(),
        )
        expect(places).toEqual(places.toSorted((a, b) => comparePoints(b, a)))
      }),
      { numRuns: 300 },
    )
  })

  it('have a birthday wish, whose key names no more than the year, among the texts of its week', async () => {
    const keyed = (occurrence: string, dueAt: string) => {
      const key = { contactId: 'C1', occurrence }
      return aMessage({ ...key, id: messageIdOf(key), dueAt: new Date(dueAt) })
    }
    const days = Array.from({ length: 28 }, (_, index) => String(index + 1).padStart(2, '0'))
    const texts = days.map((one) => keyed(`2026-12-${one}#x`, `2026-12-${one}T04:00:00Z`))
    const wish = keyed('2026#birthday-greeting', '2026-12-26T02:00:00Z')

    const found = await readAll([...texts, wish], 5, () => true)

    expect(found.slice(0, 4).map(({ occurrence }) => occurrence)).toEqual([
      '2026-12-28#x',
      '2026-12-27#x',
      '2026-12-26#x',
      '2026#birthday-greeting',
    ])
  })
})
