import { describe, expect, it } from 'vitest'
import { leaseParts, newLine } from '#shared/domain/line/line-lease.ts'
import { createPace } from '#shared/usecases/line/keep-pace.ts'
import { changeLine } from '#shared/usecases/line/steer-line.ts'
import { aLine, DEFAULTS } from './a-line.ts'

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
