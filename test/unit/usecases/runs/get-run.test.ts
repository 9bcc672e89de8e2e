import { describe, expect, it } from 'vitest'
import { getRun } from '#shared/usecases/runs/get-run.ts'
import { anAudience, aProgress, aRun } from '../../../builders/campaign.ts'
import { World } from '../../../builders/world.ts'

/** A run of one page with two people, to neither of whom anything was written. */
async function worldWithRun(progress: Parameters<typeof aProgress>[0]) {
  const world = new World('2026-12-02T00:00:00Z')
  const campaignId = await world.campaign('birthday-greeting')
  const run = aRun({ campaignId, part: 'greeting', planned: 2 })
  const entries = ['C00001', 'C00002'].map((contactId) => ({ contactId, refs: ['2026'] }))
  await world.stores.runs.saveRun(run, 'absent')
  await world.stores.runs.createAudience(anAudience({ runId: run.id, entries }))
  await world.stores.runs.saveProgress(aProgress({ runId: run.id, ...progress }), 'absent')
  return { world, run }
}

describe('the gap of a run', () => {
  it('names who is on a page that is not finished', async () => {
    const { world, run } = await worldWithRun({ state: 'open' })

    expect((await getRun(world.deps, run.id)).gap).toEqual(['C00001', 'C00002'])
  })

  it('names who has no message where every page is finished and the sum is not what was planned', async () => {
    const { world, run } = await worldWithRun({ state: 'finished', counts: { accepted: 1 } })

    expect((await getRun(world.deps, run.id)).gap).toEqual(['C00001', 'C00002'])
  })

  it('names nobody where the sum is what was planned', async () => {
    const { world, run } = await worldWithRun({ state: 'finished', counts: { accepted: 1, suppressed: 1 } })

    expect((await getRun(world.deps, run.id)).gap).toEqual([])
  })
})
