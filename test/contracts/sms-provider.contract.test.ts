import { createServer } from 'node:net'
import { Webhook } from 'standardwebhooks'
import { afterEach, describe, expect, it } from 'vitest'
import { createSignedHttpProvider } from '#shared/adapters/signed-http/sms-provider.ts'
import { createSnsProvider } from '#shared/adapters/sns/sms-provider.ts'
import { messageIdOf } from '#shared/contracts/ids.ts'
import { templateIdOf } from '#shared/domain/wording/plain-text.ts'
import type { Submit } from '#shared/ports/sms-provider.ts'
import { startFrozenCarrier } from '../builders/frozen-carrier.ts'
import { portOf, type Reply, startCarrier } from '../builders/loopback-carrier.ts'
import { SECRET, SMS_LINES } from './sms-lines.ts'

const SHORT_MS = 500
const ends: (() => unknown)[] = []
afterEach(async () => {
  for (const end of ends.splice(0)) await end()
})

async function carrierOf(reply: Reply) {
  const carrier = await startCarrier(reply)
  ends.push(carrier.stop)
  return carrier
}

function aSubmit(fields: Partial<Submit> = {}): Submit {
  const messageId = messageIdOf({ contactId: 'C1', occurrence: 'one' })
  return { messageId, to: '+8619900000001', text: '【示例商店】您好', category: 'transactional', ...fields }
}

/** Takes connections and never says a word. */
async function silentPort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const sockets = new Set<{ destroy(): void }>()
  server.on('connection', (socket) => sockets.add(socket))
  ends.push(() => {
    for (const socket of sockets) socket.destroy()
    server.close()
  })
  return portOf(server.address())
}

describe.each(SMS_LINES)('SmsProvider $name', (line) => {
  it('hands over the text in one request and gives the id that the carrier gave', async () => {
    const carrier = await carrierOf(line.accepts)

    const answer = await line.create(carrier.origin).submit(aSubmit())

    expect(answer).toEqual({ kind: 'accepted', providerMessageId: 'gw-1' })
    expect(carrier.requests).toHaveLength(1)
  })

  it.each(line.answers)('asks once and claims no more than is proved: %s', async (_, reply, then) => {
    const carrier = await carrierOf(reply)

    const answer = await line.create(carrier.origin).submit(aSubmit())

    expect(answer).toEqual(then)
    expect(carrier.requests).toHaveLength(1)
  })

  it.each(['reset', 'hang', 'half', 'half-then-hang', 'not-http'] as const)(
    'does not know what became of a text after: %s',
    async (fault) => {
      const carrier = await carrierOf(line.accepts)
      const provider = line.create(carrier.origin, SHORT_MS)
      await provider.submit(aSubmit()) // a first one takes longer, and must not use up the short time-out
      provider.refresh()
      carrier.reply = fault

      const answer = await provider.submit(aSubmit())

      expect(answer).toMatchObject({ kind: 'unknown' })
      expect(carrier.requests).toHaveLength(2)
    },
  )

  it.each(['http://127.0.0.1:1', 'http://nowhere.invalid', 'http://255.255.255.255:9'])(
    'tries later when nothing can be connected to: %s',
    async (origin) => {
      expect(await line.create(origin).submit(aSubmit())).toMatchObject({ kind: 'try-later' })
    },
  )

  it('tries later when no connection comes about in time', async () => {
    const origin = `https://127.0.0.1:${await silentPort()}`

    expect(await line.create(origin, 2 * SHORT_MS).submit(aSubmit())).toMatchObject({
      kind: 'try-later',
      code: 'ETIMEDOUT',
    })
  })

  it('stops the line when the other end cannot prove who it is', async () => {
    const carrier = await carrierOf(line.accepts)

    const answer = await line.create(carrier.origin.replace('http:', 'https:')).submit(aSubmit())

    expect(answer).toMatchObject({ kind: 'line-down' })
    expect(carrier.requests).toHaveLength(0)
  })

  it.each(['19900000001', '+86 199 0000 0001', '+08619900000001', '', '+8619900000001,+8619900000002'])(
    'refuses a number that is not E.164 without asking: %s',
    async (to) => {
      const carrier = await carrierOf(line.accepts)

      const answer = await line.create(carrier.origin).submit(aSubmit({ to }))

      expect(answer).toEqual({ kind: 'rejected', because: 'bad-number', code: 'not-e164' })
      expect(carrier.requests).toHaveLength(0)
    },
  )

  it('keeps one connection for texts that follow each other', async () => {
    const carrier = await startFrozenCarrier(line.accepts.body)
    ends.push(carrier.stop)
    const provider = line.create(carrier.origin)

    for (let n = 0; n < 3; n += 1) expect(await provider.submit(aSubmit())).toMatchObject({ kind: 'accepted' })

    expect(carrier.connections()).toBe(1)
  })

  it('is not in doubt about a text after connections died while it was frozen', async () => {
    const carrier = await startFrozenCarrier(line.accepts.body)
    ends.push(carrier.stop)
    const provider = line.create(carrier.origin)
    await provider.submit(aSubmit())
    carrier.freezeWhileConnectionsClose()

    provider.refresh()

    expect(await provider.submit(aSubmit())).toMatchObject({ kind: 'accepted' })
  })

  it('leaves requests under way alone when an invocation begins', async () => {
    const carrier = await carrierOf(line.accepts)
    const gate = Promise.withResolvers<Reply>()
    const arrived = Promise.withResolvers<void>()
    carrier.reply = () => {
      arrived.resolve()
      return gate.promise
    }
    const provider = line.create(carrier.origin)
    const answer = provider.submit(aSubmit())
    await arrived.promise

    provider.refresh()
    gate.resolve(line.accepts)

    expect(await answer).toMatchObject({ kind: 'accepted' })
  })
})

describe('SmsProvider signed-http', () => {
  it('would be in doubt after connections died, were it not for fresh ones', async () => {
    const carrier = await startFrozenCarrier('{}')
    ends.push(carrier.stop)
    const provider = createSignedHttpProvider({ url: new URL(carrier.origin), secrets: [SECRET] })
    await provider.submit(aSubmit())
    carrier.freezeWhileConnectionsClose()

    expect(await provider.submit(aSubmit())).toMatchObject({ kind: 'unknown' })
  })

  it('posts what any receiver of Standard Webhooks can verify, with each of its secrets', async () => {
    const carrier = await carrierOf({ status: 202 })
    const other = `whsec_${Buffer.from('another-secret-of-24-byte').toString('base64')}`
    const provider = createSignedHttpProvider({
      url: new URL(`${carrier.origin}/texts?line=1`),
      secrets: [SECRET, other],
    })
    const template = { id: templateIdOf('zh', '您好'), code: 'SMS_1', values: { name: '王女士', day: '12月5日' } }
    const named = { signature: '示例商店', template }
    const submit = aSubmit({ category: 'marketing', ...named })

    await provider.submit(submit)

    const [request] = carrier.requests
    const headers = Object.fromEntries(
      Object.entries(request?.headers ?? {}).map(([name, value]) => [name, String(value)]),
    )
    const body = { id: submit.messageId, to: submit.to, text: submit.text, category: 'marketing', ...named }
    for (const secret of [SECRET, other]) expect(new Webhook(secret).verify(request?.body ?? '', headers)).toEqual(body)
    expect(request).toMatchObject({ method: 'POST', url: '/texts?line=1' })
    expect(headers).toMatchObject({
      'webhook-id': submit.messageId,
      'idempotency-key': submit.messageId,
      'content-type': 'application/json',
    })
  })

  it('says null of a signature and a template that there are not', async () => {
    const carrier = await carrierOf({ status: 202 })

    await createSignedHttpProvider({ url: new URL(carrier.origin), secrets: [SECRET] }).submit(aSubmit())

    expect(JSON.parse(carrier.requests[0]?.body ?? '')).toMatchObject({ signature: null, template: null })
  })

  it.each<[string, Reply]>([
    ['the connection dies', 'reset'],
    ['the answer breaks off', 'half'],
    ['the gateway fails', { status: 500 }],
  ])('posts once more under the same key where the gateway keeps keys and %s', async (_, lost) => {
    const carrier = await carrierOf(lost)
    carrier.reply = async () => (carrier.requests.length === 1 ? lost : { status: 202, body: '{"id":"gw-1"}' })
    const provider = createSignedHttpProvider({ url: new URL(carrier.origin), secrets: [SECRET], keepsKeys: true })

    expect(await provider.submit(aSubmit())).toEqual({ kind: 'accepted', providerMessageId: 'gw-1' })
    expect(new Set(carrier.requests.map(({ headers }) => headers['idempotency-key'])).size).toBe(1)
    expect(carrier.requests).toHaveLength(2)
  })

  it.each<[string, Reply]>([
    ['refused', { status: 422 }],
    ['put off', { status: 429 }],
    ['lost too', 'reset'],
  ])('stays in doubt where the second post is %s, and posts no third', async (_, then) => {
    const carrier = await carrierOf('reset')
    carrier.reply = async () => (carrier.requests.length === 1 ? 'reset' : then)
    const provider = createSignedHttpProvider({ url: new URL(carrier.origin), secrets: [SECRET], keepsKeys: true })

    expect(await provider.submit(aSubmit())).toMatchObject({ kind: 'unknown' })
    expect(carrier.requests).toHaveLength(2)
  })

  it('counts parts as Chinese carriers bill, for Chinese numbers', () => {
    const provider = createSignedHttpProvider({ url: new URL('http://127.0.0.1:1'), secrets: [SECRET] })

    expect(provider.countingFor('+8619900000001')).toBe('cn-flat')
    expect(provider.countingFor('+33612345678')).toBe('gsm-or-ucs2')
  })
})

describe('SmsProvider sns', () => {
  const options = { region: 'us-east-1', credentials: { accessKeyId: 'test', secretAccessKey: 'test' } }

  async function published(submit: Submit, more: { senderId?: string; maxPriceUsd?: number } = {}) {
    const carrier = await carrierOf({ status: 200 })
    await createSnsProvider({ ...options, ...more, endpoint: carrier.origin }).submit(submit)
    return new URLSearchParams(carrier.requests[0]?.body)
  }

  function attributesOf(form: URLSearchParams) {
    const entries = [1, 2, 3].map((n) => {
      const at = `MessageAttributes.entry.${n}`
      return [form.get(`${at}.Name`), `${form.get(`${at}.Value.DataType`)} ${form.get(`${at}.Value.StringValue`)}`]
    })
    return Object.fromEntries(entries.filter(([name]) => name !== null))
  }

  it('publishes to the number, never to a topic', async () => {
    const form = await published(aSubmit())

    expect(Object.fromEntries(form)).toMatchObject({
      Action: 'Publish',
      PhoneNumber: '+8619900000001',
      Message: '【示例商店】您好',
    })
    expect(form.has('TopicArn')).toBe(false)
  })

  it.each([
    ['marketing', 'Promotional'],
    ['transactional', 'Transactional'],
    ['collection', 'Transactional'],
    ['internal', 'Transactional'],
  ] as const)('sends a %s text as %s', async (category, type) => {
    const form = await published(aSubmit({ category }))

    expect(attributesOf(form)).toEqual({ 'AWS.SNS.SMS.SMSType': `String ${type}` })
  })

  it('names the sender and the highest price, the price as a number', async () => {
    const form = await published(aSubmit(), { senderId: 'Carillon', maxPriceUsd: 0.05 })

    expect(attributesOf(form)).toMatchObject({
      'AWS.SNS.SMS.SenderID': 'String Carillon',
      'AWS.SNS.SMS.MaxPrice': 'Number 0.05',
    })
  })

  it('takes 1,600 characters and refuses one more, or none, without asking', async () => {
    const carrier = await carrierOf({ status: 200 })
    const provider = createSnsProvider({ ...options, endpoint: carrier.origin })

    await provider.submit(aSubmit({ text: '好'.repeat(1600) }))
    const long = await provider.submit(aSubmit({ text: '好'.repeat(1601) }))
    const empty = await provider.submit(aSubmit({ text: '' }))

    expect(carrier.requests).toHaveLength(1)
    expect(long).toEqual({ kind: 'rejected', because: 'content-refused', code: 'text-too-long' })
    expect(empty).toEqual({ kind: 'rejected', because: 'content-refused', code: 'empty-text' })
  })

  it('stops the line when there are no credentials', async () => {
    const credentials = async () => {
      throw Object.assign(new Error('none'), { name: 'CredentialsProviderError' })
    }

    const answer = await createSnsProvider({ ...options, credentials }).submit(aSubmit())

    expect(answer).toEqual({ kind: 'line-down', code: 'CredentialsProviderError' })
  })
})
