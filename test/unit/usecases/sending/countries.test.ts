import { describe, expect, it } from 'vitest'
import { createMemoryStores } from '#shared/adapters/memory/stores.ts'
import { newLine } from '#shared/domain/line/line-lease.ts'
import { settleCountries } from '#shared/usecases/line/settle-countries.ts'
import { changeCountries } from '#shared/usecases/line/steer-line.ts'
import { aContact } from '../../../builders/contact.ts'
import { placed } from '../../../builders/order-events.ts'
import { World } from '../../../builders/world.ts'

const DEFAULTS = {
  provider: 'test',
  rates: { transactional: 5, bulk: 20 },
  priceMicros: 50_000,
  zone: 'Asia/Shanghai',
  countries: ['CN'],
  dailyBudgetMicros: 50_000_000,
}

describe('which countries a line texts', () => {
  it('are its defaults in a stage without contacts, with the day’s budget that it was given', async () => {
    const stores = createMemoryStores()

    await settleCountries({ ...stores, lineDefaults: DEFAULTS })

    const line = await stores.lines.find('test')
    expect(line).toMatchObject({ countries: { allowed: ['CN'], version: 0 }, dailyBudgetMicros: 50_000_000 })
  })

  it('are those of its contacts too where a release before left some, with or without a line', async () => {
    for (const hasLine of [true, false]) {
      const stores = createMemoryStores()
      const old = { ...newLine(DEFAULTS), countries: null, dailyBudgetMicros: null, rev: 1 }
      if (hasLine) await stores.lines.save(old, 'absent')
      for (const [id, phone] of [
        ['a', '+8619900000001'],
        ['b', '+12125550123'],
        ['c', '+6581234567'],
        ['d', null],
      ] as const)
        await stores.contacts.save(aContact({ id, phone, phoneHash: id }), 'absent')

      await settleCountries({ ...stores, lineDefaults: DEFAULTS })

      const line = await stores.lines.find('test')
      expect(line?.countries).toEqual({ allowed: ['CN', 'SG', 'US'], version: 0 })
      expect(line?.dailyBudgetMicros).toBe(hasLine ? null : 50_000_000)
    }
  })

  it('are settled once: contacts that come later open nothing', async () => {
    const stores = createMemoryStores()
    await settleCountries({ ...stores, lineDefaults: DEFAULTS })
    await stores.contacts.save(aContact({ phone: '+5351234567' }), 'absent')

    const again = await settleCountries({ ...stores, lineDefaults: DEFAULTS })

    expect(again).toBeNull()
    expect((await stores.lines.find('test'))?.countries?.allowed).toEqual(['CN'])
  })
})

describe('a number of a country that is not open', () => {
  it.each([
    ['Cuba', '+53 51234567'],
    ['Lithuania', '+370 612 34567'],
    ['Tajikistan', '+992 917 123 456'],
  ])('is not texted: %s', async (_, phone) => {
    const world = new World('2026-12-01T02:00:00Z')
    await changeCountries(world.deps, { by: 'admin/test', allowed: ['CN'] })
    await world.campaign('unpaid-order-nudge')

    await world.accept(placed('SO-1', '2026-12-01T02:00:00Z', { buyer: { id: 'C1', phone } }))
    await world.advance('2026-12-01T08:00:00Z')

    expect(world.sent).toEqual([])
    expect(await world.messagesOf('C1')).toMatchObject([{ state: 'suppressed', reason: 'country-not-open' }])
  })

  it('waits while nobody knows yet which are open, and is texted once its own is', async () => {
    const world = new World('2026-12-01T02:00:00Z')
    await world.stores.lines.save({ ...newLine(DEFAULTS), countries: null, rev: 1 }, 'absent')
    await world.campaign('unpaid-order-nudge')
    await world.accept(placed('SO-1', '2026-12-01T02:00:00Z', { buyer: { id: 'C1', phone: '+65 8123 4567' } }))
    await world.advance('2026-12-01T02:31:30Z')
    expect(await world.messagesOf('C1')).toMatchObject([{ state: 'planned' }])

    await settleCountries(world.deps)
    await world.advance('2026-12-01T03:00:00Z')

    expect(world.sent).toMatchObject([{ to: '+6581234567' }])
  })
})
