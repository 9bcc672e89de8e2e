import { expect, it } from 'vitest'
import { CampaignId } from '#shared/contracts/ids.ts'
import type { CampaignJob } from '#shared/contracts/jobs.ts'
import type { CampaignSchedule } from '#shared/ports/campaign-schedules.ts'
import { createLocalSchedules } from '../../../../local/clock/local-schedules.ts'
import { openLocalTable } from '../local-table.ts'
import { scratchFolder } from '../scratch-folder.ts'

const daily: CampaignSchedule = {
  campaignId: CampaignId.parse('cmp_abcdef'),
  part: 'main',
  zone: 'Asia/Shanghai',
  rule: { time: '09:00' },
}
const at = (text: string) => new Date(text)

async function open(options: { folder?: string; now?: string } = {}) {
  const { folder = scratchFolder(), now = '2026-12-01T00:00:00Z' } = options
  const jobs: CampaignJob[] = []
  const clock = { shows: at(now), now: () => clock.shows, monotonicMs: () => 0 }
  const queues = { campaignJob: async (job: CampaignJob) => void jobs.push(job) }
  const schedules = await createLocalSchedules({ table: openLocalTable(folder), clock, queues })
  return { schedules, jobs, clock, folder }
}

it('fires at its hour in its zone, once', async () => {
  const { schedules, jobs } = await open()
  await schedules.put(daily)

  await schedules.fireDue(at('2026-12-01T00:59:59Z'))
  expect(jobs).toEqual([])
  expect(schedules.nextFiring()).toEqual(at('2026-12-01T01:00:00Z'))
  await schedules.fireDue(at('2026-12-01T01:00:00Z'))
  await schedules.fireDue(at('2026-12-01T01:00:01Z'))

  const { campaignId, part, zone } = daily
  expect(jobs).toEqual([{ type: 'run', campaignId, part, zone, firedAt: at('2026-12-01T01:00:00Z') }])
  expect(schedules.nextFiring()).toEqual(at('2026-12-02T01:00:00Z'))
})

it('never fires for the time before it was put', async () => {
  const { schedules, jobs } = await open({ now: '2026-12-01T01:00:00Z' })

  await schedules.put(daily)
  await schedules.fireDue(at('2026-12-01T01:00:00Z'))

  expect(jobs).toEqual([])
})

it('catches up after a restart with every firing that was missed, once', async () => {
  const { schedules, folder } = await open()
  await schedules.put(daily)

  const later = await open({ folder, now: '2026-12-05T12:00:00Z' })
  await later.schedules.fireDue(at('2026-12-05T12:00:00Z'))
  const again = await open({ folder, now: '2026-12-05T12:00:00Z' })
  await again.schedules.fireDue(at('2026-12-05T12:00:00Z'))

  const missed = later.jobs.map((job) => (job.type === 'run' ? job.firedAt : null))
  expect(missed).toEqual([1, 2, 3, 4, 5].map((day) => at(`2026-12-0${day}T01:00:00Z`)))
  expect(again.jobs).toEqual([])
})

it('fires again when the job could not be put', async () => {
  const folder = scratchFolder()
  await (await open({ folder })).schedules.put(daily)
  const clock = { now: () => at('2026-12-01T01:00:00Z'), monotonicMs: () => 0 }
  const broken = await createLocalSchedules({
    table: openLocalTable(folder),
    clock,
    queues: { campaignJob: () => Promise.reject(new Error('full')) },
  })

  await expect(broken.fireDue(clock.now())).rejects.toThrow('full')

  expect(broken.nextFiring()).toEqual(at('2026-12-01T01:00:00Z'))
})

it('keeps a missed firing when the same schedule is put again, and drops it when the rule changes', async () => {
  const { schedules, clock } = await open()
  await schedules.put(daily)
  clock.shows = at('2026-12-01T02:00:00Z')

  await schedules.put(daily)
  expect(schedules.nextFiring()).toEqual(at('2026-12-01T01:00:00Z'))
  await schedules.put({ ...daily, rule: { time: '09:30' } })

  expect(schedules.nextFiring()).toEqual(at('2026-12-02T01:30:00Z'))
})

it('follows the clock when its first setting goes back', async () => {
  const { schedules } = await open()
  await schedules.put(daily)

  await schedules.fireDue(at('2026-11-01T00:00:00Z'))

  expect(schedules.nextFiring()).toEqual(at('2026-11-01T01:00:00Z'))
})

it('removes all schedules of one campaign, and only those', async () => {
  const { schedules, folder } = await open()
  const other = { ...daily, campaignId: CampaignId.parse('cmp_ghijkl'), rule: { time: '08:30', monthDays: [1, 5] } }
  await schedules.put(daily)
  await schedules.put({ ...daily, part: 'digest' })
  await schedules.put(other)

  await schedules.removeAll(daily.campaignId)
  await schedules.removeAll(daily.campaignId)

  expect(await (await open({ folder })).schedules.list()).toEqual([other])
})

it('names one for a single date no more once it has fired, and says so once', async () => {
  const { schedules } = await open()
  await schedules.put({ ...daily, rule: { time: '09:00', date: '2026-12-01' } })

  const before = [schedules.takeSpent(), (await schedules.list()).length]
  await schedules.fireDue(at('2026-12-01T01:00:00Z'))
  const after = [schedules.takeSpent(), schedules.takeSpent(), (await schedules.list()).length]

  expect(before).toEqual([false, 1])
  expect(after).toEqual([true, false, 0])
})
