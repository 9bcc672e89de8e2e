import { createServer } from 'node:http'
import type { AddressInfo, LookupFunction } from 'node:net'
import { describe, expect, it, onTestFinished } from 'vitest'
import { createWebhookPoster } from '#shared/adapters/webhooks/webhook-poster.ts'
import { startHookListener } from '../../../builders/hook-listener.ts'
import { TEST_SECRET } from '../../../builders/webhook-deps.ts'

const POST = { secret: TEST_SECRET, id: 'evt_1', body: '{"id":"evt_1"}' }

const leadingTo =
  (...addresses: string[]): LookupFunction =>
  (_name, _options, callback) =>
    callback(
      null,
      addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
    )

async function listen(answers: number[] = []) {
  const listener = await startHookListener(answers)
  onTestFinished(() => listener.close())
  return listener
}

describe('posting an event', () => {
  it('signs it as Standard Webhooks verify it', async () => {
    const listener = await listen()

    const answer = await createWebhookPoster({ reach: 'here' }).post({ ...POST, url: listener.url })

    expect(answer).toEqual({ kind: 'answered', status: 204 })
    expect(listener.heard(TEST_SECRET)).toEqual([{ id: 'evt_1' }])
    expect(listener.posts[0]?.headers).toMatchObject({ 'webhook-id': 'evt_1', 'content-type': 'application/json' })
  })

  it('follows no redirect', async () => {
    const elsewhere = await listen()
    const server = createServer((_, response) => void response.writeHead(307, { location: elsewhere.url }).end())
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    onTestFinished(() => void server.close())
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`

    const answer = await createWebhookPoster({ reach: 'here' }).post({ ...POST, url })

    expect([answer, elsewhere.posts]).toEqual([{ kind: 'answered', status: 307 }, []])
  })

  it('says why there is no answer', async () => {
    const listener = await startHookListener()
    await listener.close()

    const answer = await createWebhookPoster({ reach: 'here' }).post({ ...POST, url: listener.url })

    expect(answer).toEqual({ kind: 'failed', code: 'ECONNREFUSED' })
  })

  it('ends one that nobody answers', async () => {
    const server = createServer(() => undefined)
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    onTestFinished(() => void server.closeAllConnections())
    onTestFinished(() => void server.close())
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`

    const answer = await createWebhookPoster({ reach: 'here', timeoutMs: 50 }).post({ ...POST, url })

    expect(answer).toEqual({ kind: 'failed', code: 'time-out' })
  })
})

describe('from the cloud', () => {
  it.each([[['127.0.0.1']], [['93.184.216.34', '10.0.0.1']], [['::1']], [['169.254.169.254']]])(
    'reaches no network of ours by a name that leads to %j',
    async (addresses) => {
      const { port } = new URL((await listen()).url)
      const poster = createWebhookPoster({ reach: 'public', lookup: leadingTo(...addresses) })

      expect(await poster.post({ ...POST, url: `http://hooks.example.com:${port}/` })).toEqual({
        kind: 'failed',
        code: 'not-public',
      })
    },
  )

  it('reaches none by its number either', async () => {
    const listener = await listen()

    expect(await createWebhookPoster({ reach: 'public' }).post({ ...POST, url: listener.url })).toEqual({
      kind: 'failed',
      code: 'not-public',
    })
    expect(listener.posts).toEqual([])
  })
})
