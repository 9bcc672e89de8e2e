import { join } from 'node:path'
import { expect, it } from 'vitest'
import { createSteeredClock } from '../../../../local/clock/steered-clock.ts'
import { scratchFolder } from '../scratch-folder.ts'

function aMachine(start = '2026-11-22T08:00:00Z') {
  let ms = Date.parse(start)
  return {
    now: () => new Date(ms),
    monotonicMs: () => ms,
    pass: (seconds: number) => {
      ms += seconds * 1000
    },
  }
}

const at = (text: string) => new Date(text)

it('shows the machine time, flowing, before it is set', () => {
  const machine = aMachine()
  const clock = createSteeredClock({ path: join(scratchFolder(), 'clock.json'), machine })

  machine.pass(5)

  expect(clock.state()).toEqual({ now: at('2026-11-22T08:00:05Z'), flow: true, steered: false })
})

it('goes anywhere the first time, and stands still there', () => {
  const machine = aMachine()
  const clock = createSteeredClock({ path: join(scratchFolder(), 'clock.json'), machine })

  clock.set(at('2020-01-01T00:00:00Z'), false)
  machine.pass(5)

  expect(clock.state()).toEqual({ now: at('2020-01-01T00:00:00Z'), flow: false, steered: true })
})

it('takes the present instant but none before it once it is set', () => {
  const clock = createSteeredClock({ path: join(scratchFolder(), 'clock.json'), machine: aMachine() })
  clock.set(at('2026-12-01T00:00:00Z'), false)

  clock.set(at('2026-12-01T00:00:00Z'), false)

  expect(() => clock.set(at('2026-11-30T23:59:59.999Z'), false)).toThrow(
    expect.objectContaining({ code: 'INVALID_INPUT', retryable: false }),
  )
  expect(clock.now()).toEqual(at('2026-12-01T00:00:00Z'))
})

it('still stands after a restart', () => {
  const path = join(scratchFolder(), 'clock.json')
  const machine = aMachine()
  createSteeredClock({ path, machine }).set(at('2026-12-01T00:00:00Z'), false)
  machine.pass(3600)

  const clock = createSteeredClock({ path, machine })

  expect(clock.state()).toEqual({ now: at('2026-12-01T00:00:00Z'), flow: false, steered: true })
})

it('flows on over a restart by the machine time passed', () => {
  const path = join(scratchFolder(), 'clock.json')
  const machine = aMachine()
  createSteeredClock({ path, machine }).set(at('2026-12-01T00:00:00Z'), true)
  machine.pass(90)

  const clock = createSteeredClock({ path, machine })
  machine.pass(10)

  expect(clock.state()).toEqual({ now: at('2026-12-01T00:01:40Z'), flow: true, steered: true })
})

it('never shows an earlier instant than the one set when the machine is put back', () => {
  const machine = aMachine()
  const clock = createSteeredClock({ path: join(scratchFolder(), 'clock.json'), machine })
  clock.set(at('2026-12-01T00:00:00Z'), true)

  machine.pass(-60)

  expect(clock.now()).toEqual(at('2026-12-01T00:00:00Z'))
})

it('stands still where a jump ended, and never jumps back', () => {
  const machine = aMachine()
  const clock = createSteeredClock({ path: join(scratchFolder(), 'clock.json'), machine })

  clock.advanceTo(at('2026-11-22T09:00:00Z'))
  clock.advanceTo(at('2026-11-22T08:30:00Z'))
  machine.pass(5)

  expect(clock.state()).toEqual({ now: at('2026-11-22T09:00:00Z'), flow: false, steered: true })
})
