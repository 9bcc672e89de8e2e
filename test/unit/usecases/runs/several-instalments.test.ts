import { expect, it } from 'vitest'
import { addContact, addInstalment } from '../../../builders/people.ts'
import { World } from '../../../builders/world.ts'

/** More than a message itself names. */
const LOANS = 25

it('a reminder that a gateway puts off still tells of every instalment on its page', async () => {
  const world = new World('2026-11-30T00:00:00Z')
  await addContact(world)
  for (let loan = 1; loan <= LOANS; loan += 1) {
    await addInstalment(world, { contractId: `L${String(loan).padStart(5, '0')}`, amountMinor: 10_000 })
  }
  await world.campaign('repayment-reminder', { days: [1] })
  world.answers.push({ kind: 'try-later', code: 'busy', afterSeconds: 30 })

  await world.advance('2026-12-01T02:00:00Z')

  const told = world.sent.map(({ text }) => text)
  expect(told.at(-1)).toContain(`您有${LOANS}笔分期近期到期，合计2500.00元`)
  expect(new Set(told).size).toBe(1)
})
