import { expect, it } from 'vitest'
import type { SendJob } from '#shared/contracts/jobs.ts'
import type { Lane, Message } from '#shared/contracts/message.ts'
import { watchLeftWaiting } from '../../../../local/clock/left-waiting.ts'
import { aMessage } from '../../../builders/message.ts'
import { World } from '../../../builders/world.ts'

const NOW = '2026-12-01T01:00:00Z'
const WAKE = new Date('2026-12-01T01:00:30Z')

async function worldWith(...messages: Message[]) {
  const world = new World(NOW)
  for (const message of messages) await world.stores.messages.save(message, 'absent')
  const sent: [Lane, SendJob][] = []
  const queues = {
    sendJobs: async (lane: Lane, jobs: readonly SendJob[]) =>
      void sent.push(...jobs.map((job) => [lane, job] as [Lane, SendJob])),
  }
  return { left: watchLeftWaiting({ ...world.deps, queues }), sent }
}

/** Put off because what it was judged by had grown old meanwhile. */
function slowed(occurrence: string, fields: Partial<Message> = {}): Message {
  const values = { code: 'slow-reads', until: WAKE.toISOString() }
  return aMessage({ occurrence, wakeAt: WAKE, trail: [{ at: new Date(NOW), code: 'try-later', values }], ...fields })
}

it('hands over what waits for a slow machine in the lane that it was sent in', async () => {
  const nudge = slowed('2026-12-01#unpaid-order-nudge#SO-1#1')
  const greeting = slowed('2026-12-01#holiday-greeting', { kind: 'holiday-greeting' })
  const custom = slowed('2026-12-01#x-still-unpaid#SO-1#first', { kind: 'custom' })
  const { left, sent } = await worldWith(nudge, greeting, custom)

  expect(await left.list()).toEqual([{ because: 'slow-machine', texts: 3, until: WAKE }])
  expect(await left.hurry()).toBe(2)

  const ids = (wanted: Lane) =>
    sent.flatMap(([lane, job]) => (lane === wanted && job.type === 'messages' ? job.ids : []))
  expect(ids('transactional').toSorted()).toEqual([nudge.id, custom.id].toSorted())
  expect(ids('bulk')).toEqual([greeting.id])
})

it('hands over ten texts with a job, and nothing that waits for another reason', async () => {
  const slow = Array.from({ length: 21 }, (_, n) => slowed(`2026-12-01#unpaid-order-nudge#SO-${n}#1`))
  const waits = { code: 'waits' as const, at: new Date(NOW), values: { because: 'budget', until: WAKE.toISOString() } }
  const { left, sent } = await worldWith(...slow, slowed('2026-12-01#unpaid-order-nudge#SO-99#1', { trail: [waits] }))

  expect(await left.hurry()).toBe(3)

  expect(sent.map(([, job]) => (job.type === 'messages' ? job.ids.length : 0))).toEqual([10, 10, 1])
  expect((await left.list()).map(({ because, texts }) => [because, texts])).toEqual([
    ['budget', 1],
    ['slow-machine', 21],
  ])
})
