import { expect, it, onTestFinished } from 'vitest'
import { loadDemo } from '../../../local/demo-data.ts'
import { startRuntime } from '../../../local/runtime.ts'
import { scratchFolder } from './scratch-folder.ts'

async function open() {
  const folder = scratchFolder()
  const settings = { port: 0, folder, consoleFolder: folder, webhookSecrets: [], writeLog: () => undefined }
  const runtime = await startRuntime(settings)
  onTestFinished(runtime.stop)
  const { origin, webhookSecrets, clock } = runtime
  return { ...runtime, demo: { origin, webhookSecret: webhookSecrets[0], clock } }
}

it('shows a text on the phone right away: a parcel of the demo is on its way', async () => {
  const { origin, clock, demo } = await open()

  await loadDemo(demo)
  const body = JSON.stringify({ now: clock.now().toISOString() })
  const headers = { 'content-type': 'application/json' }
  const { status } = await fetch(`${origin}/dev/clock`, { method: 'PUT', headers, body })

  expect(status).toBe(200)
  expect(await (await fetch(`${origin}/dev/phone?to=%2B8619900000102`)).json()).toMatchObject({
    items: [{ text: expect.stringContaining('申通快递') }],
  })
})

it('loads the demo once, also when a first try had broken off', async () => {
  const { stores, demo } = await open()

  await expect(loadDemo({ ...demo, webhookSecret: 'whsec_bm90IHRoZSBvbmU=' })).rejects.toThrow('was answered 401')
  await loadDemo(demo)

  const campaigns = await stores.campaigns.list()
  expect(campaigns.map(({ kind, state }) => `${kind} ${state}`).toSorted()).toEqual([
    'birthday-greeting active',
    'holiday-greeting active',
    'repayment-reminder active',
    'shipment-notice active',
    'unpaid-order-nudge active',
  ])
  expect(await stores.records.findOrder('DEMO-1001')).toMatchObject({ contactId: 'demo-C1' })
})
