import { describe, expect, it } from 'vitest'
import type { CampaignId } from '#shared/contracts/ids.ts'
import { reconcile } from '#shared/usecases/runs/reconcile.ts'
import { aProgress, aRun } from '../../../builders/campaign.ts'
import { World } from '../../../builders/world.ts'

const HOUR_MS = 3_600_000

/** A campaign with this many runs that are closed, an hour apart, and one from before them whose only page is finished. */
async function worldWithOldRun(closedRuns: number) {
  const world = new World('2026-12-20T00:00:00Z')
  const campaignId = await world.campaign('birthday-greeting')
  const old = await save(world, campaignId, closedRuns + 1, 'sending')
  await world.stores.runs.saveProgress(
    aProgress({ runId: old.id, state: 'finished', counts: { accepted: 1 }, countedAt: world.clock.now() }),
    'absent',
  )
  for (let hours = 1; hours <= closedRuns; hours += 1) await save(world, campaignId, hours, 'closed')
  return { world, old }
}

async function save(world: World, campaignId: CampaignId, hoursAgo: number, state: 'sending' | 'closed') {
  const run = aRun({ campaignId, state, firedAt: new Date(world.clock.now().getTime() - hoursAgo * HOUR_MS) })
  await world.stores.runs.saveRun(run, 'absent')
  return run
}

describe('reconcile', () => {
  it('closes a run that many newer ones, of other time zones, stand before', async () => {
    const { world, old } = await worldWithOldRun(120)

    const counts = await reconcile(world.deps)

    expect(counts).toMatchObject({ runs: 1, gaps: 0 })
    expect((await world.stores.runs.findRun(old.id))?.state).toBe('closed')
  })

  it('keeps the sums of a closed run once no page of it is to be counted again', async () => {
    const { world, old } = await worldWithOldRun(0)
    const progress = { runId: old.id, state: 'finished' as const, countedAt: world.clock.now() }
    const marked = aProgress({ ...progress, counts: { accepted: 1 }, wakeAt: world.clock.now(), rev: 2 })
    await world.stores.runs.saveProgress(marked, 1)

    await reconcile(world.deps)
    const closed = await world.stores.runs.findRun(old.id)
    await world.stores.runs.saveProgress(aProgress({ ...progress, counts: { delivered: 1 }, rev: 3 }), 2)
    await reconcile(world.deps)

    expect(closed).toMatchObject({ state: 'closed', counts: null })
    expect((await world.stores.runs.findRun(old.id))?.counts).toEqual({ delivered: 1 })
  })

  it('reads no further back than 45 days', async () => {
    const { world, old } = await worldWithOldRun(0)
    world.nowMs = old.firedAt.getTime() + 46 * 24 * HOUR_MS

    await reconcile(world.deps)

    expect((await world.stores.runs.findRun(old.id))?.state).toBe('sending')
  })

  it('asks once an hour for a run that nobody has frozen whole, and leaves the others alone', async () => {
    const { world, old } = await worldWithOldRun(3)
    const firedAt = new Date('2026-12-20T01:00:00Z')
    const run = aRun({ campaignId: old.campaignId, state: 'freezing', part: 'greeting', firedAt, pages: 0, planned: 0 })
    await world.stores.runs.saveRun(run, 'absent')

    const jobs: unknown[] = []
    const queues = { campaignJob: async (job: unknown) => void jobs.push(job) }
    for (const at of ['01:55', '02:00', '02:05', '02:55', '03:04']) {
      world.nowMs = Date.parse(`2026-12-20T${at}:00Z`)
      await reconcile({ ...world.deps, queues })
    }

    const job = { type: 'run', campaignId: run.campaignId, part: 'greeting', zone: run.zone, firedAt }
    expect(jobs).toEqual([job, job])
  })

  it('makes no schedule again for a single date that has fired and taken itself away', async () => {
    const world = new World('2026-12-01T00:30:00Z')
    await world.campaign('holiday-greeting', { date: '2026-12-01', time: '09:00' })
    const put: unknown[] = []
    const schedules = { list: async () => [], put: async (schedule: unknown) => void put.push(schedule) }

    await reconcile({ ...world.deps, schedules })
    world.nowMs = Date.parse('2026-12-01T01:05:00Z')
    const { schedules: mended } = await reconcile({ ...world.deps, schedules })

    expect(put).toHaveLength(1)
    expect(mended).toBe(0)
  })

  it('schedules a festival for its next day alone, and for the one after once that has surely been fired', async () => {
    const world = new World('2026-12-24T00:30:00Z')
    const campaignId = await world.campaign('holiday-greeting', { festival: 'christmas', time: '09:00' })
    const dates: unknown[] = []
    for (const at of ['2026-12-25T00:59:00Z', '2026-12-25T01:05:00Z', '2026-12-25T01:15:00Z']) {
      world.nowMs = Date.parse(at)
      await reconcile(world.deps)
      dates.push((await world.schedules.list()).map(({ rule }) => rule.date))
    }

    expect(campaignId).toBeDefined()
    expect(dates).toEqual([['2026-12-25'], ['2026-12-25'], ['2027-12-25']])
  })
})
