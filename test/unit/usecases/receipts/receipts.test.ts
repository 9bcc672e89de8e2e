import { describe, expect, it } from 'vitest'
import { createMemoryStores } from '#shared/adapters/memory/stores.ts'
import type { Receipt } from '#shared/contracts/receipt.ts'
import type { SubmitAnswer } from '#shared/domain/sending/submit-answer.ts'
import { recordReceipt } from '#shared/usecases/receipts/record-receipt.ts'
import { hooked } from '../../../builders/hooked.ts'
import { placed } from '../../../builders/order-events.ts'
import { addContact, statesOf } from '../../../builders/people.ts'
import { addSent, IN_DOUBT, SENT_TO } from '../../../builders/sent-message.ts'
import { World } from '../../../builders/world.ts'

/** In another currency its text is one of its own, also in the same hour. */
const TEA = { currency: 'USD', items: [{ sku: 'TEA', name: '茶叶', quantity: 1 }] }

const UNKNOWN: SubmitAnswer = { kind: 'unknown', code: 'timeout' }

function receipt(fields: Partial<Receipt> = {}): Receipt {
  return {
    providerMessageId: 'p-1',
    to: '+8619900000001',
    acceptedAt: new Date('2026-12-01T02:30:01Z'),
    state: 'delivered',
    because: null,
    said: 'DELIVRD',
    ...fields,
  }
}

/** A nudge to +8619900000001 that left at 10:30 in Shanghai, accepted as `p-1` unless the answers say otherwise. */
async function nudged(...answers: SubmitAnswer[]): Promise<World> {
  const world = new World('2026-12-01T02:00:00Z')
  await world.campaign('unpaid-order-nudge')
  await world.accept(placed('SO-1', '2026-12-01T02:00:00Z'))
  world.answers.push(...answers)
  await world.advance('2026-12-01T02:31:00Z')
  return world
}

describe('a receipt', () => {
  it('moves its message, with the carrier’s own word on the trail', async () => {
    const world = await nudged()

    const outcome = await recordReceipt(world.deps, receipt())

    const [message] = await world.messagesOf('C00001')
    expect(outcome).toBe('recorded')
    expect(message?.state).toBe('delivered')
    expect(message?.trail.at(-1)).toMatchObject({ code: 'receipt', values: { state: 'delivered', said: 'DELIVRD' } })
  })

  it('of a text that did not arrive gives the reason', async () => {
    const world = await nudged()

    await recordReceipt(world.deps, receipt({ state: 'undelivered', because: 'unreachable', said: 'UNDELIV' }))

    expect(await statesOf(world)).toEqual(['undelivered: unreachable'])
  })

  it('that comes again changes nothing', async () => {
    const world = await nudged()
    await recordReceipt(world.deps, receipt())
    const before = await world.messagesOf('C00001')

    const outcome = await recordReceipt(world.deps, receipt())

    expect(outcome).toBe('repeat')
    expect(await world.messagesOf('C00001')).toEqual(before)
  })

  it.each([
    ['delivered', 'undelivered'],
    ['undelivered', 'delivered'],
  ] as const)('that says %s and then %s leaves it delivered', async (...states) => {
    const world = await nudged()

    for (const state of states) {
      await recordReceipt(world.deps, receipt({ state, because: state === 'delivered' ? null : 'unreachable' }))
    }

    expect(await statesOf(world)).toEqual(['delivered'])
  })

  it.each([
    ['', {}],
    [' by a worker whose clock is two hours wrong', { acceptedAt: new Date('2026-12-01T00:30:01Z') }],
  ])('before the answer is recorded%s is early, and settles it when it comes again', async (_, fields) => {
    const stores = createMemoryStores()
    const outcomes: string[] = []
    const world: World = new World('2026-12-01T02:00:00Z', {
      ...stores,
      messages: hooked(stores.messages, 'save', async (message) => {
        if (isAccepted(message)) outcomes.push(await recordReceipt(world.deps, receipt(fields)))
      }),
    })
    await world.campaign('unpaid-order-nudge')
    await world.accept(placed('SO-1', '2026-12-01T02:00:00Z'))
    await world.advance('2026-12-01T02:31:00Z')

    outcomes.push(await recordReceipt(world.deps, receipt(fields)))

    expect(outcomes).toEqual(['early', 'recorded'])
    expect(await statesOf(world)).toEqual(['delivered'])
  })

  it.each([
    ['about another number', { to: '+8619900000009' }],
    ['of another text to the number', { providerMessageId: 'p-9' }],
  ])('%s is no message of ours', async (_, fields) => {
    const world = await nudged()
    world.nowMs += 5 * 60_000

    expect(await recordReceipt(world.deps, receipt(fields))).toBe('unmatched')
    expect(await statesOf(world)).toEqual(['accepted'])
  })

  it('finds a text that went to the number of the order, not of the buyer', async () => {
    const world = new World('2026-12-01T02:00:00Z')
    await addContact(world, { phone: '+8619900000009' })
    await world.campaign('unpaid-order-nudge')
    await world.accept(placed('SO-1', '2026-12-01T02:00:00Z'))
    await world.advance('2026-12-01T02:31:00Z')

    expect(await recordReceipt(world.deps, receipt())).toBe('recorded')
  })
})

/** Mass service texts are counted nowhere, so that their number alone leads to them. */
const UNCOUNTED = { findMany: async () => new Map<string, never>() }

describe('a receipt of a text that is counted nowhere, and that the index of numbers leads to nobody yet', () => {
  it('comes again while its text is young, and is recorded when the number is found', async () => {
    const world = await nudged()
    const { contacts } = world.stores
    const lagging = {
      ...world.deps,
      counts: UNCOUNTED,
      contacts: {
        find: async () => undefined,
        listIdsByPhone: async () => [],
        listChanges: contacts.listChanges,
      },
    }

    expect(await recordReceipt(lagging, receipt())).toBe('early')
    expect(await recordReceipt(world.deps, receipt())).toBe('recorded')
    expect(await statesOf(world)).toEqual(['delivered'])
  })

  it('is not taken for that of another text in doubt, under a contact that the index does show', async () => {
    const world = await nudged()
    const { contacts } = world.stores
    await addContact(world, { id: 'C00002', phone: SENT_TO })
    const doubt = { ...IN_DOUBT, contactId: 'C00002', submittedAt: receipt().acceptedAt }
    await addSent(world, { ...doubt, occurrence: '2026-12-01#a' })
    const lagging = { ...contacts, listIdsByPhone: async () => ['C00002'], listChanges: contacts.listChanges }

    expect(await recordReceipt({ ...world.deps, counts: UNCOUNTED, contacts: lagging }, receipt())).toBe('early')
    expect(await recordReceipt(world.deps, receipt())).toBe('recorded')
    expect(await statesOf(world)).toEqual(['delivered'])
    expect(await statesOf(world, 'C00002')).toEqual(['in-doubt: no-answer'])
  })

  it('that finds nothing in a reading of seven minutes is early, since what was read is as old as its beginning', async () => {
    const world = await nudged()
    const { contacts } = world.stores
    const listIdsByPhone = async () => {
      world.nowMs += 7 * 60_000
      return []
    }
    const slow = { find: async () => undefined, listIdsByPhone, listChanges: contacts.listChanges }

    expect(await recordReceipt({ ...world.deps, counts: UNCOUNTED, contacts: slow }, receipt())).toBe('early')
    expect(await recordReceipt(world.deps, receipt())).toBe('recorded')
  })

  it('is no message of ours once every index shows what was there', async () => {
    const world = await nudged()
    const { contacts } = world.stores
    const lagging = {
      ...world.deps,
      counts: UNCOUNTED,
      contacts: {
        find: async () => undefined,
        listIdsByPhone: async () => [],
        listChanges: contacts.listChanges,
      },
    }
    world.nowMs += 5 * 60_000

    expect(await recordReceipt(lagging, receipt())).toBe('unmatched')
  })
})

describe('a receipt of a text whose answer was lost', () => {
  it.each([
    ['5 s before the submit, by clocks that differ', '2026-12-01T02:29:55Z', 'recorded'],
    ['6 s before it', '2026-12-01T02:29:54Z', 'unmatched'],
    ['a minute after it', '2026-12-01T02:31:00Z', 'recorded'],
    ['later', '2026-12-01T02:31:01Z', 'unmatched'],
  ])('accepted %s: %s, %s', async (_, acceptedAt, outcome) => {
    const world = await nudged(UNKNOWN)
    world.nowMs += 6 * 60_000

    const found = await recordReceipt(world.deps, receipt({ acceptedAt: new Date(acceptedAt) }))

    expect(found).toBe(outcome)
    expect(await statesOf(world)).toEqual([outcome === 'recorded' ? 'delivered' : 'in-doubt: no-answer'])
  })

  it('settles it also after 72 hours', async () => {
    const world = await nudged(UNKNOWN)
    await world.advance('2026-12-05T00:00:00Z')
    expect(await statesOf(world)).toEqual(['unconfirmed: no-receipt'])

    await recordReceipt(world.deps, receipt())

    expect(await statesOf(world)).toEqual(['delivered'])
  })

  it('is not guessed at where two texts of that moment are in doubt', async () => {
    const world = new World('2026-12-01T02:00:00Z')
    await world.campaign('unpaid-order-nudge')
    await world.accept(placed('SO-1', '2026-12-01T02:00:00Z'))
    await world.accept(placed('SO-2', '2026-12-01T02:00:00Z', TEA))
    world.answers.push(UNKNOWN, UNKNOWN)
    await world.advance('2026-12-01T02:31:00Z')

    world.nowMs += 5 * 60_000
    expect(await recordReceipt(world.deps, receipt())).toBe('unclear')
    expect(await statesOf(world)).toEqual(['in-doubt: no-answer', 'in-doubt: no-answer'])
  })
})

function isAccepted(message: unknown): boolean {
  return typeof message === 'object' && message !== null && 'state' in message && message.state === 'accepted'
}
