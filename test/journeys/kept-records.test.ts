import { expect, it } from 'vitest'
import { aRenewalScenario, aVisitScenario } from '../builders/kept-scenario.ts'
import { fact } from '../builders/order-events.ts'
import { addContact } from '../builders/people.ts'
import { World } from '../builders/world.ts'

async function begun(start = '2026-11-30T01:00:00Z'): Promise<World> {
  const world = new World(start)
  await addContact(world)
  return world
}

async function told(world: World) {
  const messages = await world.messagesOf('C00001')
  return messages.map(({ state, reason, dueAt }) => [dueAt.toISOString(), state, reason])
}

it('texts at once when a visit is arranged, once however often it is told, and not after it was cancelled', async () => {
  const world = await begun()
  await world.scenario(aVisitScenario())
  const arranged = fact('visit.arranged', '2026-12-01T02:00:00Z', {
    ...{ visitId: 'V-1', contactId: 'C00001', what: '漏水维修', day: '2026-12-03', from: '09:00' },
  })
  await world.advance('2026-12-01T02:00:00Z')
  expect(await world.accept(arranged)).toMatchObject({ kind: 'accepted' })
  expect(await world.accept(arranged)).toMatchObject({ kind: 'repeat' })
  await world.advance('2026-12-01T03:00:00Z')

  expect(world.sent.map(({ text }) => text)).toEqual([expect.stringContaining('漏水维修约在12月3日')])
  await world.accept(
    fact('visit.arranged', '2026-12-01T18:00:00Z', { visitId: 'V-2', contactId: 'C00001', day: '2026-12-04' }),
  )
  await world.accept(fact('visit.cancelled', '2026-12-01T18:10:00Z', { visitId: 'V-2' }))
  await world.advance('2026-12-05T00:00:00Z')
  expect(world.sent).toHaveLength(1)
  expect(await told(world)).toContainEqual(['2026-12-01T18:00:00.000Z', 'cancelled', 'visit-cancelled'])
})

it('tells of a contract that ends 30 and 7 days before, and not after it was renewed', async () => {
  const world = await begun()
  await world.scenario(aRenewalScenario())
  await world.accept(
    fact('contract.signed', '2026-11-30T01:00:00Z', {
      ...{ contractId: 'K-1', contactId: 'C00001', what: '保洁服务', ends: '2027-01-05' },
    }),
  )
  await world.advance('2026-12-20T00:00:00Z')
  await world.accept(fact('contract.renewed', '2026-12-20T00:00:00Z', { contractId: 'K-1' }))
  await world.advance('2027-01-10T00:00:00Z')

  expect(world.sent.map(({ at, text }) => [at.toISOString(), text.includes('保洁服务将于1月5日到期')])).toEqual([
    ['2026-12-06T02:00:00.000Z', true],
  ])
})
