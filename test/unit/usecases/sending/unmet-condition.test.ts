import { expect, it } from 'vitest'
import { linesOfTrail, wordsForOutcome } from '#shared/domain/wording/words.ts'
import { codConfirm } from '../../../builders/cod-confirm.ts'
import { placed } from '../../../builders/order-events.ts'
import { addContact } from '../../../builders/people.ts'
import { World } from '../../../builders/world.ts'

const PLACED = '2026-12-01T02:00:00Z'

async function heldBackBy(when: unknown) {
  const world = new World('2026-12-01T01:00:00Z')
  await addContact(world)
  const { steps, ...rest } = codConfirm()
  const [ask] = steps as Record<string, unknown>[]
  await world.scenario({ ...rest, steps: [{ ...ask, when }] })
  await world.advance(PLACED)
  await world.accept(placed('SO-1', PLACED, { payment: { method: 'cod', status: 'unpaid' } }))
  await world.advance('2026-12-01T02:05:00Z')
  const [message] = await world.messagesOf('C00001')
  expect(world.sent).toEqual([])
  if (message === undefined) throw new Error('nothing was planned')
  return message
}

it.each([
  ['what is not there', { path: 'record.address', is: 'known' }, 'record.address', '收货地址'],
  [
    'one of several',
    {
      all: [
        { path: 'record.id', is: 'known' },
        { path: 'record.shipDay', is: 'known' },
      ],
    },
    'record.shipDay',
    '预计发货日',
  ],
  ['the other side of a not', { not: { path: 'record.id', is: 'known' } }, 'record.id', '订单号'],
])('a text held back by its condition says which: %s', async (_, when, path, words) => {
  const message = await heldBackBy(when)

  expect(message.trail.at(-1)).toMatchObject({
    code: 'suppressed',
    values: { because: 'condition-not-met', condition: path },
  })
  expect(linesOfTrail(message).at(-1)?.zh).toBe(`已拦下：不符合这条短信的条件：${words}`)
  expect(wordsForOutcome(message)?.zh).toBe(`不符合这条短信的条件：${words}`)
})
