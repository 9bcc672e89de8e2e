import { expect, it } from 'vitest'
import * as z from 'zod'
import { openOverHttp } from '../builders/platform-over-http.ts'

const Made = z.object({ id: z.string() })
const Calendar = z.object({ items: z.array(z.object({ dueAt: z.string() })) })
const BUYER = { id: 'C00001', name: '罗娜', phone: '19900000001' }
const MET = {
  ...{ id: 'e1', type: 'call.reached', timestamp: '2026-11-30T01:00:00Z' },
  data: { callId: 'K', contact: BUYER },
}

it('foresees an issue of new goods only where somebody has written it since the one before', async () => {
  const { ask, post, until } = await openOverHttp()
  await until('2026-11-30T09:00:00')
  await post(MET)
  await ask('POST', `/api/contacts/${BUYER.id}/opt-in`, { scope: 'marketing', note: '到店同意' })
  const { id } = Made.parse(await ask('POST', '/api/campaigns', { kind: 'new-goods', settings: {} }))
  const days = async () => {
    const { items } = Calendar.parse(await ask('GET', `/api/contacts/${BUYER.id}/calendar?limit=50`))
    return items.map(({ dueAt }) => dueAt.slice(0, 10))
  }
  const drill = Made.parse(await ask('POST', `/api/campaigns/${id}/dry-runs`, {}))
  await ask('POST', `/api/campaigns/${id}/activate`, {})

  expect(await days()).toEqual(['2026-12-01'])
  expect(await ask('GET', `/api/dry-runs/${drill.id}`)).toMatchObject({ selected: 1 })
  await until('2026-12-02T09:00:00')
  expect(await days()).toEqual([])
  await ask('PATCH', `/api/campaigns/${id}`, { settings: { goods: { zh: '年货', en: 'treats' } } })

  expect(await days()).toEqual(['2026-12-15'])
})
