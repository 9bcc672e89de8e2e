import { describe, expect, it } from 'vitest'
import { createMemoryStores } from '#shared/adapters/memory/stores.ts'
import type { CampaignJob } from '#shared/contracts/jobs.ts'
import { sweepDue } from '#shared/usecases/sending/sweep-due.ts'
import { aMessage } from '../../../builders/message.ts'
import { World } from '../../../builders/world.ts'

const CLOSED = new Date('2026-12-02T02:00:00Z')

/** That many questions whose time is over. */
async function withQuestions(count: number) {
  const stores = createMemoryStores()
  for (let place = 1; place <= count; place += 1) {
    const id = { contactId: `C${place}`, occurrence: `2026-12-01#cod-confirm#SO-${place}#1` }
    await stores.messages.save(aMessage({ ...id, state: 'accepted', wakeAt: CLOSED, closesAt: CLOSED }), 'absent')
  }
  const world = new World('2026-12-02T02:00:30Z', stores)
  const jobs: CampaignJob[] = []
  const queues = { ...world.queues, campaignJob: async (job: CampaignJob) => void jobs.push(job) }
  const closed = () => new Set(jobs.flatMap((job) => (job.type === 'close-question' ? [job.messageId] : []))).size
  return { deps: { ...world.deps, queues }, jobs, closed }
}

describe('a sweep of questions whose time is over', () => {
  it('goes on until none is left, however many close in one minute', async () => {
    const { deps, jobs, closed } = await withQuestions(450)

    expect(await sweepDue(deps)).toMatchObject({ questions: 450, messages: 0 })

    expect([jobs.length, closed()]).toEqual([450, 450])
    expect(await sweepDue(deps)).toMatchObject({ questions: 0 })
  })

  it('begins no further read once its time is up, and the next sweep goes on', async () => {
    const { deps, closed } = await withQuestions(450)
    const remaining = [60_000, 14_000]

    const inTime = { ...deps, remainingMs: () => remaining.shift() ?? 14_000 }
    const { questions } = await sweepDue({ ...inTime, runs: { ...deps.runs, dueShards: 0 }, messages: noShards(deps) })

    expect([questions, closed()]).toEqual([200, 200])
    expect(await sweepDue(deps)).toMatchObject({ questions: 250 })
  })
})

/** Questions alone are swept. */
function noShards({ messages }: Pick<World['deps'], 'messages'>) {
  return {
    dueShards: 0,
    listDue: (...asked: Parameters<typeof messages.listDue>) => messages.listDue(...asked),
    handOver: (...asked: Parameters<typeof messages.handOver>) => messages.handOver(...asked),
  }
}
