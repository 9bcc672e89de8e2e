import { describe, expect, it } from 'vitest'
import { createAcceptReceiptHandler } from '#functions/accept-receipt/handler.ts'
import { readVerdict } from '#shared/adapters/signed-http/receipts.ts'
import { Problem } from '#shared/contracts/console-api/problem.ts'
import { messageIdOf } from '#shared/contracts/ids.ts'
import { AppError } from '#shared/domain/errors.ts'
import { hookEvent } from '../builders/hook-event.ts'
import { stateOf } from '../builders/people.ts'
import { addSent, beingSent, findSent, IN_DOUBT, SENT_TO } from '../builders/sent-message.ts'
import { World } from '../builders/world.ts'

const SECRET = `whsec_${Buffer.from('0123456789abcdef01234567').toString('base64')}`
const OLD_SECRET = `whsec_${Buffer.from('an-older-secret-of-24-by').toString('base64')}`
const AT = '2026-12-01T01:00:05Z'

function open(now = '2026-12-01T01:00:10Z') {
  const world = new World(now)
  const codes: unknown[] = []
  const note = (code: string, fields = {}) => void codes.push({ ...fields, log: code })
  const handler = createAcceptReceiptHandler({
    ...world.deps,
    log: { debug: note, info: note, error: note },
    smsSecrets: [SECRET, OLD_SECRET],
    readVerdict,
  })
  const post = async (body: unknown, secret = SECRET) => {
    const text = typeof body === 'string' ? body : JSON.stringify(body)
    const answer = await handler(hookEvent('/hooks/receipts', text, secret))
    const parsed: unknown = JSON.parse(answer.body ?? '{}')
    return { status: answer.statusCode, body: parsed }
  }
  return { world, codes, post }
}

function counts(recorded: number, repeated = 0, unmatched = 0) {
  return { status: 202, body: { recorded, repeated, unmatched } }
}

describe('POST /hooks/receipts', () => {
  it('moves the message that a receipt names', async () => {
    const { world, post } = open()
    const sent = await addSent(world)

    expect(await post({ messageId: sent.id, state: 'delivered', at: AT })).toEqual(counts(1))

    expect(stateOf(await findSent(world, sent))).toBe('delivered')
  })

  it('takes a list, in any order and with repeats', async () => {
    const { world, post } = open()
    const first = await addSent(world)
    const second = await addSent(world, { occurrence: '2026-12-01#x', providerMessageId: 'p-2' })
    const receipts = [
      { messageId: first.id, state: 'delivered', at: AT },
      { messageId: second.id, state: 'undelivered', reason: 'UNDELIV', at: '2026-12-01T09:00:05+08:00' },
    ]

    expect(await post(receipts)).toEqual(counts(2))
    expect(await post(receipts.toReversed())).toEqual(counts(0, 2))

    expect(stateOf(await findSent(world, first))).toBe('delivered')
    expect(stateOf(await findSent(world, second))).toBe('undelivered: unreachable')
  })

  it('settles a message in doubt, and learns the gateway’s id', async () => {
    const { world, post } = open('2026-12-03T01:00:00Z')
    const doubted = await addSent(world, IN_DOUBT)

    await post({ id: 'gw-7', messageId: doubted.id, to: SENT_TO, state: 'delivered', at: AT })

    expect(await findSent(world, doubted)).toMatchObject({ state: 'delivered', providerMessageId: 'gw-7' })
  })

  it('takes a receipt that comes before the answer to its text is recorded', async () => {
    const { world, post } = open()
    const claimed = await addSent(world, beingSent())

    expect(await post({ messageId: claimed.id, state: 'delivered', at: AT })).toEqual(counts(1))

    expect(await findSent(world, claimed)).toMatchObject({ state: 'delivered', lease: null })
  })

  it('never sends again what a receipt proves to have left', async () => {
    const { world, post } = open()
    const planned = await addSent(world, {
      state: 'planned',
      submittedAt: null,
      providerMessageId: null,
      dueAt: new Date('2026-12-01T01:05:00Z'),
      wakeAt: new Date('2026-12-01T01:05:00Z'),
    })
    await post({ messageId: planned.id, state: 'delivered', at: AT })

    await world.advance('2026-12-01T02:00:00Z')

    expect(world.sent).toEqual([])
    expect(stateOf(await findSent(world, planned))).toBe('delivered')
  })

  it('counts what fits no message: an unknown id, another number, one that was never submitted', async () => {
    const { world, post } = open()
    const { id } = await addSent(world)
    const untouched = await addSent(world, { occurrence: '2026-12-01#x', state: 'suppressed', attempt: 0 })
    const delivered = { state: 'delivered', at: AT }

    const answer = await post([
      { ...delivered, messageId: messageIdOf({ contactId: 'C9', occurrence: 'none' }) },
      { ...delivered, messageId: 'msg_nonsense' },
      { ...delivered, messageId: id, to: '+8619900000002' },
      { ...delivered, messageId: untouched.id },
    ])

    expect(answer).toEqual(counts(0, 0, 4))
  })

  it('keeps a carrier’s word that is not known on the message and counts it', async () => {
    const { world, codes, post } = open()
    const sent = await addSent(world)

    await post({ messageId: sent.id, state: 'undelivered', reason: 'MK:0001', at: AT })

    const found = await findSent(world, sent)
    expect(stateOf(found)).toBe('undelivered: unknown-code')
    expect(found.trail.at(-1)?.values.said).toBe('MK:0001')
    expect(codes).toContainEqual({ log: 'RECEIPT_UNKNOWN_CODE', messageId: sent.id, code: 'MK:0001' })
  })

  it('answers 400 with every fault by its path, and records nothing of that post', async () => {
    const { world, post } = open()
    const sent = await addSent(world)

    const { status, body } = await post([
      { messageId: sent.id, state: 'delivered', at: AT },
      { messageId: 'order 7', state: 'lost', at: 'noon', to: '19900000001' },
    ])

    expect(status).toBe(400)
    const paths = Problem.parse(body).errors?.map(({ path }) => path)
    expect(paths).toEqual(['1.messageId', '1.to', '1.state', '1.at'])
    expect(stateOf(await findSent(world, sent))).toBe('accepted')
  })

  it.each(['{"messageId":', '[]', 'null', '"delivered"', '{}'])('answers 400 to %s', async (body) => {
    expect((await open().post(body)).status).toBe(400)
  })

  it('takes 500 receipts and no more', async () => {
    const { world, post } = open()
    const { id } = await addSent(world)
    const receipts = (count: number) =>
      Array.from({ length: count }, () => ({ messageId: id, state: 'delivered', at: AT }))

    expect((await post(receipts(501))).status).toBe(400)
    expect(await post(receipts(500))).toEqual(counts(1, 499))
  })

  it('holds for each of several secrets, and answers 401 to any other', async () => {
    const { world, post } = open()
    const sent = await addSent(world)
    const receipt = { messageId: sent.id, state: 'delivered', at: AT }

    const foreign = await post(receipt, `whsec_${Buffer.from('somebody-elses-secret-00').toString('base64')}`)

    expect(foreign.status).toBe(401)
    expect(stateOf(await findSent(world, sent))).toBe('accepted')
    expect(await post(receipt, OLD_SECRET)).toEqual(counts(1))
  })

  it('asks for the post again while the store is away', async () => {
    const { world, post } = open()
    const { id } = await addSent(world)
    const away = new AppError('STORE_UNAVAILABLE', 'away', { retryable: true })
    world.stores.messages.find = () => Promise.reject(away)

    expect((await post({ messageId: id, state: 'delivered', at: AT })).status).toBe(503)
  })
})
