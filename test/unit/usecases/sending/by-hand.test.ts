import { describe, expect, it } from 'vitest'
import type { Message } from '#shared/contracts/message.ts'
import { linesOfTrail } from '#shared/domain/wording/words.ts'
import { recordReceipt } from '#shared/usecases/receipts/record-receipt.ts'
import { readResults } from '#shared/usecases/runs/read-results.ts'
import { cancelMessage } from '#shared/usecases/sending/cancel-message.ts'
import { resendMessage } from '#shared/usecases/sending/resend-message.ts'
import { aMessage } from '../../../builders/message.ts'
import { fact, placed } from '../../../builders/order-events.ts'
import { addContact, statesOf } from '../../../builders/people.ts'
import { addSent, beingSent } from '../../../builders/sent-message.ts'
import { World } from '../../../builders/world.ts'

const BY = { by: 'support/li', note: '客户来电 199 0000 0001 要求' }

/** An order whose nudge is planned for 10:30 in Shanghai. */
async function planned(): Promise<{ world: World; message: Message }> {
  const world = new World('2026-12-01T02:00:00Z')
  await world.campaign('unpaid-order-nudge')
  await world.accept(placed('SO-1', '2026-12-01T02:00:00Z'))
  return { world, message: await newest(world) }
}

/** One that the carrier refused at 10:30; it is 10:31. */
async function rejected(): Promise<{ world: World; message: Message }> {
  const { world } = await planned()
  world.answers.push({ kind: 'rejected', because: 'content-refused', code: '9' })
  await world.advance('2026-12-01T02:31:00Z')
  return { world, message: await newest(world) }
}

async function newest(world: World): Promise<Message> {
  const found = (await world.messagesOf('C00001')).at(-1)
  if (found === undefined) throw new Error('the contact has none')
  return found
}

const audited = async (world: World, id: string) =>
  (await world.stores.audit.list({ subject: id }, { limit: 10 })).items.map(({ by, what }) => `${by} ${what}`)

describe('cancelling a text', () => {
  it('keeps it from leaving, and its trail and the audit say by whom', async () => {
    const { world, message } = await planned()

    const outcome = await cancelMessage(world.deps, { id: message.id, ...BY })
    await world.advance('2026-12-02T02:00:00Z')

    expect(outcome.kind).toBe('cancelled')
    expect(world.sent).toEqual([])
    expect(await statesOf(world)).toEqual(['cancelled: cancelled-by-hand'])
    const line = linesOfTrail(await newest(world)).at(-1)
    expect(line?.en).toBe('Cancelled: Staff cancelled it by hand (by support/li: 客户来电 * 要求)')
    expect(line?.zh).toBe('已取消：工作人员手动取消了这条短信（操作人：support/li，备注：客户来电 * 要求）')
    expect(await audited(world, message.id)).toEqual(['support/li message.cancelled'])
  })

  it('is not undone by a fact that asks again', async () => {
    const { world, message } = await planned()
    await cancelMessage(world.deps, { id: message.id, ...BY })

    await world.accept(fact('order.paid', '2026-12-01T02:05:00Z', { orderId: 'SO-1' }))
    await world.accept(fact('order.payment-failed', '2026-12-01T02:06:00Z', { orderId: 'SO-1' }))
    await world.advance('2026-12-02T02:00:00Z')

    expect(world.sent).toEqual([])
  })

  it('changes nothing when it is repeated', async () => {
    const { world, message } = await planned()
    const first = await cancelMessage(world.deps, { id: message.id, ...BY })

    expect(await cancelMessage(world.deps, { id: message.id, by: 'admin/wang', note: 'again' })).toEqual(first)
    expect(await audited(world, message.id)).toHaveLength(1)
  })

  it.each([
    ['is being sent', beingSent()],
    ['has left', {}],
    ['arrived', { state: 'delivered' }],
    ['was held back', { state: 'suppressed', reason: 'opted-out' }],
  ] as const)('is too late for one that %s', async (_, fields) => {
    const world = new World('2026-12-01T01:00:00Z')
    const message = await addSent(world, fields)

    expect(await cancelMessage(world.deps, { id: message.id, ...BY })).toEqual({ kind: 'too-late', message })
    expect(await world.stores.messages.find(message.id)).toEqual(message)
    expect(await audited(world, message.id)).toEqual([])
  })
})

describe('sending a text again', () => {
  it('sends one new text under the next number, judged by what is true by now', async () => {
    const { world, message } = await rejected()

    const outcome = await resendMessage(world.deps, { id: message.id, ...BY })
    await world.drain()

    expect(outcome).toMatchObject({
      kind: 'planned',
      message: { occurrence: `${message.occurrence}~2`, state: 'planned' },
    })
    expect(world.sent).toHaveLength(1)
    expect(await statesOf(world)).toEqual(['rejected: content-refused', 'accepted'])
    expect((await audited(world, message.id))[0]).toBe('support/li message.resent')
    const [old, fresh] = (await world.messagesOf('C00001')).map((one) => linesOfTrail(one).map(({ en }) => en))
    expect(old?.at(-1)).toBe('Sent again as a new text (by support/li: 客户来电 * 要求)')
    expect(fresh?.[0]).toBe('Planned, due at 2026-12-01 02:31 UTC (by support/li: 客户来电 * 要求)')
  })

  it('holds back what is no longer right', async () => {
    const { world, message } = await rejected()
    await world.accept(fact('order.paid', '2026-12-01T02:31:00Z', { orderId: 'SO-1' }))

    await resendMessage(world.deps, { id: message.id, ...BY })
    await world.drain()

    expect(world.sent).toEqual([])
    expect(await statesOf(world)).toEqual(['rejected: content-refused', 'cancelled: order-paid'])
  })

  it('sends one text however often it is asked, also by two at once', async () => {
    const { world, message } = await rejected()
    const again = () => resendMessage(world.deps, { id: message.id, ...BY })

    const outcomes = [...(await Promise.all([again(), again(), again()])), await again()]
    await world.advance('2026-12-01T03:00:00Z')

    const made = outcomes.map((one) => (one.kind === 'planned' ? one.message.id : one.because))
    expect(new Set(made).size).toBe(1)
    expect(world.sent).toHaveLength(1)
  })

  it.each(
    Array.from({ length: 7 }, (_, n) => [n + 1, 'before'] as const).flatMap(
      ([n]) =>
        [
          [n, 'before'],
          [n, 'after'],
        ] as const,
    ),
  )(
    'sends one text, with an entry of the audit, when the process is killed at call %d, %s it, and somebody asks again',
    async (nth, when) => {
      const { world, message } = await rejected()
      const again = () => resendMessage(world.deps, { id: message.id, ...BY })

      world.crashAt(nth, when)
      await again().catch(() => undefined)
      world.crashAt(1_000_000, 'before')
      await again()
      await world.advance('2026-12-01T03:00:00Z')

      expect(world.sent).toHaveLength(1)
      expect(await audited(world, message.id)).toContain('support/li message.resent')
    },
  )

  it('numbers on: the new one may be sent again as the third, past a number that a correction has', async () => {
    const { world, message } = await rejected()
    const taken = aMessage({ occurrence: `${message.occurrence}~2`, state: 'delivered' })
    await world.stores.messages.save(taken, 'absent')
    world.answers.push({ kind: 'rejected', because: 'provider-refused', code: '9' })

    const second = await resendMessage(world.deps, { id: message.id, ...BY })
    await world.drain()
    if (second.kind !== 'planned') throw new Error(second.because)
    world.nowMs += 60_000 // within half a minute the same words to a number are held back
    await resendMessage(world.deps, { id: second.message.id, ...BY })
    await world.drain()

    expect(second.message.occurrence).toBe(`${message.occurrence}~3`)
    const keys = (await world.messagesOf('C00001')).map(({ occurrence }) => occurrence.slice(message.occurrence.length))
    expect(keys.toSorted()).toEqual(['', '~2', '~3', '~4'])
    expect(world.sent).toHaveLength(1)
    expect(await world.stores.messages.find(taken.id)).toEqual(taken)
  })

  it('leaves no way for a later fact to send the old one too', async () => {
    const { world, message } = await planned()
    const expired = { ...message, state: 'expired' as const, reason: 'too-late' as const, wakeAt: null, rev: 2 }
    await world.stores.messages.save(expired, message.rev)
    await resendMessage(world.deps, { id: message.id, ...BY })
    await world.drain()

    await world.accept(fact('order.paid', '2026-12-01T02:05:00Z', { orderId: 'SO-1' }))
    await world.accept(fact('order.payment-failed', '2026-12-01T02:06:00Z', { orderId: 'SO-1' }))
    await world.advance('2026-12-02T02:00:00Z')

    expect(world.sent).toHaveLength(1)
  })

  it.each([
    ['rejected', 'content-refused', null],
    ['expired', 'too-late', null],
    ['cancelled', 'cancelled-by-hand', null],
    ['undelivered', 'unreachable', null],
    ['undelivered', 'blocked-by-carrier', null],
    ['undelivered', 'blocked-by-phone', 'may-have-arrived'],
    ['undelivered', 'unknown-code', 'may-have-arrived'],
    ['undelivered', null, 'may-have-arrived'],
    ['accepted', null, 'may-have-arrived'],
    ['delivered', null, 'may-have-arrived'],
    ['in-doubt', 'no-answer', 'may-have-arrived'],
    ['unconfirmed', 'no-receipt', 'may-have-arrived'],
    ['cancelled', 'order-paid', 'may-have-arrived'],
    ['suppressed', 'opted-out', 'may-have-arrived'],
    ['planned', null, 'still-to-come'],
    ['claimed', null, 'still-to-come'],
  ] as const)('of one that is %s: %s is answered by %s', async (state, reason, because) => {
    const world = new World('2026-12-01T01:00:00Z')
    const message = await addSent(world, { state, reason })

    const outcome = await resendMessage(world.deps, { id: message.id, ...BY })

    expect(outcome.kind === 'refused' ? outcome.because : null).toBe(because)
    expect(await world.messagesOf('C00001')).toHaveLength(because === null ? 2 : 1)
  })

  it.each(['marketing', 'collection', 'internal'] as const)('is not for what is %s', async (category) => {
    const world = new World('2026-12-01T01:00:00Z')
    const message = await addSent(world, { category, state: 'rejected', reason: 'bad-number' })

    expect(await resendMessage(world.deps, { id: message.id, ...BY })).toEqual({
      kind: 'refused',
      because: 'not-transactional',
    })
  })

  it('counts among the results of its campaign, also on a day that was settled', async () => {
    const { world, message } = await rejected()
    const range = { id: message.campaignId, from: '2026-12-01', until: '2026-12-01' }
    await world.advance('2026-12-20T02:00:00Z')
    await readResults(world.deps, range)
    await world.advance('2026-12-21T02:00:00Z')
    expect((await readResults(world.deps, range)).counts).toEqual({ rejected: 1 })

    await resendMessage(world.deps, { id: message.id, ...BY })
    await world.advance('2026-12-21T02:02:00Z')

    expect((await readResults(world.deps, range)).counts).toEqual({ rejected: 1, accepted: 1 })
  })

  it('is refused for a text whose receipt said later that it arrived', async () => {
    const { world } = await planned()
    await addContact(world).catch(() => undefined)
    await world.advance('2026-12-01T02:31:00Z')
    const sent = await newest(world)
    const receipt = { providerMessageId: 'p-1', to: '+8619900000001', acceptedAt: world.clock.now() }
    await recordReceipt(world.deps, { ...receipt, state: 'undelivered', because: 'unreachable', said: 'MK' })
    await recordReceipt(world.deps, { ...receipt, state: 'delivered', because: null, said: 'DELIVRD' })

    expect(await resendMessage(world.deps, { id: sent.id, ...BY })).toEqual({
      kind: 'refused',
      because: 'may-have-arrived',
    })
  })
})
