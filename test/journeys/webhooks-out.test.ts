import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { connect } from '../../bench/api-client.ts'
import { startRuntime } from '../../local/runtime.ts'
import { codConfirm } from '../builders/cod-confirm.ts'
import { startHookListener } from '../builders/hook-listener.ts'
import { placed } from '../builders/order-events.ts'
import { scratchFolder } from '../unit/local/scratch-folder.ts'

/** Nine in the morning in Shanghai. */
const PLACED = '2026-12-01T01:00:00Z'

async function open(answers: number[] = []) {
  const scratch = scratchFolder()
  const runtime = await startRuntime({
    ...{ port: 0, folder: join(scratch, 'data'), consoleFolder: join(scratch, 'console'), webhookSecrets: [] },
    writeLog: () => undefined,
  })
  const listener = await startHookListener(answers)
  onTestFinished(async () => {
    await runtime.stop()
    await listener.close()
  })
  const api = await connect(runtime.origin, runtime.webhookSecrets[0])
  await api.setClock('2026-12-01T00:59:00Z')
  return { runtime, listener, api }
}

/** An order that is nudged at half past nine. */
async function nudged(api: Awaited<ReturnType<typeof connect>>) {
  const campaign = await api.call('POST', '/api/campaigns', { kind: 'unpaid-order-nudge' })
  await api.call('POST', `/api/campaigns/${campaign.id}/activate`)
  await api.setClock(PLACED)
  expect(await api.postEvent(placed('SO-1', PLACED))).toBe(202)
  await api.setClock('2026-12-01T01:30:00Z')
  await api.setClock('2026-12-01T01:45:00Z')
}

describe('an endpoint', () => {
  it('hears that a text arrived, signed, without a number or the text', async () => {
    const { api, listener } = await open()
    const hook = await api.call('POST', '/api/webhooks', { url: listener.url, types: ['message.delivered'] })

    await nudged(api)
    await listener.until(1)

    const heard = listener.heard(String(hook.secret))
    expect(heard).toEqual([
      {
        id: expect.stringMatching(/^evt_[0-9a-f]{32}$/),
        type: 'message.delivered',
        timestamp: expect.any(String),
        data: expect.objectContaining({ orderId: 'SO-1', kind: 'unpaid-order-nudge', state: 'delivered' }),
      },
    ])
    expect(listener.posts[0]?.headers['webhook-id']).toBe(heard[0]?.id)
    expect(listener.posts[0]?.body).not.toMatch(/199\D?0000|未付款|http/)
  })

  it('is asked again until it takes the event, under the same id, and hears of it once', async () => {
    const { api, listener } = await open([500, 503])
    const hook = await api.call('POST', '/api/webhooks', { url: listener.url, types: ['message.delivered'] })

    await nudged(api)
    await listener.until(3)

    const heard = listener.heard(String(hook.secret))
    expect(new Set(heard.map(({ id }) => id)).size).toBe(1)
    await api.setClock('2026-12-02T01:45:00Z')
    expect(listener.posts).toHaveLength(3)
    expect(await api.call('GET', `/api/webhooks/${hook.id}/deliveries`)).toMatchObject({
      items: [{ state: 'delivered', tries: 3, answer: { status: 204 }, nextAt: null, type: 'message.delivered' }],
    })
  })

  it('is given up after eight tries, and has its event sent once more by hand', async () => {
    const { api, listener } = await open(Array.from({ length: 8 }, () => 500))
    const hook = await api.call('POST', '/api/webhooks', { url: listener.url, types: ['message.delivered'] })
    await nudged(api)
    await api.setClock('2026-12-04T01:45:00Z')

    const path = `/api/webhooks/${hook.id}/deliveries`
    const [failed] = Object(await api.call('GET', path)).items
    expect(failed).toMatchObject({ state: 'failed', tries: 8, answer: { status: 500 } })
    await api.call('POST', `${path}/${failed.id}/redrive`)
    await listener.until(9)

    await expect.poll(async () => Object(await api.call('GET', path)).items[0].state).toBe('delivered')
    expect(listener.heard(String(hook.secret)).at(-1)?.id).toBe(failed.eventId)
  })

  it('hears a test also while it is off, and nothing else', async () => {
    const { api, listener } = await open()
    const hook = await api.call('POST', '/api/webhooks', { url: listener.url, active: false })

    await nudged(api)
    expect(await api.call('POST', `/api/webhooks/${hook.id}/test`)).toMatchObject({ state: 'waiting', tries: 0 })
    await listener.until(1)
    await api.setClock('2026-12-01T02:45:00Z')

    expect(listener.heard(String(hook.secret))).toMatchObject([{ type: 'webhook.test', data: { webhookId: hook.id } }])
  })
})

/** Cash on delivery, asked back by text; who says 3 wants to cancel, and a scenario has a name of its own for it. */
async function asked(api: Awaited<ReturnType<typeof connect>>) {
  const campaign = await api.call('POST', '/api/campaigns', { kind: 'custom', name: 'COD', scenario: codConfirm() })
  await api.call('POST', `/api/campaigns/${campaign.id}/activate`)
  await api.setClock(PLACED)
  const order = placed('SO-1', PLACED, { payment: { method: 'cod', status: 'unpaid' } })
  expect(await api.postEvent(order)).toBe(202)
  await api.setClock('2026-12-01T01:05:00Z')
}

describe('what a person writes back', () => {
  const FROM = '19900000001'
  const reply = (api: Awaited<ReturnType<typeof connect>>, text: string) =>
    api.call('POST', '/dev/phone/reply', { from: FROM, text })

  it('reaches the order system once, with the words and without the number', async () => {
    const { api, listener } = await open()
    const hook = await api.call('POST', '/api/webhooks', { url: listener.url, types: ['order.cod-confirmed'] })
    await asked(api)

    await reply(api, '１')
    await listener.until(1)
    await reply(api, '１')
    await api.setClock('2026-12-01T02:00:00Z')

    expect(listener.heard(String(hook.secret))).toMatchObject([
      {
        type: 'order.cod-confirmed',
        data: {
          orderId: 'SO-1',
          by: 'reply',
          text: '１',
          messageId: expect.stringMatching(/^msg_/),
          contactId: expect.any(String),
        },
      },
    ])
    expect(listener.posts[0]?.body).not.toContain(FROM)
  })

  it('ends texts, of which endpoints hear as of an opt-in by staff', async () => {
    const { api, listener } = await open()
    const types = ['contact.opted-out', 'contact.opted-in']
    const hook = await api.call('POST', '/api/webhooks', { url: listener.url, types })
    await asked(api)

    await reply(api, 'TD')
    await listener.until(1)
    const contactId = String(listener.heard(String(hook.secret))[0]?.data.contactId)
    await api.call('POST', `/api/contacts/${contactId}/opt-in`, { note: '电话里说要恢复' })
    await listener.until(2)

    expect(listener.heard(String(hook.secret)).map(({ type, data: said }) => [type, said.by, said.text])).toEqual([
      ['contact.opted-out', 'reply', 'TD'],
      ['contact.opted-in', 'staff', undefined],
    ])
  })
})

describe('what staff set by hand', () => {
  it('reaches the order system with who set it', async () => {
    const { api, listener } = await open()
    const hook = await api.call('POST', '/api/webhooks', { url: listener.url, types: ['order.hold-requested'] })
    await asked(api)

    await api.call('PUT', '/api/records/order/SO-1', { facts: { 'hold-requested': '2026-12-01T01:04:00Z' } })
    await listener.until(1)

    expect(listener.heard(String(hook.secret))).toMatchObject([
      {
        type: 'order.hold-requested',
        timestamp: '2026-12-01T01:04:00.000Z',
        data: { orderId: 'SO-1', by: 'staff', contactId: expect.any(String) },
      },
    ])
  })
})
