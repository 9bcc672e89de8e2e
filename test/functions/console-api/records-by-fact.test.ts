import { describe, expect, it } from 'vitest'
import { listOf } from '#shared/contracts/console-api/list.ts'
import { Problem } from '#shared/contracts/console-api/problem.ts'
import { RecordView } from '#shared/contracts/console-api/record.ts'
import { anInstalment, anOrder, aShipment, aVisit } from '../../builders/record.ts'
import { type Api, startApi } from './api.ts'

type Page = { items: RecordView[]; next: string | null }

async function search(api: Api, body: object): Promise<Page> {
  const answer = await api.call('POST', '/api/records/search', { as: 'support', body })
  expect(answer.status).toBe(200)
  return listOf(RecordView).parse(answer.body)
}

describe('searching records by a fact', () => {
  const at = (day: number) => new Date(`2026-12-0${day}T04:00:00Z`)

  async function withOrders() {
    const api = startApi()
    for (const day of [1, 2, 3, 4])
      await api.records.saveOrder(anOrder({ id: `SO-${day}`, cancelledAt: at(day) }), 'absent')
    await api.records.saveOrder(anOrder({ id: 'SO-9' }), 'absent')
    return api
  }
  /** Over all of its pages, of which some may be empty. */
  async function ids(api: Api, body: object): Promise<string[]> {
    const found: string[] = []
    let cursor: string | null = null
    do {
      const page: { items: RecordView[]; next: string | null } = await search(api, { ...body, limit: 1, cursor })
      expect(page.items.length).toBeLessThanOrEqual(1)
      found.push(...page.items.map(({ id }) => id))
      cursor = page.next
    } while (cursor !== null)
    return found.toSorted()
  }

  it('finds each of which it holds once, whosever they are, by when it came about', async () => {
    const api = await withOrders()
    const asked = { type: 'order', fact: 'cancelled' }

    expect(await ids(api, asked)).toEqual(['SO-1', 'SO-2', 'SO-3', 'SO-4'])
    expect(await ids(api, { ...asked, from: '2026-12-02T04:00:00Z', until: '2026-12-03T04:00:00Z' })).toEqual(['SO-2'])
    expect(await ids(api, { ...asked, from: '2026-12-03' })).toEqual(['SO-3', 'SO-4'])
    expect(await ids(api, { ...asked, until: '2026-12-02' })).toEqual(['SO-1', 'SO-2'])
    expect(await ids(api, { ...asked, fact: 'paid' })).toEqual([])
  })

  it('finds records of every type', async () => {
    const api = startApi()
    await api.records.saveShipment(aShipment({ id: 'SH-1', deliveredAt: at(1) }), 'absent')
    await api.records.saveInstalment(anInstalment({ paidAt: at(1) }), 'absent')
    await api.records.saveKept(aVisit({ id: 'V-1', heard: { done: [at(1)] } }), 'absent')

    expect(await ids(api, { type: 'shipment', fact: 'delivered' })).toEqual(['SH-1'])
    expect(await ids(api, { type: 'instalment', fact: 'paid' })).toHaveLength(1)
    expect(await ids(api, { type: 'visit', fact: 'done' })).toEqual(['V-1'])
  })

  it.each([
    [{ type: 'order', fact: 'eaten' }, 'fact'],
    [{ type: 'order', fact: 'paid', id: 'SO-1' }, ''],
    [{ type: 'order', id: 'SO-1', from: '2026-12-01' }, 'from'],
    [{ type: 'order', fact: 'paid', from: 'yesterday' }, 'from'],
  ])('refuses %j', async (body, path) => {
    const { status, body: problem } = await startApi().call('POST', '/api/records/search', { as: 'support', body })

    expect([status, Problem.parse(problem).errors?.map((fault) => fault.path)]).toEqual([400, [path]])
  })
})
