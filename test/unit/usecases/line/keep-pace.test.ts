import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { MemoryAuditLog } from '#shared/adapters/memory/audit-log.ts'
import { MemoryLineStore } from '#shared/adapters/memory/line-store.ts'
import type { Lane } from '#shared/contracts/message.ts'
import { leaseParts, newLine } from '#shared/domain/line/line-lease.ts'
import { createPace } from '#shared/usecases/line/keep-pace.ts'
import { changeLine, startLine, stopLine } from '#shared/usecases/line/steer-line.ts'

const DEFAULTS = {
  provider: 'test',
  rates: { transactional: 5, bulk: 20 },
  priceMicros: 50_000,
  zone: 'Asia/Shanghai',
  countries: ['CN'],
  dailyBudgetMicros: null,
}
const START_MS = Date.parse('2026-12-01T02:00:00Z')

/** Workers on one line, on a clock that moves only while one of them pauses. */
function aLine() {
  const lines = new MemoryLineStore()
  let ms = 0
  const clock = { now: () => new Date(START_MS + ms), monotonicMs: () => ms }
  const pause = async (waitMs: number) => {
    ms += waitMs
  }
  const audit = new MemoryAuditLog()
  const steering = { lines, audit, clock, lineDefaults: DEFAULTS, queues: { campaignJob: async () => undefined } }
  return {
    lines,
    steering,
    worker: () => createPace({ lines, clock, defaults: DEFAULTS, pause }),
    elapse: (waitMs: number) => {
      ms += waitMs
    },
    nowMs: () => ms,
  }
}

type Line = ReturnType<typeof aLine>

/** When each of these texts left, in ms; a closed gate is waited out. */
async function send(
  line: Line,
  lane: Lane,
  texts: readonly number[],
  workers = 1,
): Promise<{ ms: number; parts: number }[]> {
  const paces = Array.from({ length: workers }, () => line.worker())
  const left: { ms: number; parts: number }[] = []
  for (const [index, parts] of texts.entries()) {
    const pace = paces[index % workers] ?? line.worker()
    while (!pace.take(lane, parts)) {
      const gate = await pace.prepare(lane, { wanted: 10, least: parts })
      if (gate.kind === 'closed') line.elapse(gate.until.getTime() - START_MS - line.nowMs())
    }
    left.push({ ms: line.nowMs(), parts })
  }
  return left
}

describe('the pace', () => {
  it('never lets more parts through than the rate allows, in any stretch of time, whatever the workers', async () => {
    const texts = fc.array(fc.integer({ min: 1, max: 8 }), { minLength: 1, maxLength: 120 })
    await fc.assert(
      fc.asyncProperty(texts, fc.integer({ min: 1, max: 4 }), async (parts, workers) => {
        const left = await send(aLine(), 'bulk', parts, workers)

        for (const [first, from] of left.entries()) {
          let sum = 0
          for (const text of left.slice(first)) {
            sum += text.parts
            const allowed = (20 * (text.ms - from.ms)) / 1000 + 20 * workers
            expect(sum).toBeLessThanOrEqual(allowed)
          }
        }
      }),
      { numRuns: 60 },
    )
  })

  it('holds for texts that go side by side: of 20 at once at 5 a second only 5 leave before the next second', async () => {
    const line = aLine()
    const pace = line.worker()
    const left: number[] = []
    const allHavePrepared = () => new Promise(setImmediate)
    const sendOne = async () => {
      do {
        await pace.prepare('transactional', { wanted: 10, least: 1 })
        await allHavePrepared()
      } while (!pace.take('transactional', 1))
      left.push(line.nowMs())
    }

    await Promise.all(Array.from({ length: 20 }, sendOne))

    expect(left.filter((ms) => ms === 0)).toHaveLength(5)
    expect(left.at(-1)).toBeGreaterThanOrEqual(14 * 200)
  })

  it('uses the rate up: 400 parts at 20 a second take about 20 seconds', async () => {
    const left = await send(
      aLine(),
      'bulk',
      Array.from({ length: 400 }, () => 1),
    )

    expect(left.at(-1)?.ms).toBeGreaterThan(18_000)
    expect(left.at(-1)?.ms).toBeLessThan(21_000)
  })

  it('keeps the lanes apart: a mass send leaves the other lane its room', async () => {
    const line = aLine()
    await send(
      line,
      'bulk',
      Array.from({ length: 100 }, () => 1),
    )
    const before = line.nowMs()

    const [text] = await send(line, 'transactional', [1])

    expect((text?.ms ?? 0) - before).toBe(0)
  })

  it('gives room away at most five seconds ahead, and says when to come again', () => {
    const asked = { lane: 'bulk' as const, wanted: 100, least: 1, now: new Date(START_MS), defaults: DEFAULTS }
    const first = leaseParts(newLine(DEFAULTS), asked)
    const second = first.kind === 'granted' ? leaseParts(first.line, asked) : first

    const third = second.kind === 'granted' ? leaseParts(second.line, asked) : second

    expect(third).toMatchObject({ kind: 'refused', because: 'pace', until: new Date(START_MS + 10_000) })
  })

  it('halves the rate for a minute after the provider throttled', async () => {
    const line = aLine()
    await line.worker().report({ kind: 'try-later', code: 'Throttling', afterSeconds: 1, throttled: true })

    const left = await send(
      line,
      'bulk',
      Array.from({ length: 200 }, () => 1),
    )

    expect(left.at(-1)?.ms).toBeGreaterThan(18_000)
  })

  it('stops for five minutes when the provider takes nothing, then tries again', async () => {
    const line = aLine()
    const pace = line.worker()
    await pace.report({ kind: 'line-down', code: 'AuthorizationError' })

    expect(await pace.prepare('bulk', { wanted: 1, least: 1 })).toMatchObject({ kind: 'closed', because: 'line-down' })
    line.elapse(5 * 60_000)
    expect(await pace.prepare('bulk', { wanted: 1, least: 1 })).toMatchObject({ kind: 'open' })
  })
})

describe('answers to what was under way', () => {
  it('when the line went down tell of one fault: it is tried again in five minutes, not in an hour', async () => {
    const line = aLine()
    const paces = Array.from({ length: 10 }, () => line.worker())

    await Promise.all(paces.map((pace) => pace.report({ kind: 'line-down', code: 'NoFunds' })))

    const until = new Date(START_MS + 5 * 60_000)
    expect((await line.lines.find('test'))?.fault).toMatchObject({ failures: 1, until })
  })

  it('when the provider throttled are one write for all', async () => {
    const line = aLine()
    const paces = Array.from({ length: 10 }, () => line.worker())

    for (const pace of paces)
      await pace.report({ kind: 'try-later', code: 'Throttling', afterSeconds: 1, throttled: true })

    expect(await line.lines.find('test')).toMatchObject({ rev: 1, slowUntil: new Date(START_MS + 60_000) })
  })
})

describe('the switch', () => {
  it('closes the line for every worker at their next block, and says who threw it and why', async () => {
    const line = aLine()
    const pace = line.worker()
    await pace.prepare('bulk', { wanted: 100, least: 1 })

    await stopLine(line.steering, { by: 'admin/li', why: 'wrong price in the text' })

    expect(await pace.prepare('bulk', { wanted: 1, least: 1 })).toMatchObject({
      kind: 'closed',
      because: 'line-stopped',
    })
    expect((await line.lines.find('test'))?.stop).toMatchObject({ by: 'admin/li', why: 'wrong price in the text' })
    await startLine(line.steering, { by: 'admin/test' })
    expect(await pace.prepare('bulk', { wanted: 1, least: 1 })).toMatchObject({ kind: 'open' })
  })

  it('thrown while a worker pauses for the pace is seen before it goes on', async () => {
    const line = aLine()
    const pace = createPace({
      lines: line.lines,
      clock: line.steering.clock,
      defaults: DEFAULTS,
      pause: async (ms) => {
        line.elapse(ms)
        await stopLine(line.steering, { by: 'admin/li', why: 'stop' })
      },
    })
    await line.worker().prepare('bulk', { wanted: 40, least: 1 })

    const gate = await pace.prepare('bulk', { wanted: 1, least: 1 })

    expect(gate).toMatchObject({ kind: 'closed', because: 'line-stopped' })
  })
})

describe('the budget of a day', () => {
  it('is never exceeded, stops between texts, and goes on when it is raised', async () => {
    const line = aLine()
    const pace = line.worker()
    await changeLine(line.steering, { by: 'admin/test', dailyBudgetMicros: 1_000_000 })

    let parts = 0
    while ((await pace.prepare('bulk', { wanted: 7, least: 1 })).kind === 'open')
      while (pace.take('bulk', 1)) parts += 1

    expect(parts).toBe(20)
    await changeLine(line.steering, { by: 'admin/test', dailyBudgetMicros: 2_000_000 })
    expect(await pace.prepare('bulk', { wanted: 7, least: 1 })).toMatchObject({ kind: 'open' })
  })

  it('pays for what is sent, not for room that nobody used: a text a minute costs a part each', async () => {
    const line = aLine()
    const pace = line.worker()
    await changeLine(line.steering, { by: 'admin/test', dailyBudgetMicros: 1_000_000 })

    let texts = 0
    for (let minute = 0; minute < 60; minute += 1) {
      const gate = await pace.prepare('transactional', { wanted: 10, least: 1 })
      if (gate.kind === 'open' && pace.take('transactional', 1)) texts += 1
      line.elapse(60_000)
    }

    expect(texts).toBe(20)
  })

  it('is not spent by texts that were surely not sent', async () => {
    const line = aLine()
    const pace = line.worker()
    await changeLine(line.steering, { by: 'admin/test', dailyBudgetMicros: 100_000 })

    for (let tries = 0; tries < 10; tries += 1) {
      const gate = await pace.prepare('transactional', { wanted: 1, least: 1 })
      expect([gate.kind, pace.take('transactional', 1)]).toEqual(['open', true])
      pace.giveBack(1)
      line.elapse(60_000)
    }
  })

  it('is not paid back twice when the answer to a write is lost', async () => {
    const line = aLine()
    const { lines } = line
    let lost = false
    const flaky = {
      find: (provider: string) => lines.find(provider),
      async save(...args: Parameters<typeof lines.save>) {
        const saved = await lines.save(...args)
        if (lost) throw new Error('no answer')
        return saved
      },
    }
    const pace = createPace({
      lines: flaky,
      clock: line.steering.clock,
      defaults: DEFAULTS,
      pause: async (ms) => line.elapse(ms),
    })
    await pace.prepare('transactional', { wanted: 10, least: 1 })
    line.elapse(60_000)
    lost = true
    await expect(pace.prepare('transactional', { wanted: 10, least: 1 })).rejects.toThrow('no answer')
    lost = false
    line.elapse(60_000)

    await pace.prepare('transactional', { wanted: 10, least: 1 })

    expect((await lines.find('test'))?.spent.micros).toBe(2 * 10 * DEFAULTS.priceMicros)
  })

  it('is not begun anew by a clock that is a little behind one that has begun the next day', () => {
    const line = { ...newLine(DEFAULTS), spent: { day: '2026-12-02', micros: 700_000 } }
    const before = new Date('2026-12-01T15:59:59Z')

    const lease = leaseParts(line, { lane: 'bulk', wanted: 1, least: 1, now: before, defaults: DEFAULTS })

    expect(lease).toMatchObject({ line: { spent: { day: '2026-12-02', micros: 750_000 } } })
  })

  it('begins anew at midnight in the zone of the business', async () => {
    const line = aLine()
    const pace = line.worker()
    await changeLine(line.steering, { by: 'admin/test', dailyBudgetMicros: 50_000 })
    await pace.prepare('bulk', { wanted: 1, least: 1 })
    pace.take('bulk', 1)
    expect(await pace.prepare('bulk', { wanted: 1, least: 1 })).toMatchObject({ because: 'budget' })

    line.elapse(14 * 3_600_000)

    expect(await pace.prepare('bulk', { wanted: 1, least: 1 })).toMatchObject({ kind: 'open' })
  })
})
