import { expect, it } from 'vitest'
import type { DayTally } from '#shared/contracts/campaign.ts'
import { shardOf } from '#shared/contracts/table.ts'
import { anAudience, aProgress, aRun, campaignId } from '../builders/campaign.ts'
import { allPages, describeStores } from './implementations.ts'

const WAKE = new Date('2026-12-01T01:00:00.500Z')
const LATER = new Date('2026-12-01T02:00:00Z')

describeStores('RunStore', (stores) => {
  const runOf = (name: string) => aRun({ campaignId: campaignId(name) })
  const duePages = async (runId: string, until: Date) => {
    const { runs } = stores()
    const shards = Array.from({ length: runs.dueShards }, (_, shard) => runs.listDuePages(shard, until, 100))
    return (await Promise.all(shards)).flat().filter((page) => page.runId === runId)
  }

  it('gives back a run as it was saved, over the revision that was read', async () => {
    const { runs } = stores()
    const run = runOf('saved')

    expect(await runs.findRun(run.id)).toBeUndefined()
    expect(await runs.saveRun(run, 1)).toBe(false)
    expect(await runs.saveRun(run, 'absent')).toBe(true)
    expect(await runs.saveRun(run, 'absent')).toBe(false)
    expect(await runs.saveRun({ ...run, state: 'closed', rev: 2 }, 1)).toBe(true)
    expect(await runs.findRun(run.id)).toEqual({ ...run, state: 'closed', rev: 2 })
  })

  it('lists the runs of one campaign, newest firing first, page by page', async () => {
    const { runs } = stores()
    const days = [3, 1, 12, 2]
    for (const day of days) {
      const firedAt = new Date(Date.UTC(2026, 11, day, 1))
      await runs.saveRun(aRun({ campaignId: campaignId('listed'), firedAt }), 'absent')
    }
    await runs.saveRun(runOf('unlisted'), 'absent')

    const found = await allPages((page) => runs.listRuns(campaignId('listed'), page), 3)

    expect(found.map(({ firedAt }) => firedAt.getUTCDate())).toEqual([12, 3, 2, 1])
  })

  it('writes the audience of a page once', async () => {
    const { runs } = stores()
    const runId = runOf('audience').id
    const entries = [
      { contactId: 'C00001', refs: [] },
      { contactId: '["C', refs: ['L00001#3', '2'] },
    ]
    const page = anAudience({ runId, number: 12, entries, after: 'C00001' })

    expect(await runs.createAudience(page)).toBe(true)
    expect(await runs.createAudience({ ...page, entries: [] })).toBe(false)
    expect(await runs.findAudience(runId, 12)).toEqual(page)
    expect(await runs.findAudience(runId, 1)).toBeUndefined()
  })

  it('keeps what was counted of a page and of a run, and a page that an earlier release counted', async () => {
    const { runs } = stores()
    const run = { ...runOf('tallied'), counts: { rejected: 2 }, reasons: { 'bad-number': 2 }, parts: 3 }
    const counted = { state: 'finished' as const, counts: { rejected: 2 }, countedAt: WAKE }
    const page = aProgress({ runId: run.id, ...counted, reasons: { 'bad-number': 2 }, parts: 3 })
    await runs.saveRun(run, 'absent')
    await runs.saveProgress(page, 'absent')
    await runs.saveProgress(aProgress({ runId: run.id, ...counted, number: 2 }), 'absent')

    expect(await runs.findRun(run.id)).toEqual(run)
    expect(await runs.findProgress(run.id, 1)).toEqual(page)
    expect(await runs.findProgress(run.id, 2)).toMatchObject({ counts: { rejected: 2 }, reasons: null, parts: null })
  })

  it('lists the pages behind a number, a few at a time', async () => {
    const { runs } = stores()
    const runId = runOf('sliced').id
    for (let number = 12; number >= 1; number -= 1) await runs.saveProgress(aProgress({ runId, number }), 'absent')

    const slice = async (after: number, limit: number) =>
      (await runs.listProgressAfter(runId, after, limit)).map(({ number }) => number)

    expect(await slice(0, 3)).toEqual([1, 2, 3])
    expect(await slice(9, 3)).toEqual([10, 11, 12])
    expect(await slice(12, 3)).toEqual([])
  })

  it('keeps the figures of a day over the revision that was read, and lists those of a range', async () => {
    const { runs } = stores()
    const day: DayTally = {
      campaignId: campaignId('days'),
      date: '2026-12-01',
      ...{ counts: { delivered: 2 }, reasons: { 'order-paid': 1 }, parts: 2 },
      countedAt: WAKE,
      openUntil: null,
      rev: 1,
    }
    const dates = ['2026-11-30', '2026-12-01', '2026-12-02', '2027-01-01']
    for (const date of dates) expect(await runs.saveDay({ ...day, date }, 'absent')).toBe(true)

    expect(await runs.saveDay({ ...day, openUntil: LATER, rev: 2 }, 2)).toBe(false)
    expect(await runs.saveDay({ ...day, openUntil: LATER, rev: 2 }, 1)).toBe(true)
    expect(await runs.findDay(day.campaignId, '2026-12-01')).toEqual({ ...day, openUntil: LATER, rev: 2 })
    expect(await runs.findDay(campaignId('daysx'), '2026-12-01')).toBeUndefined()
    const listed = await runs.listDays(day.campaignId, '2026-12-01', '2026-12-31')
    expect(listed.map(({ date }) => date)).toEqual(['2026-12-01', '2026-12-02'])
  })

  it('keeps an empty last page', async () => {
    const { runs } = stores()
    const page = anAudience({ runId: runOf('empty').id, entries: [] })
    await runs.createAudience(page)

    expect(await runs.findAudience(page.runId, 1)).toEqual(page)
  })

  it('keeps the progress of each page, listed by number', async () => {
    const { runs } = stores()
    const runId = runOf('progress').id
    const counts = { accepted: 97, suppressed: 2, 'in-doubt': 1 }
    const done = aProgress({ runId, number: 10, state: 'finished', counts, countedAt: LATER })
    const open = aProgress({ runId, number: 9, wakeAt: WAKE })
    await runs.createAudience(anAudience({ runId, number: 9 }))

    for (const page of [done, open]) expect(await runs.saveProgress(page, 'absent')).toBe(true)

    expect(await runs.saveProgress(open, 'absent')).toBe(false)
    expect(await runs.findProgress(runId, 10)).toEqual(done)
    expect(await runs.findProgress(runId, 11)).toBeUndefined()
    expect(await runs.listProgress(runId)).toEqual([open, done])
  })

  it('lists a page that is due until it is finished, in one shard only', async () => {
    const { runs } = stores()
    const page = aProgress({ runId: runOf('due').id, wakeAt: WAKE })
    await runs.saveProgress(page, 'absent')
    const shard = shardOf(`${page.runId}#1`, runs.dueShards)

    expect(await duePages(page.runId, WAKE)).toEqual([{ runId: page.runId, number: 1, wakeAt: WAKE }])
    expect(await runs.listDuePages(shard, WAKE, 100)).toHaveLength(1)
    expect(await duePages(page.runId, new Date(WAKE.getTime() - 1))).toEqual([])
    await runs.saveProgress({ ...page, wakeAt: null, state: 'finished', rev: 2 }, 1)
    expect(await duePages(page.runId, LATER)).toEqual([])
  })

  it('hands a due page over once, leaving its revision', async () => {
    const { runs } = stores()
    const page = aProgress({ runId: runOf('hand').id, wakeAt: WAKE })
    await runs.saveProgress(page, 'absent')
    const due = { runId: page.runId, number: 1, wakeAt: WAKE }

    expect(await runs.handOverPage(due, LATER)).toBe(true)
    expect(await runs.handOverPage(due, LATER)).toBe(false)
    expect(await runs.handOverPage({ ...due, number: 2 }, LATER)).toBe(false)
    expect(await runs.findProgress(page.runId, 1)).toEqual({ ...page, wakeAt: LATER })
    expect(await runs.findProgress(page.runId, 2)).toBeUndefined()
  })
})
