import { expect, it } from 'vitest'
import { addContact, addInstalment } from '../../../builders/people.ts'
import { World } from '../../../builders/world.ts'

const DUE = {
  slug: 'due',
  about: 'instalment',
  category: 'transactional',
  names: { zh: '到期', en: 'Due' },
  stops: [{ fact: 'paid' }],
  variables: { amount: 'record.amountMinor', due: 'record.due' },
  steps: [
    {
      id: 'before3',
      moment: {
        anchor: { date: 'record.due' },
        offset: { n: 3, unit: 'days', side: 'before' },
        place: { at: '10:00' },
      },
      late: { date: 'record.due' },
      say: { text: { zh: '{{due:date}}应还{{amount:money|若干}}元', en: '{{due:date}}' } },
    },
  ],
}

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
