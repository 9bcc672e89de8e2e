import fc from 'fast-check'
import { afterEach, expect, it, onTestFinished, vi } from 'vitest'
import * as z from 'zod'
import { CampaignId } from '#shared/contracts/ids.ts'
import type { Message } from '#shared/contracts/message.ts'
import { nextFiring } from '#shared/domain/calendar/firing.ts'
import { isClosed } from '#shared/domain/sending/message-lifecycle.ts'
import { connect } from '../../bench/api-client.ts'
import { contactOn, contactsList } from '../../bench/generated-lists.ts'
import { KeptSchedule } from '../../local/clock/local-schedules.ts'
import { JOBS_PK, SCHEDULES_PK } from '../../local/database/local-table.ts'
import { Job } from '../../local/queues/job.ts'
import { type Runtime, startRuntime } from '../../local/runtime.ts'
import { placed } from '../builders/order-events.ts'
import { scratchFolder } from '../unit/local/scratch-folder.ts'

const PEOPLE = 130
const START = '2026-11-30T12:00:00.000Z'
const FESTIVAL = '2026-12-01'
const MINUTE_MS = 60_000
/** What a text costs on one machine, in millionths. */
const PRICE_MICROS = 50_000

const Clock = z.object({
  moving: z.object({ to: z.string(), at: z.string(), due: z.int(), done: z.int() }).nullable(),
  waiting: z.array(z.object({ because: z.string(), texts: z.int(), until: z.iso.datetime() })).optional(),
})

afterEach(() => void vi.restoreAllMocks())

async function open(people: number) {
  const folder = scratchFolder()
  const settings = { port: 0, folder, consoleFolder: folder, webhookSecrets: [], writeLog: () => undefined }
  const runtime = await startRuntime(settings)
  const api = await connect(runtime.origin, runtime.webhookSecrets[0])
  const moveTo = async (at: Date) => Clock.parse(await api.call('PUT', '/dev/clock', { now: at.toISOString() }))
  await moveTo(new Date(START))
  await api.import('contacts', Buffer.concat([...contactsList(people)]))
  return { runtime, api, moveTo }
}

const realNow = performance.now.bind(performance)

/** Makes every third claim take longer than what was read before it may be relied on. */
function slowDown({ stores }: Runtime): void {
  const { messages } = stores
  const save = messages.save.bind(messages)
  let [lateMs, claims] = [0, 0]
  vi.spyOn(performance, 'now').mockImplementation(() => realNow() + lateMs)
  messages.save = async (message, expectedRev) => {
    const isSaved = await save(message, expectedRev)
    if (message.state === 'claimed' && claims++ % 3 === 0) lateMs += 1_100
    return isSaved
  }
}

async function messagesOf({ stores }: Runtime, people: number): Promise<Message[]> {
  const lists = Array.from({ length: people }, (_, row) => stores.messages.listOfContact(contactOn(row).id))
  return (await Promise.all(lists)).flat()
}

/** Whatever should have been dealt with at the instant that the clock shows, in words; empty when nothing is left. */
async function leftNow({ stores, localTable, clock }: Runtime): Promise<string[]> {
  const now = clock.now()
  const { messages, runs } = stores
  const shards = (count: number) => Array.from({ length: count }, (_, shard) => shard)
  const due = await Promise.all(shards(messages.dueShards).map((shard) => messages.listDue(shard, now, 1_000)))
  const pages = await Promise.all(shards(runs.dueShards).map((shard) => runs.listDuePages(shard, now, 1_000)))
  const jobs = (await localTable.query({ hash: JOBS_PK })).map((item) => Job.parse(item))
  const schedules = (await localTable.query({ hash: SCHEDULES_PK })).map((item) => KeptSchedule.parse(item))
  const missed = schedules.filter(({ rule, zone, doneUntil }) => {
    const next = nextFiring(rule, zone, doneUntil)
    return next !== null && next <= now
  })
  return [
    ...due.flat().map(({ id }) => `message ${id} is due`),
    ...pages.flat().map(({ runId, number }) => `page ${number} of ${runId} is due`),
    ...jobs.map(({ queue, dead }) => `a job on ${queue}${dead === null ? '' : `: ${dead.reason}`}`),
    ...missed.map(({ campaignId }) => `a firing of ${campaignId}`),
  ]
}

/** Texts whose time has come and that nobody closed, written or not. */
async function countOverdue(runtime: Runtime, people: number, campaigns: readonly string[]): Promise<number> {
  const now = runtime.clock.now()
  const messages = await messagesOf(runtime, people)
  const open = messages.filter((message) => !isClosed(message) && message.dueAt <= now)
  let unwritten = 0
  for (const id of campaigns) {
    const { items } = await runtime.stores.runs.listRuns(CampaignId.parse(id), { limit: 100 })
    for (const run of items) unwritten += run.planned - messages.filter(({ page }) => page?.runId === run.id).length
  }
  return open.length + unwritten
}

const Jump = fc.record({
  minutes: fc.oneof(fc.integer({ min: 0, max: 30 }), fc.integer({ min: 60, max: 16 * 60 })),
  orders: fc.integer({ min: 0, max: 3 }),
  /** Texts a day that the budget pays for; null takes it away. */
  budget: fc.option(fc.integer({ min: 0, max: 300 })),
  carrier: fc.constantFrom('accept', 'throttle', 'line-down', 'unknown'),
})

it('leaves nothing of the instant that it answers for, and says of each text that waits what it waits for', async () => {
  const property = fc.asyncProperty(
    fc.array(Jump, { minLength: 3, maxLength: 4 }),
    fc.boolean(),
    async (jumps, slow) => {
      const { runtime, api, moveTo } = await open(PEOPLE)
      try {
        if (slow) slowDown(runtime)
        const mass = [
          await api.campaign('holiday-greeting', { date: FESTIVAL }),
          await api.campaign('birthday-greeting'),
        ]
        await api.campaign('unpaid-order-nudge')
        let orders = 0
        for (const { minutes, budget, carrier, ...jump } of jumps) {
          const micros = budget === null ? null : budget * PRICE_MICROS
          await api.call('PATCH', '/api/line', { dailyBudgetMicros: micros })
          await api.call('POST', '/dev/phone/script', { answer: carrier, receipt: 'delivered', times: 3 })
          for (let order = 0; order < jump.orders; order += 1, orders += 1)
            await api.postEvent(
              placed(`SO-${orders}`, runtime.clock.now().toISOString(), {
                buyer: { ...contactOn(orders), name: '王芳' },
              }),
            )

          const { waiting = [] } = await moveTo(new Date(runtime.clock.now().getTime() + minutes * MINUTE_MS))

          expect(await leftNow(runtime)).toEqual([])
          expect(waiting.filter(({ because }) => !WAITS.includes(because))).toEqual([])
          const texts = waiting.map((one) => one.texts).reduce((sum, count) => sum + count, 0)
          expect(texts).toBe(await countOverdue(runtime, PEOPLE, mass))
        }
      } finally {
        vi.restoreAllMocks()
        await runtime.stop()
      }
    },
  )
  await fc.assert(property, { numRuns: 4, endOnFailure: true })
})

/** What only the clock, a carrier or a person can end. */
const WAITS = ['budget', 'line-down', 'pace', 'quiet-hours', 'reader-day', 'try-later']

it('texts everybody before it answers, also where this machine is too slow for what it has read', async () => {
  const { runtime, api, moveTo } = await open(PEOPLE)
  onTestFinished(runtime.stop)
  await api.campaign('holiday-greeting', { date: FESTIVAL })
  slowDown(runtime)

  const { waiting } = await moveTo(new Date(`${FESTIVAL}T01:00:00Z`))

  expect(waiting).toEqual([])
  expect((await api.texts()).length).toBe(PEOPLE)
  const states = (await messagesOf(runtime, PEOPLE)).map(({ state }) => state)
  expect([...new Set(states)]).toEqual(['delivered'])
})

it('tells how far it has come while the clock moves', async () => {
  const { runtime, api, moveTo } = await open(PEOPLE)
  onTestFinished(runtime.stop)
  await api.campaign('holiday-greeting', { date: FESTIVAL })
  const to = `${FESTIVAL}T01:00:00.000Z`
  const seen: z.infer<typeof Clock>['moving'][] = []
  let isThere = false

  const moved = moveTo(new Date(to)).finally(() => {
    isThere = true
  })
  while (!isThere) seen.push(Clock.parse(await api.call('GET', '/dev/clock')).moving)
  await moved

  const told = seen.filter((moving) => moving !== null)
  expect(told.map((moving) => moving.to)).toContain(to)
  expect(told.every(({ due, done }) => done >= 0 && done <= due)).toBe(true)
  expect(told.some(({ at, due, done }) => at === to && done > 0 && done < due)).toBe(true)
  expect(Clock.parse(await api.call('GET', '/dev/clock')).moving).toBeNull()
})
