import { describe, expect, it } from 'vitest'
import * as z from 'zod'
import { MessageId, parseMessageId } from '#shared/contracts/ids.ts'
import { inChina, openOverHttp } from '../builders/platform-over-http.ts'

const Id = z.object({ id: z.string() })
const Lines = z.object({ items: z.array(z.looseObject({ id: z.string(), kind: z.string(), state: z.string() })) })
const Run = z.looseObject({ state: z.string(), fingerprint: z.string().nullable() })
const BUYER = { id: 'C00001', name: '罗娜', phone: '19900000001' }

async function open() {
  const platform = await openOverHttp()
  const { ask, until, post } = platform
  await until('2026-12-01T09:00:00')
  const create = async () => Id.parse(await ask('POST', '/api/campaigns', { kind: 'refund-progress' })).id
  const refund = (id: string, at: string) => {
    const data = { contact: BUYER, amountMinor: 17800, currency: 'CNY', method: '原卡', payBy: '2026-12-05' }
    const event = {
      id: `evt-${id}`,
      type: 'refund.registered',
      timestamp: inChina(at),
      data: { refundId: id, ...data },
    }
    return post(event)
  }
  return { ...platform, create, refund }
}

describe('a campaign of a preset over HTTP', () => {
  it('texts under its own id, and says so wherever it is asked', async () => {
    const { ask, until, create, refund } = await open()
    const id = await create()
    await ask('POST', `/api/campaigns/${id}/activate`, {})
    await until('2026-12-01T10:00:00')
    await refund('R-1', '2026-12-01T10:00:00')
    await until('2026-12-01T10:01:00')

    const { items } = Lines.parse(await ask('POST', '/api/messages/search', { contact: BUYER.id }))

    const keys = items.map(({ id }) => parseMessageId(MessageId.parse(id))?.occurrence)
    expect(keys).toContain('2026-12-01#refund-progress#R-1#registered')
    for (const item of items) expect(item).toMatchObject({ kind: 'refund-progress', category: 'transactional' })
    expect(await ask('POST', '/api/explain', { contact: BUYER.id, campaign: id })).toMatchObject({
      items: expect.arrayContaining([expect.objectContaining({ kind: 'refund-progress' })]),
    })
  })

  it('finds no second beside it, and is copied, dry-run, changed and previewed like any other', async () => {
    const { ask, until, create } = await open()
    const [first, second] = [await create(), await create()]
    const dryRun = Id.parse(await ask('POST', `/api/campaigns/${first}/dry-runs`, {})).id
    await until('2026-12-01T09:05:00')
    const { state, fingerprint } = Run.parse(await ask('GET', `/api/dry-runs/${dryRun}`))
    await ask('POST', `/api/campaigns/${first}/activate`, { fingerprint })

    expect(state).toBe('done')
    await expect(ask('POST', `/api/campaigns/${second}/activate`, {})).rejects.toThrow('same-occasion')
    expect(await ask('POST', `/api/campaigns/${first}/copy`, {})).toMatchObject({
      kind: 'refund-progress',
      state: 'draft',
    })
    expect(
      await ask('PATCH', `/api/campaigns/${first}`, { texts: { paid: { zh: '{{name}}，退款已退到{{method}}。' } } }),
    ).toMatchObject({ version: 2, texts: { paid: { zh: '{{name}}，退款已退到{{method}}。' } } })
    expect(await ask('POST', '/api/audiences/preview', { kind: 'refund-progress', audience: {} })).toMatchObject({
      total: expect.any(Number),
    })
  })

  it('tells on which day the events that it needs came last', async () => {
    const { ask, create, refund } = await open()
    await create()
    const Kind = z.object({
      needs: z.object({ events: z.array(z.object({ type: z.string(), heardOn: z.string().nullable() })) }),
    })
    const heard = async () => {
      const { needs } = Kind.parse(await ask('GET', '/api/kinds/refund-progress'))
      return Object.fromEntries(needs.events.map(({ type, heardOn }) => [type, heardOn]))
    }

    expect(await heard()).toMatchObject({ 'refund.registered': null })
    await refund('R-1', '2026-12-01T09:00:00')

    expect(await heard()).toMatchObject({ 'refund.registered': '2026-12-01', 'refund.paid': null })
  })
})
