import { expect, it, onTestFinished } from 'vitest'
import { loadDemo } from '../../../local/demo-data.ts'
import { startRuntime } from '../../../local/runtime.ts'
import { scratchFolder } from './scratch-folder.ts'

it('loads the demo once, also when a first try had broken off', async () => {
  const folder = scratchFolder()
  const settings = { port: 0, folder, consoleFolder: folder, webhookSecrets: [], writeLog: () => undefined }
  const { origin, webhookSecrets, stores, clock, stop } = await startRuntime(settings)
  onTestFinished(stop)
  const demo = { origin, webhookSecret: webhookSecrets[0], now: clock.now() }

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
