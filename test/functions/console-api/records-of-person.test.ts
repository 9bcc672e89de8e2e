import { describe, expect, it } from 'vitest'
import { RecordsOfPerson } from '#shared/contracts/console-api/record.ts'
import { RecordTypeList } from '#shared/contracts/console-api/record-type.ts'
import { RECORD_TYPES } from '#shared/domain/records/record-types.ts'
import { anInstalment, anOrder, aShipment, aVisit } from '../../builders/record.ts'
import { startApi } from './api.ts'

const at = (day: string) => new Date(`${day}T02:00:00Z`)

async function recordsOf(api: ReturnType<typeof startApi>, contact: string) {
  const answer = await api.call('GET', `/api/contacts/${contact}/records`, { as: 'marketing' })
  expect(answer.status).toBe(200)
  return RecordsOfPerson.parse(answer.body)
}

describe('the records of a person', () => {
  it('are those of every type, what changed last first, and of nobody else', async () => {
    const api = startApi()
    const mine = { contactId: 'C00001' }
    await api.records.saveOrder(
      anOrder({ ...mine, id: 'SO-1', placedAt: at('2026-11-28'), shipmentIds: ['SH-1'] }),
      'absent',
    )
    await api.records.saveOrder(anOrder({ contactId: 'C00002', id: 'SO-2', placedAt: at('2026-11-28') }), 'absent')
    await api.records.saveShipment(aShipment({ id: 'SH-1', orderId: 'SO-1', shippedAt: at('2026-11-29') }), 'absent')
    await api.records.saveInstalment(
      anInstalment({ ...mine, contractId: 'L-1', period: 1, due: '2026-12-05' }),
      'absent',
    )
    const facts = { arranged: at('2026-11-30').toISOString() }
    const answer = await api.call('PUT', '/api/records/visit/V-1', { as: 'support', body: { ...mine, facts } })
    expect(answer.status).toBe(200)

    const { items, isWhole } = await recordsOf(api, 'C00001')
    expect(items.map(({ type, id }) => `${type} ${id}`)).toEqual([
      'visit V-1',
      'shipment SH-1',
      'order SO-1',
      'instalment L-1:1',
    ])
    expect(isWhole).toBe(true)
  })

  it('says where a person has more than are listed', async () => {
    const api = startApi()
    for (let n = 1; n <= 51; n += 1)
      await api.records.saveOrder(
        anOrder({ contactId: 'C00001', id: `SO-${n}`, placedAt: new Date(Date.UTC(2026, 0, n)) }),
        'absent',
      )

    const { items, isWhole } = await recordsOf(api, 'C00001')
    expect(items).toHaveLength(50)
    expect(items[0]?.id).toBe('SO-51')
    expect(isWhole).toBe(false)
  })

  it('lose none of one type behind the many of another', async () => {
    const api = startApi()
    for (let n = 1; n <= 101; n += 1)
      await api.records.saveKept(
        aVisit({ type: 'bill', id: `B-${n}`, heard: { issued: [at('2026-11-28')] } }),
        'absent',
      )
    await api.records.saveKept(aVisit({ id: 'V-1', heard: { arranged: [at('2026-11-30')] } }), 'absent')

    const { items, isWhole } = await recordsOf(api, 'C00001')
    expect(items).toHaveLength(101)
    expect(items[0]).toMatchObject({ type: 'visit', id: 'V-1' })
    expect(isWhole).toBe(false)
  })

  it('are none of somebody who has none', async () => {
    expect(await recordsOf(startApi(), 'C00009')).toEqual({ items: [], isWhole: true })
  })
})

describe('the types of records', () => {
  it('say of each what may be said of it, so that a form can be made of them', async () => {
    const answer = await startApi().call('GET', '/api/record-types', { as: 'support' })
    const { items } = RecordTypeList.parse(answer.body)
    expect(items.map(({ type }) => type)).toEqual(RECORD_TYPES)

    const order = items.find(({ type }) => type === 'order')
    expect(order?.isMadeByHand).toBe(false)
    expect(order?.facts.find(({ name }) => name === 'payment-promised')).toMatchObject({
      isSettable: true,
      isTakenBack: true,
    })
    expect(order?.fields.find(({ name }) => name === 'on')).toMatchObject({
      type: 'date',
      goesWith: 'payment-promised',
    })
    expect(order?.fields.find(({ name }) => name === 'shipmentIds')?.isSettable).toBe(false)

    const complaint = items.find(({ type }) => type === 'complaint')
    expect(complaint?.isMadeByHand).toBe(true)
    expect(complaint?.fields.find(({ name }) => name === 'level')?.choices).toMatchObject({ major: { zh: '重大' } })
  })
})
