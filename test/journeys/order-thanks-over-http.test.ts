import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import * as z from 'zod'
import { signEvent } from '../../local/http/signed-event.ts'
import { startRuntime } from '../../local/runtime.ts'
import { fact, placed } from '../builders/order-events.ts'
import { scratchFolder } from '../unit/local/scratch-folder.ts'

const Token = z.object({ token: z.string() })
const Created = z.object({ id: z.string() })
const Texts = z.object({ items: z.array(z.object({ text: z.string(), at: z.string() })) })
const Lines = z.object({
  items: z.array(z.object({ kind: z.string(), state: z.string(), reason: z.object({ code: z.string() }).nullable() })),
})

const CHINA = (at: string) => new Date(`${at}+08:00`).toISOString()
const SHOP = {
  id: 'demo',
  name: '坚果小铺',
  signature: '坚果小铺',
  optOutWords: { zh: '拒收请回复R', en: 'Reply STOP' },
}

async function open(language: 'zh' | 'en' = 'zh') {
  const folder = scratchFolder()
  const runtime = await startRuntime({
    ...{ port: 0, folder, consoleFolder: join(folder, 'console'), webhookSecrets: [] },
    writeLog: () => undefined,
  })
  onTestFinished(() => runtime.stop())
  const headers: Record<string, string> = { 'content-type': 'application/json' }
  const ask = async (method: string, path: string, body?: unknown): Promise<unknown> => {
    const text = body === undefined ? undefined : JSON.stringify(body)
    const response = await fetch(runtime.origin + path, { method, headers, ...(text !== undefined && { body: text }) })
    const answer: unknown = await response.json()
    if (!response.ok) throw new Error(JSON.stringify(answer))
    return answer
  }
  headers.authorization = `Bearer ${Token.parse(await ask('POST', '/dev/token', { role: 'admin' })).token}`
  const post = async (event: ReturnType<typeof fact>): Promise<unknown> => {
    const signed = signEvent(event, runtime.webhookSecrets[0])
    return (await fetch(`${runtime.origin}/hooks/orders`, { method: 'POST', ...signed })).json()
  }
  const until = (at: string) => ask('PUT', '/dev/clock', { now: CHINA(at) })
  const order = (id: string, at: string) =>
    post(placed(id, CHINA(at), { payment: { method: 'online', status: 'paid' }, buyer: { ...BUYER, language } }))
  const delivered = (orderId: string, at: string) => post(fact('order.delivered', CHINA(at), { orderId }))
  await until('2026-12-01T09:00:00')
  await ask('PUT', '/api/settings/shops', { items: [SHOP] })
  const { id } = Created.parse(await ask('POST', '/api/campaigns', { kind: 'order-thanks' }))
  await order('SO-1', '2026-12-01T09:00:00')
  await ask('POST', '/api/contacts/C00001/opt-in', { note: 'asked at the desk', scope: 'marketing' })
  const activate = () => ask('POST', `/api/campaigns/${id}/activate`, {})
  const texts = async () => Texts.parse(await ask('GET', '/dev/phone')).items
  const lines = async () =>
    Lines.parse(await ask('POST', '/api/messages/search', { contact: 'C00001' })).items.map(
      ({ state, reason }) => `${state} ${reason?.code}`,
    )
  return { ask, post, until, order, delivered, activate, texts, lines }
}

const BUYER = { id: 'C00001', name: '罗娜', phone: '19900000001' }

it.each([
  ['zh', /^罗.*，感谢您在坚果小铺的惠顾，东西用得称心就好。祝您生活愉快。/u],
  ['en', /^Dear 罗娜, thank you for your first order from 坚果小铺\. We hope you enjoy it\./u],
] as const)('thanks for a first order at ten on the day after it arrived, in %s', async (language, words) => {
  const { activate, delivered, until, texts } = await open(language)
  await activate()
  await until('2026-12-03T16:00:00')
  await delivered('SO-1', '2026-12-03T16:00:00')
  await until('2026-12-05T12:00:00')

  expect((await texts()).map(({ at }) => at)).toEqual([CHINA('2026-12-04T10:00:00')])
  expect((await texts())[0]?.text).toMatch(words)
})

it('thanks for no second order, and not after a refund was asked for', async () => {
  const { activate, order, delivered, until, texts, lines } = await open()
  await activate()
  await delivered('SO-1', '2026-12-01T09:00:00')
  await until('2026-12-02T11:00:00')
  await order('SO-2', '2026-12-02T11:00:00')
  await delivered('SO-2', '2026-12-02T11:00:00')
  await until('2026-12-05T12:00:00')

  expect(await texts()).toHaveLength(1)
  expect(await lines()).toContain('suppressed only-once')

  const other = await open()
  await other.activate()
  await other.delivered('SO-1', '2026-12-01T09:00:00')
  await other.post(fact('order.refund-requested', CHINA('2026-12-01T09:00:00'), { orderId: 'SO-1' }))
  await other.until('2026-12-05T12:00:00')

  expect(await other.texts()).toEqual([])
  expect(await other.lines()).toEqual(['cancelled refund-requested'])
})

it('thanks nobody before it is activated', async () => {
  const { delivered, until, texts, lines } = await open()
  await delivered('SO-1', '2026-12-01T09:00:00')
  await until('2026-12-05T12:00:00')

  expect(await texts()).toEqual([])
  expect(await lines()).toEqual([])
})
