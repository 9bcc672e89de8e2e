import { readFileSync } from 'node:fs'
import { expect, it, onTestFinished } from 'vitest'
import type { Language } from '#shared/contracts/primitives.ts'
import { loadDemo } from '../../../../local/demo/demo-data.ts'
import { contactsList } from '../../../../local/demo/demo-world.ts'
import { startRuntime } from '../../../../local/runtime.ts'
import { scratchFolder } from '../scratch-folder.ts'

async function open(language: Language = 'zh') {
  const folder = scratchFolder()
  const settings = { port: 0, folder, consoleFolder: folder, webhookSecrets: [], writeLog: () => undefined }
  const runtime = await startRuntime(settings)
  onTestFinished(runtime.stop)
  const { origin, webhookSecrets, clock } = runtime
  return { ...runtime, demo: { origin, webhookSecret: webhookSecrets[0], clock, language } }
}

const DEMO_PARCEL = { zh: '申通快递', en: 'STO Express' } as const

it.each(['zh', 'en'] as const)(
  'shows a text in %s on the phone right away, of a parcel on its way',
  async (language) => {
    const { origin, clock, demo } = await open(language)

    await loadDemo(demo)
    const body = JSON.stringify({ now: clock.now().toISOString() })
    const headers = { 'content-type': 'application/json' }
    const { status } = await fetch(`${origin}/dev/clock`, { method: 'PUT', headers, body })

    expect(status).toBe(200)
    expect(await (await fetch(`${origin}/dev/phone?to=%2B8619900070102`)).json()).toMatchObject({
      items: [{ text: expect.stringContaining(DEMO_PARCEL[language]) }],
    })
  },
)

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

it.each([
  ['zh', '还未付款'],
  ['en', 'is not paid yet'],
] as const)('texts the buyer of a demo order placed in %s in that language', async (language, words) => {
  const { origin, clock, demo } = await open()
  await loadDemo(demo)
  const headers = { 'content-type': 'application/json' }
  const put = (path: string, method: string, body: object) =>
    fetch(origin + path, { method, headers, body: JSON.stringify(body) })

  await put('/dev/demo-order', 'POST', { language, phone: '19900070077' })
  await put('/dev/clock', 'PUT', { now: new Date(clock.now().getTime() + 20 * 3_600_000).toISOString() })

  expect(await (await fetch(`${origin}/dev/phone?to=%2B8619900070077`)).json()).toMatchObject({
    items: [{ text: expect.stringContaining(words) }],
  })
})

it('has no number that the sample lists have', () => {
  const list = contactsList('2026-12-01', 'zh')
  const numbers = list.match(/\b199\d{8}\b/g) ?? []
  const samples = readFileSync(new URL('../../../fixtures/samples/contacts.csv', import.meta.url), 'utf8')

  expect(numbers.length).toBeGreaterThan(8)
  expect(numbers.filter((number) => samples.includes(number))).toEqual([])
})
