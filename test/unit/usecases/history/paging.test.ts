import { describe, expect, it } from 'vitest'
import type { Run } from '#shared/contracts/campaign.ts'
import type { CampaignId } from '#shared/contracts/ids.ts'
import { changeCampaign } from '#shared/usecases/campaigns/change-campaign.ts'
import { pauseCampaign } from '#shared/usecases/campaigns/pause-campaign.ts'
import { stopCampaign } from '#shared/usecases/campaigns/stop-campaign.ts'
import { runCampaign } from '#shared/usecases/runs/run-campaign.ts'
import { aBirthday } from '../../../builders/contact.ts'
import { addCelebrants, addContact, addInstalment, changeContact } from '../../../builders/people.ts'
import { World } from '../../../builders/world.ts'

const FIRED_AT = new Date('2026-12-05T01:00:00Z')
const MANY = 250

async function birthdayOf(people: number) {
  const world = new World('2026-12-05T00:59:00Z')
  await addCelebrants(world, people)
  const campaignId = await world.campaign('birthday-greeting')
  await world.drain()
  world.nowMs = FIRED_AT.getTime()
  return { world, campaignId, job: jobOf(campaignId) }
}

function jobOf(campaignId: CampaignId) {
  return { type: 'run' as const, campaignId, part: 'greeting', zone: 'Asia/Shanghai', firedAt: FIRED_AT }
}

async function theRun(world: World, id: CampaignId): Promise<Run | undefined> {
  return (await world.stores.runs.listRuns(id, { limit: 10 })).items.find(({ planned }) => planned > 0)
}

async function peopleOn(world: World, run: Run | undefined): Promise<string[]> {
  if (run === undefined) return []
  const pages = Array.from({ length: run.pages }, (_, index) => world.stores.runs.findAudience(run.id, index + 1))
  return (await Promise.all(pages)).flatMap((page) => page?.entries.map(({ contactId }) => contactId) ?? [])
}

/** Enough time for one page, then none. */
function forOnePage(): () => number {
  let asked = 0
  return () => (asked++ === 0 ? 900_000 : 0)
}

describe('an audience of 250', () => {
  it('is frozen into three pages with everybody on one of them', async () => {
    const { world, campaignId, job } = await birthdayOf(MANY)

    const outcome = await runCampaign(world.deps, job)

    expect(outcome).toEqual({ kind: 'frozen', pages: 3, planned: MANY })
    expect(new Set(await peopleOn(world, await theRun(world, campaignId))).size).toBe(MANY)
  })

  it('is texted once each, and the run closes with the sum', async () => {
    const { world, campaignId, job } = await birthdayOf(MANY)

    await world.queues.campaignJob(job)
    await world.queues.campaignJob(job)
    await world.advance('2026-12-05T06:00:00Z')

    const run = await theRun(world, campaignId)
    const pages = run === undefined ? [] : await world.stores.runs.listProgress(run.id)
    expect(new Set(world.sent.map(({ to }) => to)).size).toBe(MANY)
    expect(world.sent).toHaveLength(MANY)
    expect(run).toMatchObject({ state: 'closed', planned: MANY, pages: 3 })
    expect(pages.map(({ counts }) => counts)).toEqual([{ accepted: 100 }, { accepted: 100 }, { accepted: 50 }])
  })

  it('goes on in the next worker when the time of the first runs out', async () => {
    const { world, campaignId, job } = await birthdayOf(MANY)

    const outcomes = [
      await runCampaign({ ...world.deps, remainingMs: forOnePage() }, job),
      await runCampaign({ ...world.deps, remainingMs: forOnePage() }, job),
      await runCampaign(world.deps, job),
      await runCampaign(world.deps, job),
    ]

    expect(outcomes.map(({ kind }) => kind)).toEqual(['paused', 'paused', 'frozen', 'nothing'])
    const people = await peopleOn(world, await theRun(world, campaignId))
    expect([people.length, new Set(people).size]).toEqual([MANY, MANY])
  })

  it('is whole, nobody twice, whatever call of its freezing a worker dies at', async () => {
    const wrong: unknown[] = []
    for (const when of ['before', 'after'] as const) {
      for (let nth = 1; ; nth += 1) {
        const { world, campaignId, job } = await birthdayOf(MANY)
        const life = world.crashAt(nth, when)
        await runCampaign(world.deps, job).catch(() => undefined)
        if (!life.isOver) break

        await world.drain()
        await runCampaign(world.deps, job)

        const run = await theRun(world, campaignId)
        const people = await peopleOn(world, run)
        const found = [run?.planned, people.length, new Set(people).size]
        if (found.some((count) => count !== MANY)) wrong.push([life.lastCall, nth, ...found])
      }
    }
    expect(wrong).toEqual([])
  })

  it('keeps a page that was written right before a crash, also when nobody is left in the audience', async () => {
    const { world, campaignId, job } = await birthdayOf(2)
    const broken = { ...world.deps.runs, ...withoutProgress(world) }

    await runCampaign({ ...world.deps, runs: broken }, job).catch(() => undefined)
    for (const id of ['C0001', 'C0002']) await changeContact(world, id, { birthday: aBirthday({ day: 6 }) })
    await runCampaign(world.deps, job)
    await world.advance('2026-12-05T06:00:00Z')

    expect(await theRun(world, campaignId)).toMatchObject({ state: 'closed', planned: 2, pages: 1 })
    expect((await world.messagesOf('C0001')).map(({ reason }) => reason)).toEqual(['birthday-changed'])
  })

  it('says of everybody why they were not texted when the campaign is stopped before it is frozen whole', async () => {
    const { world, campaignId, job } = await birthdayOf(MANY)
    await runCampaign({ ...world.deps, remainingMs: forOnePage() }, job)

    await stopCampaign(world.deps, { id: campaignId, by: 'admin/test' })
    await world.queues.campaignJob(job)
    await world.advance('2026-12-05T06:00:00Z')

    expect(await theRun(world, campaignId)).toMatchObject({ state: 'closed', planned: MANY, pages: 3 })
    expect((await world.messagesOf(`C0${MANY}`)).map(({ reason }) => reason)).toEqual(['campaign-stopped'])
    expect(world.sent).toEqual([])
  })

  it('is frozen once, nobody twice, whatever call of its freezing another worker overtakes', async () => {
    const wrong: unknown[] = []
    for (let nth = 1, overtaken = true; overtaken; nth += 1) {
      const { world, campaignId, job } = await birthdayOf(MANY)
      const slow = overtakenAt(nth, world, () => runCampaign(world.deps, job))

      await runCampaign({ ...world.deps, runs: slow.runs }, job)

      overtaken = slow.wasOvertaken()
      const run = await theRun(world, campaignId)
      const people = await peopleOn(world, run)
      const found = [run?.state, run?.planned, run?.pages, people.length, new Set(people).size]
      if (found.join() !== ['sending', MANY, 3, MANY, MANY].join()) wrong.push([nth, ...found])
    }
    expect(wrong).toEqual([])
  })

  it('has no page beside its run when it is paused meanwhile and another worker ends it', async () => {
    const wrong: unknown[] = []
    for (let nth = 1, overtaken = true; overtaken; nth += 1) {
      const { world, campaignId, job } = await birthdayOf(MANY)
      const slow = overtakenAt(nth, world, async () => {
        await pauseCampaign(world.deps, { id: campaignId, by: 'admin/test' })
        await runCampaign(world.deps, job)
      })

      await runCampaign({ ...world.deps, runs: slow.runs }, job)

      overtaken = slow.wasOvertaken()
      const [run] = (await world.stores.runs.listRuns(campaignId, { limit: 10 })).items
      const known = run === undefined ? [] : await world.stores.runs.listProgress(run.id)
      const people = await peopleOn(world, run)
      const isWhole = run?.pages === known.length && run.planned === people.length && run.state !== 'freezing'
      if (!isWhole) wrong.push([nth, run?.state, run?.pages, known.length, run?.planned, people.length])
    }
    expect(wrong).toEqual([])
  })

  it('goes on in the next worker when time runs out before anybody was found', async () => {
    const world = new World('2026-12-05T00:59:00Z')
    await addCelebrants(world, MANY)
    await changeContact(world, 'C0250', { tags: ['vip'] })
    const campaignId = await world.campaign('birthday-greeting')
    await changeCampaign(world.deps, { by: 'admin/test', id: campaignId, change: { audience: { tags: ['vip'] } } })
    await world.drain()
    world.nowMs = FIRED_AT.getTime()
    const job = jobOf(campaignId)

    const outcomes = []
    for (let visit = 0; visit < 3; visit += 1)
      outcomes.push((await runCampaign({ ...world.deps, remainingMs: forOnePage() }, job)).kind)
    await runCampaign(world.deps, job)
    await world.advance('2026-12-05T06:00:00Z')

    expect(outcomes).toEqual(['paused', 'paused', 'paused'])
    expect(world.sent).toHaveLength(1)
    expect(await theRun(world, campaignId)).toMatchObject({ state: 'closed', planned: 1 })
  })

  it('keeps to the audience of its own version when the campaign is changed meanwhile', async () => {
    const { world, campaignId, job } = await birthdayOf(MANY)
    await runCampaign({ ...world.deps, remainingMs: forOnePage() }, job)

    await changeCampaign(world.deps, { by: 'admin/test', id: campaignId, change: { audience: { kinds: ['dealer'] } } })
    await runCampaign(world.deps, job)

    expect(await theRun(world, campaignId)).toMatchObject({ version: 1, planned: MANY })
  })
})

describe('a page that is to be counted again', () => {
  it('is left to its time when all that waits is woken, for a message of it may be just about to move', async () => {
    const { world, campaignId, job } = await birthdayOf(1)
    await world.queues.campaignJob(job)
    await world.advance('2026-12-05T01:00:00Z')
    const run = await theRun(world, campaignId)
    const pageOf = async () => (run === undefined ? undefined : world.stores.runs.findProgress(run.id, 1))
    const marked = await pageOf()
    world.nowMs += 10 * 60_000

    await world.queues.campaignJob({ type: 'wake-waiting' })
    await world.drain()

    expect(marked).toMatchObject({ state: 'finished', wakeAt: new Date('2026-12-05T01:20:00Z') })
    expect(await pageOf()).toEqual(marked)
  })
})

describe('the audience of a reminder', () => {
  it('is every instalment due this month, some 250, each once', async () => {
    const world = new World('2026-11-30T23:00:00Z')
    for (let index = 1; index <= MANY; index += 1) {
      const tail = String(index).padStart(4, '0')
      await addContact(world, { id: `C${tail}`, phone: `+861990000${tail}` })
      await addInstalment(world, { contractId: `L${tail}`, contactId: `C${tail}` })
    }
    const id = await world.campaign('repayment-reminder', { days: [1] })

    await world.advance('2026-12-01T06:00:00Z')

    expect(new Set(world.sent.map(({ to }) => to)).size).toBe(MANY)
    expect(await theRun(world, id)).toMatchObject({ state: 'closed', planned: MANY })
  })

  it('of a contract whose contact is not known says so', async () => {
    const world = new World('2026-11-30T23:00:00Z')
    await addInstalment(world, { contactId: 'nobody' })
    await world.campaign('repayment-reminder', { days: [1] })

    await world.advance('2026-12-01T06:00:00Z')

    expect((await world.messagesOf('nobody')).map(({ reason }) => reason)).toEqual(['contact-unknown'])
  })
})

/** A run store whose nth call waits until `meanwhile` is done. */
function overtakenAt(nth: number, { stores: { runs } }: World, meanwhile: () => Promise<unknown>) {
  let calls = 0
  const held = new Proxy(runs, {
    get(target, name) {
      const member: unknown = Reflect.get(target, name)
      if (typeof member !== 'function') return member
      return async (...args: unknown[]) => {
        calls += 1
        if (calls === nth) await meanwhile()
        return Reflect.apply(member, target, args)
      }
    },
  })
  return { runs: held, wasOvertaken: () => calls >= nth }
}

/** A run store whose pages can be written, but not made known: what a crash right after `createAudience` leaves. */
function withoutProgress(world: World) {
  const { runs } = world.stores
  return {
    findRun: (id: Run['id']) => runs.findRun(id),
    saveRun: (run: Run, rev: number | 'absent') => runs.saveRun(run, rev),
    findAudience: (id: Run['id'], number: number) => runs.findAudience(id, number),
    createAudience: (page: Parameters<typeof runs.createAudience>[0]) => runs.createAudience(page),
    saveProgress: async () => Promise.reject(new Error('the worker is gone')),
  }
}
