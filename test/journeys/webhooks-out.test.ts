import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { connect } from '../../bench/api-client.ts'
import { startRuntime } from '../../local/runtime.ts'
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
})
