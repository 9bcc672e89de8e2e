import { expect, it } from 'vitest'
import { DUE } from '../../../builders/due-scenario.ts'
import { addContact, addInstalment } from '../../../builders/people.ts'
import { World } from '../../../builders/world.ts'

it('a text about a loan whose id looks like an instalment of another loan tells of its own', async () => {
  const world = new World('2027-07-01T00:00:00Z')
  await addContact(world)
  const july = { month: '2027-07', due: '2027-07-20' }
  await addInstalment(world, { ...july, contractId: 'L1:7', period: 3, amountMinor: 30_000 })
  await addInstalment(world, { contractId: 'L1', period: 7, month: '2027-09', due: '2027-09-20', amountMinor: 70_000 })
  await world.scenario(DUE)

  await world.advance('2027-07-18T00:00:00Z')

  expect(world.sent.map(({ text }) => text)).toEqual([expect.stringContaining('300.00')])
})
