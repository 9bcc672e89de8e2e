import { describe, expect, it } from 'vitest'
import type { HoldReason } from '#shared/contracts/hold.ts'
import { holdOn } from '#shared/domain/people/holds.ts'
import { wordsForOutcome } from '#shared/domain/wording/words.ts'
import { endHold, holdContact } from '#shared/usecases/people/hold-contact.ts'
import { aBirthday } from '../../../builders/contact.ts'
import { addContact, addInstalment, changeContact, statesOf } from '../../../builders/people.ts'
import { World } from '../../../builders/world.ts'

const BY = { contactId: 'C00001', by: 'support/li', note: 'said so' }

async function held(
  world: World,
  why: HoldReason,
  fields: { until?: string; record?: { type: string; id: string } } = {},
) {
  const outcome = await holdContact(world.deps, { ...BY, why, until: null, record: null, ...fields })
  if (outcome.kind !== 'done') throw new Error(outcome.kind)
  return outcome.state.contact.holds?.at(-1)?.id ?? ''
}

async function celebrated(): Promise<World> {
  const world = new World('2026-12-04T00:00:00Z')
  await addContact(world, { birthday: aBirthday() })
  await world.campaign('birthday-greeting')
  return world
}

describe('a person on hold', () => {
  it('gets no text, and the text says why', async () => {
    const world = await celebrated()
    const hold = await held(world, 'mourning')

    await world.advance('2026-12-06T00:00:00Z')

    expect(world.sent).toEqual([])
    expect(await statesOf(world)).toEqual(['suppressed: on-hold'])
    const [message] = await world.messagesOf('C00001')
    expect(message?.trail.at(-1)?.values).toMatchObject({ why: 'mourning', hold })
    expect(message && wordsForOutcome(message)).toMatchObject({ zh: expect.stringContaining('治丧') })
  })

  it.each([
    ['2026-12-04', 1],
    ['2026-12-05', 0],
  ])('until %s, the last day included, gets %i greeting on the 5th', async (until, sent) => {
    const world = await celebrated()
    await held(world, 'complaint', { until })

    await world.advance('2026-12-06T00:00:00Z')

    expect(world.sent).toHaveLength(sent)
  })

  it('gets texts again when it is ended', async () => {
    const world = await celebrated()
    const holdId = await held(world, 'complaint')
    await endHold(world.deps, { ...BY, holdId })

    await world.advance('2026-12-06T00:00:00Z')

    expect(world.sent).toHaveLength(1)
  })

  it('gets them at another number where the number was wrong', async () => {
    const world = await celebrated()
    await held(world, 'wrong-number')
    const phone = '+8619900000777'
    await changeContact(world, 'C00001', { phone, phoneHash: world.hasher.hash(phone) })

    await world.advance('2026-12-06T00:00:00Z')

    expect(world.sent.map(({ to }) => to)).toEqual([phone])
  })

  it('is not reminded of a loan that is disputed, while somebody else is of theirs', async () => {
    const world = new World('2026-11-30T00:00:00Z')
    for (const id of ['C00001', 'C00002']) await addContact(world, { id, phone: `+861990000${id.slice(2)}1` })
    await addInstalment(world, { contractId: 'L1', contactId: 'C00001', due: '2026-12-20' })
    await addInstalment(world, { contractId: 'L2', contactId: 'C00002', due: '2026-12-20' })
    await held(world, 'dispute', { record: { type: 'contract', id: 'L1' } })
    await world.campaign('repayment-reminder')

    await world.advance('2026-12-01T12:00:00Z')

    expect(await statesOf(world, 'C00001')).toEqual(['suppressed: on-hold'])
    expect(await statesOf(world, 'C00002')).toEqual(['accepted'])
  })
})

describe('what a hold reaches', () => {
  const hold = { id: 'h', from: new Date(0), until: null, record: null, by: 'x', note: 'x' }
  const about = { phoneHash: 'n', records: [{ type: 'order', id: 'SO-1' }], isNotice: false }

  it.each([
    ['wrong-number', 'n', null, true, true],
    ['wrong-number', 'other', null, false, false],
    ['deceased', 'n', null, true, true],
    ['hardship', null, null, true, false],
    ['dispute', null, { type: 'order', id: 'SO-1' }, true, false],
    ['dispute', null, { type: 'order', id: 'SO-2' }, false, false],
  ] as const)(
    '%s of number %s and record %j: texts %s, contract notices %s',
    (why, phoneHash, record, texts, notices) => {
      const one = { ...hold, why, phoneHash, record }

      expect(holdOn([one], about, '2026-12-01') !== null).toBe(texts)
      expect(holdOn([one], { ...about, isNotice: true }, '2026-12-01') !== null).toBe(notices)
    },
  )
})
