import { describe, expect, it } from 'vitest'
import { createMemoryStores } from '#shared/adapters/memory/stores.ts'
import { AppError } from '#shared/domain/errors.ts'
import type { SubmitAnswer } from '#shared/domain/sending/submit-answer.ts'
import { hooked } from '../../../builders/hooked.ts'
import { placed } from '../../../builders/order-events.ts'
import { addCelebrants, statesOf } from '../../../builders/people.ts'
import { World } from '../../../builders/world.ts'

const LATER: SubmitAnswer = { kind: 'try-later', code: 'Throttled', afterSeconds: 10 }
const UNKNOWN: SubmitAnswer = { kind: 'unknown', code: 'timeout' }

/** A nudge due at 10:30 in Shanghai, met with these answers. */
async function nudged(answers: SubmitAnswer[], until = '2026-12-01T06:00:00Z'): Promise<World> {
  const world = new World('2026-12-01T02:00:00Z')
  await world.campaign('unpaid-order-nudge')
  await world.accept(placed('SO-1', '2026-12-01T02:00:00Z'))
  world.answers.push(...answers)
  await world.advance(until)
  return world
}

async function onlyMessage(world: World) {
  const [message] = await world.messagesOf('C00001')
  if (message === undefined) throw new Error('there is no message')
  return message
}

describe('a text that the provider', () => {
  it('accepts is accepted, with what was handed over', async () => {
    const message = await onlyMessage(await nudged([{ kind: 'accepted', providerMessageId: 'p-7' }]))

    expect(message).toMatchObject({
      ...{ state: 'accepted', reason: null, providerMessageId: 'p-7', parts: 1, language: 'zh', lease: null },
      submittedAt: new Date('2026-12-01T02:30:00Z'),
      wakeAt: null,
    })
    expect(message.trail.map(({ code }) => code)).toEqual(['planned', 'checked', 'claimed', 'accepted'])
  })

  it('rejects is never tried again', async () => {
    const world = await nudged([{ kind: 'rejected', because: 'bad-number', code: 'InvalidParameter' }])

    expect(await statesOf(world)).toEqual(['rejected: bad-number'])
    expect(world.sent).toEqual([])
  })

  it('puts off is tried again, each time twice as late, and sent once', async () => {
    const world = await nudged([LATER, LATER, LATER])

    const message = await onlyMessage(world)
    const tries = message.trail.filter(({ code }) => code === 'claimed').map(({ at }) => at.toISOString())
    expect(tries).toEqual([
      '2026-12-01T02:30:00.000Z',
      '2026-12-01T02:30:10.000Z',
      '2026-12-01T02:30:30.000Z',
      '2026-12-01T02:31:10.000Z',
    ])
    expect(message).toMatchObject({ state: 'accepted', attempt: 4 })
    expect(world.sent).toHaveLength(1)
  })

  it('puts off eight times has had its tries', async () => {
    const world = await nudged(Array.from({ length: 8 }, () => LATER))

    expect(await statesOf(world)).toEqual(['expired: attempts-used-up'])
    expect(world.sent).toEqual([])
  })

  it('puts off for days is tried again within the hour', async () => {
    const world = await nudged([{ ...LATER, afterSeconds: 200_000 }])

    expect(world.sent.map(({ at }) => at.toISOString())).toEqual(['2026-12-01T03:30:00.000Z'])
  })

  it('cannot take for want of funds is tried again and uses up no text', async () => {
    const down: SubmitAnswer = { kind: 'line-down', code: 'OutOfFunds' }

    const world = await nudged([down, down])

    expect(await statesOf(world)).toEqual(['accepted'])
    expect(world.sent).toHaveLength(1)
  })

  it('leaves without an answer is in doubt, and never sent again', async () => {
    const world = await nudged([UNKNOWN], '2026-12-04T02:29:59Z')

    expect(await statesOf(world)).toEqual(['in-doubt: no-answer'])
    expect(world.sent).toHaveLength(1)
  })

  it('never says a word about is unconfirmed 72 hours after it was submitted', async () => {
    const world = await nudged([UNKNOWN], '2026-12-04T02:30:00Z')

    expect(await statesOf(world)).toEqual(['unconfirmed: no-receipt'])
    expect(world.sent).toHaveLength(1)
  })
})

describe('on a page', () => {
  it('each text meets its own answer, and the run adds up and closes', async () => {
    const world = new World('2026-12-04T00:00:00Z')
    await addCelebrants(world, 5)
    const id = await world.campaign('birthday-greeting')
    world.answers.push({ kind: 'rejected', because: 'bad-number', code: 'x' }, LATER, UNKNOWN)

    await world.advance('2026-12-05T04:00:00Z')

    const [run] = (await world.stores.runs.listRuns(id, { limit: 10 })).items
    const [page] = run === undefined ? [] : await world.stores.runs.listProgress(run.id)
    expect(run).toMatchObject({ state: 'closed', planned: 5, pages: 1 })
    expect(page).toMatchObject({ state: 'finished', counts: { accepted: 3, rejected: 1, 'in-doubt': 1 } })
    expect(world.sent).toHaveLength(4)
  })
})

describe('an answer about the whole line', () => {
  it('that cannot be written down leaves the message planned all the same, for it was surely not sent', async () => {
    const stores = createMemoryStores()
    const lines = hooked(stores.lines, 'save', (line) => {
      if (isDown(line)) throw new AppError('STORE_UNAVAILABLE', 'away', { retryable: true })
    })
    const world = new World('2026-12-01T02:00:00Z', { ...stores, lines })
    await world.campaign('unpaid-order-nudge')
    await world.accept(placed('SO-1', '2026-12-01T02:00:00Z'))
    world.answers.push({ kind: 'line-down', code: 'NoFunds' })

    await world.advance('2026-12-01T02:31:00Z')
    const states = await statesOf(world)
    await world.advance('2026-12-01T06:00:00Z')

    expect(states).toEqual(['planned'])
    expect(await statesOf(world)).toEqual(['accepted'])
  })
})

function isDown(line: unknown): boolean {
  return typeof line === 'object' && line !== null && 'fault' in line && line.fault !== null
}
