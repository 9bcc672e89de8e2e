import { describe, expect, it } from 'vitest'
import type { Reason } from '#shared/contracts/message.ts'
import { optIn } from '#shared/usecases/people/opt-in.ts'
import { optOut } from '#shared/usecases/people/opt-out.ts'
import { recordReceipt } from '#shared/usecases/receipts/record-receipt.ts'
import { placed, shipped } from '../../../builders/order-events.ts'
import { statesOf } from '../../../builders/people.ts'
import { addSent, SENT_AT, SENT_TO } from '../../../builders/sent-message.ts'
import { World } from '../../../builders/world.ts'

const ASKED = { contactId: 'C00001', note: 'asked on the phone', by: 'support/1' }
const SHIPMENT = '2026-12-01T02:00:00Z'

async function fail(world: World, because: Reason, providerMessageId = 'p-1') {
  const receipt = { providerMessageId, to: SENT_TO, acceptedAt: SENT_AT, state: 'undelivered', said: 'No.' } as const
  return recordReceipt(world.deps, { ...receipt, because })
}

async function entryOf(world: World) {
  const hash = world.hasher.hash(SENT_TO)
  return (await world.stores.optOuts.findMany([hash])).get(hash)
}

async function openWithSent(...ids: string[]): Promise<World> {
  const world = new World('2026-12-01T01:00:10Z')
  for (const id of ids) await addSent(world, { occurrence: `2026-12-01#${id}`, providerMessageId: id })
  return world
}

describe('a number that the carrier says can never be reached', () => {
  it.each(['bad-number', 'number-opted-out-at-carrier', 'number-blocked', 'blocked-by-phone'] as const)(
    'is sent nothing more, not even a shipment notice: %s',
    async (because) => {
      const world = await openWithSent('p-1')
      await world.campaign('shipment-notice')

      await fail(world, because)
      await world.accept(placed('SO-1', SHIPMENT))
      await world.accept(shipped('SO-1', SHIPMENT))
      await world.advance('2026-12-01T03:00:00Z')

      expect(world.sent).toEqual([])
      expect(await statesOf(world)).toContain('suppressed: unreachable-number')
      expect(await entryOf(world)).toMatchObject({ source: 'carrier', by: 'carrier', note: `${because}: No.` })
    },
  )

  it.each(['unreachable', 'blocked-by-carrier', 'content-refused', 'price-too-high', 'unknown-code'] as const)(
    'is not one that failed only this time: %s',
    async (because) => {
      const world = await openWithSent('p-1')

      await fail(world, because)

      expect(await entryOf(world)).toBeUndefined()
    },
  )

  it('is sent texts again once support records that they are wanted', async () => {
    const world = await openWithSent('p-1')
    await world.campaign('shipment-notice')
    await fail(world, 'number-opted-out-at-carrier')

    await optIn(world.deps, ASKED)
    await world.accept(placed('SO-1', SHIPMENT))
    await world.accept(shipped('SO-1', SHIPMENT))
    await world.advance('2026-12-01T03:00:00Z')

    expect(world.sent).toHaveLength(1)
  })

  it('stays lifted when the same receipt, or one of an older text, comes after that', async () => {
    const world = await openWithSent('p-1', 'p-2')
    await fail(world, 'bad-number', 'p-1')
    await optIn(world.deps, ASKED)

    expect(await fail(world, 'bad-number', 'p-1')).toBe('repeat')
    expect(await fail(world, 'bad-number', 'p-2')).toBe('recorded')
    expect(await entryOf(world)).toBeUndefined()
  })

  it('leaves a person’s own word as it stands', async () => {
    const world = await openWithSent('p-1')
    await optOut(world.deps, ASKED)

    await fail(world, 'bad-number')

    expect(await entryOf(world)).toMatchObject({ source: 'person', note: ASKED.note })
  })

  it('gives way to a person’s own word', async () => {
    const world = await openWithSent('p-1')
    await fail(world, 'bad-number')

    await optOut(world.deps, ASKED)

    expect(await entryOf(world)).toMatchObject({ source: 'person', note: ASKED.note })
  })

  it.each(['marketing', 'all'] as const)(
    'stays unreachable to notices when a person ends texts of %s',
    async (scope) => {
      const world = await openWithSent('p-1')
      await world.campaign('shipment-notice')
      await fail(world, 'bad-number')

      await optOut(world.deps, { ...ASKED, scope })
      await world.accept(placed('SO-1', SHIPMENT))
      await world.accept(shipped('SO-1', SHIPMENT))
      await world.advance('2026-12-01T03:00:00Z')

      expect(world.sent).toEqual([])
      expect(await statesOf(world)).toContain('suppressed: unreachable-number')
      expect(await entryOf(world)).toMatchObject({ source: 'person', scope, unreachable: { note: 'bad-number: No.' } })
    },
  )

  it('is sent texts again once support records that they are wanted, also where a person had ended some', async () => {
    const world = await openWithSent('p-1')
    await world.campaign('shipment-notice')
    await fail(world, 'bad-number')
    await optOut(world.deps, { ...ASKED, scope: 'marketing' })

    await optIn(world.deps, ASKED)
    await world.accept(placed('SO-1', SHIPMENT))
    await world.accept(shipped('SO-1', SHIPMENT))
    await world.advance('2026-12-01T03:00:00Z')

    expect(world.sent).toHaveLength(1)
    await optOut(world.deps, { ...ASKED, scope: 'marketing' })
    expect(await entryOf(world)).toMatchObject({ source: 'person', unreachable: null })
  })

  it('says nothing of another number on an order of theirs', async () => {
    const world = await openWithSent('p-1')
    await world.campaign('shipment-notice')
    await fail(world, 'bad-number')
    await optOut(world.deps, { ...ASKED, scope: 'marketing' })

    const buyer = { id: 'C00001', name: '朱慧', phone: '19900000077' }
    await world.accept(placed('SO-1', SHIPMENT, { buyer }))
    await world.accept(shipped('SO-1', SHIPMENT))
    await world.advance('2026-12-01T03:00:00Z')

    expect(world.sent.map(({ to }) => to)).toEqual(['+8619900000077'])
  })

  it('is held back also when the process dies before the message is moved', async () => {
    const world = await openWithSent('p-1')
    const save = world.stores.messages.save.bind(world.stores.messages)
    world.stores.messages.save = () => Promise.reject(new Error('gone'))
    await expect(fail(world, 'bad-number')).rejects.toThrow('gone')
    world.stores.messages.save = save

    expect(await entryOf(world)).toMatchObject({ source: 'carrier' })
    expect(await fail(world, 'bad-number')).toBe('recorded')
  })
})
