import { expect, it } from 'vitest'
import * as z from 'zod'
import { fact, placed } from '../builders/order-events.ts'
import { inChina, openOverHttp } from '../builders/platform-over-http.ts'

const Created = z.object({ id: z.string() })
const Texts = z.object({ items: z.array(z.object({ text: z.string(), at: z.string() })) })
const Lines = z.object({
  items: z.array(z.object({ kind: z.string(), state: z.string(), reason: z.object({ code: z.string() }).nullable() })),
})

const SHOP = {
  id: 'demo',
  name: '坚果小铺',
  signature: '坚果小铺',
  optOutWords: { zh: '拒收请回复R', en: 'Reply STOP' },
}

async function open(language: 'zh' | 'en' = 'zh') {
  const { ask, post, until } = await openOverHttp()
  const order = (id: string, at: string) =>
    post(placed(id, inChina(at), { payment: { method: 'online', status: 'paid' }, buyer: { ...BUYER, language } }))
  const delivered = (orderId: string, at: string) => post(fact('order.delivered', inChina(at), { orderId }))
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
  ['zh', /^【坚果小铺】罗.*，感谢您在坚果小铺的惠顾，东西用得称心就好。祝您生活愉快。拒收请回复R$/u],
  ['en', /^【坚果小铺】Dear 罗娜, thank you for your first order from 坚果小铺\. We hope you enjoy it\. Reply STOP$/u],
] as const)('thanks for a first order at ten on the day after it arrived, in %s', async (language, words) => {
  const { activate, delivered, until, texts } = await open(language)
  await activate()
  await until('2026-12-03T16:00:00')
  await delivered('SO-1', '2026-12-03T16:00:00')
  await until('2026-12-05T12:00:00')

  expect((await texts()).map(({ at }) => at)).toEqual([inChina('2026-12-04T10:00:00')])
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
  await other.post(fact('order.refund-requested', inChina('2026-12-01T09:00:00'), { orderId: 'SO-1' }))
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
