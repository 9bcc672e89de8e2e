import { describe, expect, it } from 'vitest'
import { viewRun } from '#functions/console-api/views/campaign-view.ts'
import type { CampaignId } from '#shared/contracts/ids.ts'
import { activateCampaign } from '#shared/usecases/campaigns/activate-campaign.ts'
import { changeCampaign } from '#shared/usecases/campaigns/change-campaign.ts'
import { pauseCampaign } from '#shared/usecases/campaigns/pause-campaign.ts'
import { stopCampaign } from '#shared/usecases/campaigns/stop-campaign.ts'
import { listRuns } from '#shared/usecases/runs/list-runs.ts'
import { reconcile } from '#shared/usecases/runs/reconcile.ts'
import { placed } from '../../../builders/order-events.ts'
import { addCelebrants, addContact, addInstalment, statesOf } from '../../../builders/people.ts'
import { World } from '../../../builders/world.ts'

const BY = 'marketing/test'

/** Three people whose birthday is 5 December, greeted at 09:00. */
async function withBirthdays(settings = {}) {
  const world = new World('2026-12-04T00:00:00Z')
  await addCelebrants(world, 3)
  return { world, id: await world.campaign('birthday-greeting', settings) }
}

async function withLoan(days: number[]) {
  const world = new World('2026-11-30T00:00:00Z')
  await addContact(world)
  await addInstalment(world)
  return { world, id: await world.campaign('repayment-reminder', { days }) }
}

async function runsOf(world: World, campaignId: CampaignId) {
  const { items } = await listRuns(world.stores, { campaignId, page: { limit: 100 } })
  return items.map(viewRun).filter(({ planned }) => planned > 0)
}

const timesOf = (world: World) => world.sent.map(({ at }) => at.toISOString().slice(0, 16))

async function pausedFrom({ world, id }: { world: World; id: CampaignId }, from: string, until: string) {
  await world.advance(from)
  await pauseCampaign(world.deps, { id, by: BY })
  await world.advance(until)
  const before = world.sent.length
  await activateCampaign(world.deps, { id, by: BY })
  return before
}

describe('a firing in a pause', () => {
  it('is answered when the campaign goes on in time', async () => {
    const { world, id } = await withBirthdays()

    const before = await pausedFrom({ world, id }, '2026-12-05T00:00:00Z', '2026-12-05T02:00:00Z')
    await world.advance('2026-12-05T03:00:00Z')

    expect(before).toBe(0)
    expect(timesOf(world)).toEqual(Array(3).fill('2026-12-05T02:00'))
    expect(await runsOf(world, id)).toMatchObject([{ date: '2026-12-05', state: 'closed', counts: { accepted: 3 } }])
  })

  it('gets a line for each person when it is too late', async () => {
    const { world, id } = await withBirthdays()

    await pausedFrom({ world, id }, '2026-12-05T00:00:00Z', '2026-12-07T02:00:00Z')
    await world.advance('2026-12-07T03:00:00Z')

    expect(world.sent).toEqual([])
    expect(await statesOf(world, 'C0001')).toEqual(['expired: missed-while-paused'])
    expect(await runsOf(world, id)).toMatchObject([{ date: '2026-12-05', planned: 3, counts: { expired: 3 } }])
  })

  it('gets one line on the run, with their number, after more than a week', async () => {
    const { world, id } = await withBirthdays()

    await pausedFrom({ world, id }, '2026-12-05T00:00:00Z', '2026-12-14T02:00:00Z')
    await world.advance('2026-12-14T03:00:00Z')

    expect(await statesOf(world, 'C0001')).toEqual([])
    expect(await runsOf(world, id)).toMatchObject([
      {
        date: '2026-12-05',
        state: 'closed',
        planned: 3,
        counts: { expired: 3 },
        reason: { code: 'missed-while-paused' },
      },
    ])
  })

  it('is answered also where it was the only one', async () => {
    const world = new World('2026-12-04T00:00:00Z')
    await addContact(world)
    const id = await world.campaign('holiday-greeting', { date: '2026-12-05' })

    await pausedFrom({ world, id }, '2026-12-05T00:00:00Z', '2026-12-05T02:00:00Z')
    await world.advance('2026-12-05T03:00:00Z')

    expect(timesOf(world)).toEqual(['2026-12-05T02:00'])
  })

  it('is one of the days that were set at its time, whatever was changed since', async () => {
    const { world, id } = await withLoan([1, 5, 8])
    await world.advance('2026-12-04T00:00:00Z')
    await pauseCampaign(world.deps, { id, by: BY })
    await world.advance('2026-12-06T00:00:00Z')
    await changeCampaign(world.deps, { id, by: BY, change: { settings: { days: [6, 12] } } })
    await world.advance('2026-12-06T05:00:00Z')

    await activateCampaign(world.deps, { id, by: BY })
    await world.advance('2026-12-15T00:00:00Z')

    expect((await runsOf(world, id)).map(({ date, counts }) => [date, counts])).toEqual([
      ['2026-12-12', { accepted: 1 }],
      ['2026-12-06', { accepted: 1 }],
      ['2026-12-05', { accepted: 1 }],
      ['2026-12-01', { accepted: 1 }],
    ])
  })

  it('is found by the reconcile when the hand-over was cut off', async () => {
    const { world, id } = await withBirthdays()
    await world.advance('2026-12-05T00:00:00Z')
    await pauseCampaign(world.deps, { id, by: BY })
    await world.advance('2026-12-05T02:00:00Z')
    const deps = { ...world.deps, queues: { ...world.deps.queues, campaignJob: () => Promise.reject(new Error()) } }

    await activateCampaign(deps, { id, by: BY }).catch(() => undefined)
    await reconcile(world.deps)
    await world.advance('2026-12-05T03:00:00Z')

    expect(timesOf(world)).toEqual(Array(3).fill('2026-12-05T02:00'))
  })

  it('asks for nothing of a zone in which nobody lived then', async () => {
    const { world, id } = await withBirthdays()
    await world.advance('2026-12-05T12:00:00Z')
    await addContact(world, { id: 'BERLIN', zone: 'Europe/Berlin', phone: '+8619900008888' })
    await world.advance('2026-12-05T14:00:00Z')

    await reconcile(world.deps)
    await world.drain()

    expect((await runsOf(world, id)).map(({ zone }) => zone)).toEqual(['Asia/Shanghai'])
    expect((await world.stores.runs.listRuns(id, { limit: 100 })).items.map(({ zone }) => zone)).not.toContain(
      'Europe/Berlin',
    )
  })
})

describe('a firing for which no schedule fired', () => {
  it('is answered by the reconcile', async () => {
    const { world, id } = await withBirthdays()
    await reconcile(world.deps)
    await world.schedules.removeAll(id)
    world.nowMs = Date.parse('2026-12-05T02:30:00Z')

    await reconcile(world.deps)
    await world.advance('2026-12-05T03:00:00Z')

    expect(timesOf(world)).toEqual(Array(3).fill('2026-12-05T02:30'))
    const asked: unknown[] = []
    const queues = { campaignJob: async (job: unknown) => void asked.push(job) }
    await reconcile({ ...world.deps, queues })
    expect(asked).toEqual([])
  })
})

describe('a greeting on a day of one’s own', () => {
  const OWN_DAY = { date: '2026-12-05' }

  it('that another campaign gave meanwhile is not given again, and says so', async () => {
    const world = new World('2026-12-04T00:00:00Z')
    await addCelebrants(world, 1)
    const first = await world.campaign('holiday-greeting', OWN_DAY)
    await pauseCampaign(world.deps, { id: first, by: BY })
    const second = await world.campaign('holiday-greeting', OWN_DAY)
    await world.advance('2026-12-05T02:00:00Z')
    await stopCampaign(world.deps, { id: second, by: BY })

    await activateCampaign(world.deps, { id: first, by: BY })
    await world.advance('2026-12-05T10:00:00Z')

    expect(world.sent).toHaveLength(1)
    expect((await statesOf(world, 'C0001')).toSorted()).toEqual([
      'accepted',
      'suppressed: answered-by-another-campaign',
    ])
  })
})

describe('a firing whose job comes late', () => {
  it('leaves a line for each person when its campaign was stopped meanwhile', async () => {
    const { world, id } = await withBirthdays()
    await world.schedules.removeAll(id)
    await world.advance('2026-12-05T01:01:00Z')
    await stopCampaign(world.deps, { id, by: BY })

    const firedAt = new Date('2026-12-05T01:00:00Z')
    await world.queues.campaignJob({ type: 'run', campaignId: id, part: 'greeting', zone: 'Asia/Shanghai', firedAt })
    await world.advance('2026-12-05T03:00:00Z')

    expect(world.sent).toEqual([])
    expect(await runsOf(world, id)).toMatchObject([{ planned: 3, counts: { cancelled: 3 } }])
    expect(await statesOf(world, 'C0001')).toEqual(['cancelled: campaign-stopped'])
  })

  it('goes by the hour and audience that held at its time', async () => {
    const { world, id } = await withBirthdays()
    await world.schedules.removeAll(id)
    await world.advance('2026-12-05T01:01:00Z')
    await changeCampaign(world.deps, { id, by: BY, change: { audience: { tags: ['nobody'] } } })

    const firedAt = new Date('2026-12-05T01:00:00Z')
    await world.queues.campaignJob({ type: 'run', campaignId: id, part: 'greeting', zone: 'Asia/Shanghai', firedAt })
    await world.advance('2026-12-05T03:00:00Z')

    expect(world.sent).toHaveLength(3)
  })
})

describe('an event in a pause', () => {
  const inPause = async (until: string) => {
    const world = new World('2026-12-01T01:00:00Z')
    const id = await world.campaign('unpaid-order-nudge')
    await world.advance('2026-12-01T02:00:00Z')
    await pauseCampaign(world.deps, { id, by: BY })
    await world.accept(placed('SO-1', '2026-12-01T02:00:00Z'))
    await world.advance(until)
    await activateCampaign(world.deps, { id, by: BY })
    await world.advance('2026-12-03T00:00:00Z')
    return world
  }

  it('is answered when the campaign goes on, up to the last moment', async () => {
    expect(timesOf(await inPause('2026-12-01T03:00:00Z'))).toEqual(['2026-12-01T03:00'])
  })

  it('is answered with the reason when that is too late', async () => {
    const world = await inPause('2026-12-02T12:00:00Z')

    expect(world.sent).toEqual([])
    expect(await statesOf(world)).toEqual(['expired: campaign-paused'])
  })

  it('goes to an active campaign that answers the same, and the paused one has a line', async () => {
    const world = new World('2026-12-01T01:00:00Z')
    const paused = await world.campaign('unpaid-order-nudge')
    await pauseCampaign(world.deps, { id: paused, by: BY })
    const active = await world.campaign('unpaid-order-nudge')
    world.nowMs = Date.parse('2026-12-01T02:00:00Z')

    await world.accept(placed('SO-1', '2026-12-01T02:00:00Z'))
    await world.advance('2026-12-01T06:00:00Z')

    const messages = await world.messagesOf('C00001')
    expect(world.sent).toHaveLength(1)
    expect(messages.find(({ campaignId }) => campaignId === active)?.state).toBe('accepted')
    expect(messages.find(({ campaignId }) => campaignId === paused)?.reason).toBe('answered-by-another-campaign')
  })
})
