import type { SNSEvent } from 'aws-lambda'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createReceiveInboundHandler } from '#functions/receive-inbound/handler.ts'
import { createLog } from '#shared/observability/logger.ts'
import { aContact } from '../builders/contact.ts'
import { World } from '../builders/world.ts'
import { postedHook } from './webhook.ts'

const SECRET = `whsec_${Buffer.from('a-secret-of-thirty-two-bytes-xxx').toString('base64')}`
const MACHINE = new Date('2027-03-01T12:00:00Z')
const PHONE = '+8619900000394'
const US_PHONE = '+12025550123'

beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'], now: MACHINE }))
afterEach(() => void vi.useRealTimers())

async function open(phone = PHONE) {
  const world = new World('2026-12-01T16:00:00Z')
  const phoneHash = world.hasher.hash(phone)
  const consent = { marketing: 'granted' as const, at: world.clock.now(), source: 'list' as const }
  await world.stores.contacts.save(aContact({ id: 'C1', phone, phoneHash, consent }), 'absent')
  const lines: string[] = []
  const log = createLog((line) => void lines.push(line), world.clock.now)
  const handler = createReceiveInboundHandler({
    ...world.deps,
    inbox: world.stores.inbox,
    log,
    webhookSecrets: [SECRET],
  })
  async function post(reply: { id: string; from?: string; text: string }, secret = SECRET) {
    const body = JSON.stringify({ from: phone, ...reply })
    const answer = await handler(postedHook({ id: reply.id, body, secret, at: MACHINE }))
    return { status: answer?.statusCode, body: JSON.parse(answer?.body ?? 'null') as unknown }
  }
  const optOut = async () => (await world.stores.optOuts.findMany([phoneHash])).get(phoneHash)
  return { world, lines, post, optOut, handler, phoneHash }
}

describe('a reply by webhook', () => {
  it('that says STOP closes the number at once, with the words as proof, and confirms nothing in mainland China', async () => {
    const { world, post, optOut } = await open()

    const answer = await post({ id: 'in-1', text: '退订，谢谢' })

    expect(answer).toEqual({ status: 202, body: { id: 'in-1', result: 'stop' } })
    expect(await optOut()).toMatchObject({ source: 'person', by: 'reply', note: '退订，谢谢' })
    expect(await world.stores.contacts.listChanges('C1')).toMatchObject([
      { what: 'opt-out', by: 'reply', note: '退订，谢谢' },
    ])
    expect((await world.stores.contacts.find('C1'))?.consent.marketing).toBe('refused')
    await world.drain()
    expect(world.sent).toEqual([])
  })

  it('that says STOP in the US is confirmed once, however often it comes', async () => {
    const { world, post } = await open(US_PHONE)

    await post({ id: 'in-1', text: 'STOP please' })
    await post({ id: 'in-1', text: 'STOP please' })
    await world.drain()

    expect(world.sent).toMatchObject([{ to: US_PHONE, text: expect.stringContaining('START') }])
  })

  it('that refuses advertising leaves the number open to notices', async () => {
    const { world, post, optOut } = await open()

    expect(await post({ id: 'in-1', text: '不要再发广告了' })).toMatchObject({ body: { result: 'stop' } })

    expect(await optOut()).toMatchObject({ scope: 'marketing', source: 'person', note: '不要再发广告了' })
    expect((await world.stores.contacts.find('C1'))?.consent).toMatchObject({ marketing: 'refused' })
  })

  it('that comes again changes nothing, and under its id no other text is taken', async () => {
    const { world, post } = await open()
    await post({ id: 'in-1', text: 'STOP' })
    const before = await world.stores.contacts.listChanges('C1')

    const again = await post({ id: 'in-1', text: 'STOP' })
    const other = await post({ id: 'in-1', text: 'START' })

    expect(again).toEqual({ status: 202, body: { id: 'in-1', result: 'repeat' } })
    expect(other).toMatchObject({ status: 409, body: { type: expect.stringContaining('event-id-reused') } })
    expect(await world.stores.contacts.listChanges('C1')).toEqual(before)
  })

  it('that says START opens what its holder closed, without consent to marketing', async () => {
    const { world, post, optOut } = await open()
    await post({ id: 'in-1', text: 'TD' })

    expect(await post({ id: 'in-2', text: 'start' })).toMatchObject({ body: { result: 'start' } })

    expect(await optOut()).toBeUndefined()
    expect((await world.stores.contacts.find('C1'))?.consent.marketing).toBe('refused')
  })

  it('that says START does not open what the carrier closed', async () => {
    const { world, post, optOut, phoneHash } = await open()
    await world.stores.optOuts.put({ phoneHash, at: world.clock.now(), by: 'carrier', note: '', source: 'carrier' })

    await post({ id: 'in-1', text: 'START' })

    expect(await optOut()).toMatchObject({ source: 'carrier' })
  })

  it('that nobody asked for lies in the inbox, also from a stranger, who becomes a contact without consent', async () => {
    const { world, post, lines } = await open()

    expect(await post({ id: 'in-1', from: '199 0000 0777', text: '你们几点下班' })).toMatchObject({
      body: { result: 'inbox' },
    })

    const { items } = await world.stores.inbox.list({ state: 'open' }, { limit: 10 })
    expect(items).toMatchObject([{ text: '你们几点下班', result: 'inbox', why: 'no-question', state: 'open' }])
    const writer = await world.stores.contacts.find(items[0]?.contactId ?? '')
    expect(writer).toMatchObject({ phone: '+8619900000777', consent: { marketing: 'unknown' } })
    expect(lines.join()).not.toMatch(/199|下班/u)
  })

  it('with a false signature, an unreadable sender or another id is refused and changes nothing', async () => {
    const { world, post } = await open()
    const false_ = `whsec_${Buffer.from('another-secret-of-thirty-two-byt').toString('base64')}`

    expect(await post({ id: 'in-1', text: 'STOP' }, false_)).toMatchObject({ status: 401 })
    expect(await post({ id: 'in-1', from: 'BANK', text: 'STOP' })).toMatchObject({
      status: 400,
      body: { errors: [{ path: 'from' }] },
    })
    expect(await world.stores.contacts.listChanges('C1')).toEqual([])
  })
})

describe('a reply by the topic of End User Messaging', () => {
  const topic = (message: object | string): SNSEvent => ({
    Records: [
      {
        EventVersion: '1.0',
        EventSource: 'aws:sns',
        EventSubscriptionArn: 'arn:aws:sns:us-east-1:123456789012:replies:1',
        Sns: {
          ...{ Type: 'Notification', MessageId: 'm-1', TopicArn: 'arn:aws:sns:us-east-1:123456789012:replies' },
          ...{ Subject: '', Timestamp: '2026-12-01T15:59:00.000Z', SignatureVersion: '1', Signature: '' },
          ...{ SigningCertUrl: '', UnsubscribeUrl: '', MessageAttributes: {} },
          Message: typeof message === 'string' ? message : JSON.stringify(message),
        },
      },
    ],
  })
  const text = {
    ...{ originationNumber: PHONE, destinationNumber: US_PHONE, messageKeyword: 'KEYWORD_1', messageBody: 'STOP' },
    ...{ previousPublishedMessageId: 'p-1', inboundMessageId: 'i-1' },
  }

  it('is understood like any other, once', async () => {
    const { handler, optOut, world } = await open()

    await handler(topic(text))
    await handler(topic(text))

    expect(await optOut()).toMatchObject({ source: 'person' })
    expect(await world.stores.contacts.listChanges('C1')).toHaveLength(1)
  })

  it('that is no text fails its delivery, so that it is laid with the dead letters', async () => {
    const { handler } = await open()

    await expect(handler(topic('{}'))).rejects.toMatchObject({ code: 'INVALID_INPUT' })
  })
})
