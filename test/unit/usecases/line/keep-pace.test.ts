import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Lane } from '#shared/contracts/message.ts'
import { leaseParts, newLine } from '#shared/domain/line/line-lease.ts'
import { createPace } from '#shared/usecases/line/keep-pace.ts'
import { startLine, stopLine } from '#shared/usecases/line/steer-line.ts'
import { aLine, DEFAULTS, START_MS } from './a-line.ts'

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
