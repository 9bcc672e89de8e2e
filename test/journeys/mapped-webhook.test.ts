import { createHmac } from 'node:crypto'
import { expect, it } from 'vitest'
import * as z from 'zod'
import { READY_VENDORS } from '#shared/domain/sources/vendors/registry.ts'
import { inChina, openOverHttp } from '../builders/platform-over-http.ts'

const SECRET = 'shpss_0123456789'
const Made = z.object({ id: z.string(), path: z.string() })
const Campaign = z.object({ id: z.string() })
const Texts = z.object({ items: z.array(z.object({ to: z.string() })) })
const Came = z.object({ items: z.array(z.object({ id: z.string(), result: z.string() })) })

it('a shop posts its own webhooks: the order’s nudge leaves, is stopped by the payment, and what nobody mapped is made good', async () => {
  const { ask, until, origin } = await openOverHttp()
  await until('2026-12-01T09:00:00')
  const campaign = Campaign.parse(await ask('POST', '/api/campaigns', { kind: 'unpaid-order-nudge' }))
  await ask('POST', `/api/campaigns/${campaign.id}/activate`)
  const source = Made.parse(await ask('POST', '/api/sources', { name: 'Web shop', vendor: 'shopify', secret: SECRET }))
  const sample = JSON.parse(READY_VENDORS.shopify.sample.body)
  const placed = (id: number, phone: string) => ({
    ...sample,
    ...{ id, created_at: inChina('2026-12-01T09:00:10'), updated_at: inChina('2026-12-01T09:00:10') },
    customer: { ...sample.customer, id },
    shipping_address: { ...sample.shipping_address, phone },
  })
  const post = async (topic: string, id: string, body: object) => {
    const text = JSON.stringify(body)
    const hmac = createHmac('sha256', SECRET).update(text).digest('base64')
    const named = { 'x-shopify-topic': topic, 'x-shopify-webhook-id': id, 'x-shopify-hmac-sha256': hmac }
    const headers = { 'content-type': 'application/json', ...named }
    return (await fetch(origin + source.path, { method: 'POST', body: text, headers })).json()
  }
  const phones = async () => Texts.parse(await ask('GET', '/dev/phone')).items.map(({ to }) => to)

  expect(await post('orders/create', 'W-1', placed(1001, '19900000001'))).toMatchObject({ result: 'accepted' })
  expect(await post('orders/create', 'W-1', placed(1001, '19900000001'))).toMatchObject({ result: 'repeat' })
  await post('orders/create', 'W-2', placed(1002, '19900000002'))
  const paid = { id: 1002, updated_at: inChina('2026-12-01T09:10:00') }
  expect(await post('orders/settled', 'W-3', paid)).toMatchObject({ result: 'kept' })

  const mapping = READY_VENDORS.shopify.mapping.replace(
    'type = "orders/paid"',
    'type in ["orders/paid", "orders/settled"]',
  )
  await ask('PATCH', `/api/sources/${source.id}`, { mapping })
  const came = Came.parse(await ask('GET', `/api/sources/${source.id}/deliveries`)).items
  const kept = came.find(({ result }) => result === 'kept')
  expect(await ask('POST', `/api/sources/${source.id}/deliveries/${kept?.id}/redrive`)).toMatchObject({
    result: 'accepted',
  })
  await until('2026-12-01T10:00:00')

  expect(await phones()).toEqual(['+8619900000001'])
})
