import { expect, it } from 'vitest'
import type { PageProgress } from '#shared/contracts/campaign.ts'
import { RunId } from '#shared/contracts/ids.ts'
import { markPage } from '#shared/usecases/runs/mark-page.ts'
import { untilSaved } from '#shared/usecases/until-saved.ts'

const RUN = RunId.parse('run_a')
const NOT_COUNTED = { counts: null, reasons: null, parts: null, countedAt: null }
const PROGRESS: PageProgress = { runId: RUN, number: 1, state: 'finished', wakeAt: null, ...NOT_COUNTED, rev: 3 }

it('tries again while others write first, and says from the second time on that it does', async () => {
  const asked: boolean[] = []

  const answer = await untilSaved({ what: 'the page' }, async (again) => {
    asked.push(again)
    return asked.length < 3 ? 'lost' : 'written'
  })

  expect(answer).toBe('written')
  expect(asked).toEqual([false, true, true])
})

it('ends after as many tries as it may take with an error that may go better later', async () => {
  let tries = 0
  const lose = async () => {
    tries += 1
    return 'lost' as const
  }

  await expect(untilSaved({ what: 'the page', tries: 2, context: { runId: RUN } }, lose)).rejects.toMatchObject({
    code: 'CONFLICT',
    retryable: true,
    context: { runId: RUN },
  })
  expect(tries).toBe(2)
})

it('gives up no mark of a page in silence: without it figures would stay as they were', async () => {
  const runs = { findProgress: async () => PROGRESS, saveProgress: async () => false }
  const clock = { now: () => new Date('2026-12-01T01:00:00Z'), monotonicMs: () => 0 }

  await expect(markPage({ runs, clock }, PROGRESS)).rejects.toMatchObject({ code: 'CONFLICT', retryable: true })
})
