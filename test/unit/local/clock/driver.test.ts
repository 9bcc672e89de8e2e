import { join } from 'node:path'
import { expect, it, onTestFinished, vi } from 'vitest'
import { createDriver } from '../../../../local/clock/driver.ts'
import { createSteeredClock } from '../../../../local/clock/steered-clock.ts'
import { scratchFolder } from '../scratch-folder.ts'

const at = (text: string) => new Date(`2026-12-01T${text}Z`)
const clockText = (date: Date) => date.toISOString().slice(11, 19)

/** Things that fall due at instants, and a log of when the driver dealt with them. */
function open(options: { due?: Date[]; firings?: Date[]; machineStart?: Date } = {}) {
  const { due = [], firings = [], machineStart = at('00:00:00') } = options
  const log: string[] = []
  const machine = { ms: machineStart.getTime() }
  const clock = createSteeredClock({
    path: join(scratchFolder(), 'clock.json'),
    machine: { now: () => new Date(machine.ms), monotonicMs: () => machine.ms },
  })
  const first = (dates: Date[]) => dates.toSorted((a, b) => +a - +b)[0] ?? null
  const takeDue = (dates: Date[], now: Date) => {
    const taken = dates.filter((date) => date <= now)
    for (const date of taken) dates.splice(dates.indexOf(date), 1)
    return taken
  }
  const world = {
    due,
    firings,
    log,
    clock,
    machine,
    failures: [] as unknown[],
    afterSweep: async (_now: Date) => {},
    isAsked: false,
    onReconcile: () => {},
  }
  const driver = createDriver({
    clock,
    queues: { idle: async () => {}, counts: () => ({ put: 0, ended: 0 }) },
    schedules: {
      nextFiring: () => first(firings),
      fireDue: async (now) => void takeDue(firings, now).map(() => log.push(`fired at ${clockText(clock.now())}`)),
    },
    nextDueAt: async () => first(due),
    async sweep(now) {
      for (const _ of takeDue(due, now)) log.push(`swept at ${clockText(clock.now())}`)
      await world.afterSweep(now)
    },
    reconcile: async () => {
      log.push(`reconciled at ${clockText(clock.now())}`)
      world.onReconcile()
    },
    needsReconcile() {
      const { isAsked } = world
      world.isAsked = false
      return isAsked
    },
    onFailure: (error) => void world.failures.push(error),
  })
  onTestFinished(() => driver.stop())
  return { ...world, world, driver, dealtWith: () => log.filter((line) => !line.startsWith('reconciled')) }
}

it('jumps from one due instant to the next, each at its own time', async () => {
  const { driver, clock, dealtWith } = open({ due: [at('10:00:00'), at('08:00:00')], firings: [at('09:00:00')] })

  await driver.advance(at('09:30:00'), false)

  expect(dealtWith()).toEqual(['swept at 08:00:00', 'fired at 09:00:00'])
  expect(clock.state()).toEqual({ now: at('09:30:00'), flow: false, steered: true })
})

it('stands at the instant that a flowing clock showed, however long what was due takes', async () => {
  const { driver, clock, machine, world } = open()
  await driver.advance(at('08:00:00'), true)
  machine.ms += 60_000
  world.afterSweep = async () => {
    machine.ms += 5_000
  }

  await driver.advance(null, false)

  expect(clock.state()).toEqual({ now: at('08:01:00'), flow: false, steered: true })
})

it('deals with what falls due at the target itself, and with what is due at the present instant', async () => {
  const { driver, dealtWith, due } = open({ due: [at('00:00:00'), at('08:00:00')] })

  await driver.advance(at('08:00:00'), false)
  due.push(at('08:00:00'))
  await driver.advance(at('08:00:00'), false)

  expect(dealtWith()).toEqual(['swept at 00:00:00', 'swept at 08:00:00', 'swept at 08:00:00'])
})

it('stops at instants that only come up on the way', async () => {
  const { driver, world, dealtWith, due } = open({ due: [at('08:00:00')] })
  world.afterSweep = async (now) => {
    if (+now === +at('08:00:00') && due.length === 0) due.push(at('08:15:00'))
  }

  await driver.advance(at('09:00:00'), false)

  expect(dealtWith()).toEqual(['swept at 08:00:00', 'swept at 08:15:00'])
})

it('goes back only the first time, finishing the present first', async () => {
  const { driver, clock, dealtWith } = open({ due: [at('07:00:00')], machineStart: at('08:00:00') })

  await driver.advance(at('06:00:00'), false)

  expect(dealtWith()).toEqual(['swept at 08:00:00'])
  expect(clock.now()).toEqual(at('06:00:00'))
  await expect(driver.advance(at('05:00:00'), false)).rejects.toMatchObject({ code: 'INVALID_INPUT' })
  expect(clock.state()).toEqual({ now: at('06:00:00'), flow: false, steered: true })
})

it('lets two calls wait for each other', async () => {
  const { driver, clock, dealtWith } = open({ due: [at('08:00:00'), at('10:00:00')] })

  await Promise.all([driver.advance(at('09:00:00'), false), driver.advance(at('11:00:00'), true)])

  expect(dealtWith()).toEqual(['swept at 08:00:00', 'swept at 10:00:00'])
  expect(clock.state()).toEqual({ now: at('11:00:00'), flow: true, steered: true })
})

it('goes on flowing, and tells, when a step fails', async () => {
  const { driver, world, clock } = open({ due: [at('08:00:00')] })
  world.afterSweep = async (now) => {
    if (+now >= +at('08:00:00')) throw new Error('the store is away')
  }

  await expect(driver.advance(at('09:00:00'), false)).rejects.toThrow('the store is away')

  expect(clock.state()).toMatchObject({ now: at('08:00:00'), flow: true })
})

it('gives up on something that stays due however often it is swept', async () => {
  const { driver, world, due } = open({ due: [at('00:00:00')] })
  world.afterSweep = async () => void due.push(at('00:00:00'))

  await expect(driver.settle()).rejects.toMatchObject({ code: 'CONFLICT' })
})

it('reconciles every five minutes of the clock and at the end of a jump', async () => {
  const { driver, log } = open({ due: [at('00:01:00'), at('00:06:00')] })

  await driver.advance(at('00:07:00'), false)

  expect(log.filter((line) => line.startsWith('reconciled'))).toEqual([
    'reconciled at 00:00:00',
    'reconciled at 00:06:00',
    'reconciled at 00:07:00',
  ])
})

it('wakes at the next due instant while the clock flows, also at one it is told of later', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  onTestFinished(() => void vi.useRealTimers())
  const { driver, dealtWith, due, machine } = open({ due: [at('00:00:40')] })
  const pass = async (seconds: number) => {
    machine.ms += seconds * 1000
    await vi.advanceTimersByTimeAsync(seconds * 1000)
  }

  driver.start()
  await pass(10)
  due.push(at('00:00:20'))
  driver.poke()
  await pass(10)
  await pass(20)

  expect(dealtWith()).toEqual(['swept at 00:00:20', 'swept at 00:00:40'])
})

it('tries again in a few seconds when something fails in the background', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  onTestFinished(() => void vi.useRealTimers())
  const { driver, world, dealtWith, failures, due } = open({ due: [] })
  world.afterSweep = async () => {
    world.afterSweep = async () => {}
    throw new Error('the store is away')
  }
  due.push(at('00:00:00'))

  driver.start()
  await vi.advanceTimersByTimeAsync(0)
  due.push(at('00:00:00'))
  await vi.advanceTimersByTimeAsync(5_000)

  expect(failures).toHaveLength(1)
  expect(dealtWith()).toHaveLength(2)
})

it('reconciles before the clock passes on, where something new asks for it', async () => {
  const { driver, log, world, firings } = open({ due: [at('08:00:00')] })
  world.afterSweep = async (now) => {
    if (now.getTime() === at('08:00:00').getTime()) world.isAsked = true
  }
  world.onReconcile = () => {
    if (log.includes('swept at 08:00:00') && !log.includes('fired at 08:02:00')) firings.push(at('08:02:00'))
  }

  await driver.advance(at('08:04:00'), false)

  expect(log).toContain('fired at 08:02:00')
})
