import { describe, expect, it } from 'vitest'
import { listOf } from '#shared/contracts/console-api/list.ts'
import { RecordDetail, RecordView } from '#shared/contracts/console-api/record.ts'
import type { FieldValue } from '#shared/contracts/record.ts'
import type { DeclaredField, FieldKind } from '#shared/contracts/record-types/declare.ts'
import { KEPT_TYPES } from '#shared/contracts/record-types/kept-types.ts'
import { emptyKept, hear } from '#shared/domain/records/kept-record.ts'
import { startApi } from './api.ts'

const AT = new Date('2026-12-01T00:00:00Z')

const SAMPLES: Readonly<Record<Exclude<FieldKind, 'choice'>, FieldValue>> = {
  text: 'words',
  id: 'ID-1',
  number: 2,
  money: 12_900,
  currency: 'CNY',
  date: '2026-12-05',
  time: '09:00',
  deadline: '2026-12-05',
  instant: '2026-12-05T01:00:00.000Z',
  flag: true,
  phone: '19900000009',
  list: ['one', 'two'],
  contact: 'C00001',
  record: { type: 'order', id: 'SO-1' },
}

function sampleOf({ kind, values = {} }: DeclaredField): FieldValue {
  return kind === 'choice' ? (Object.keys(values)[0] ?? '') : SAMPLES[kind]
}

describe.each(KEPT_TYPES.map((declared) => [declared.type, declared] as const))('a %s', (type, declared) => {
  it('is answered with every field that it may have, alone and in a search', async () => {
    const api = startApi()
    const fields = Object.fromEntries(Object.entries(declared.fields).map(([name, field]) => [name, sampleOf(field)]))
    const heard = { timestamp: AT, contactId: 'C00001', orderId: null, by: null, facts: {}, fields }
    await api.records.saveKept({ ...hear(emptyKept({ type, id: 'R-1' }, null, AT), heard), rev: 1 }, 'absent')

    const one = await api.call('GET', `/api/records/${type}/R-1`, { as: 'support' })
    expect(one.status).toBe(200)
    expect(RecordDetail.parse(one.body).fields).toEqual(fields)

    const found = await api.call('POST', '/api/records/search', { as: 'support', body: { type, contact: 'C00001' } })
    expect(found.status).toBe(200)
    expect(
      listOf(RecordView)
        .parse(found.body)
        .items.map((item) => item.fields),
    ).toEqual([fields])
  })
})

describe('what is said of people in a record', () => {
  it('is masked for marketing, alone and in a search, and whole for support', async () => {
    const api = startApi()
    const fields = { personPhone: '+86 199 0000 0009', phones: ['19900000008'], house: '3 栋 1201' }
    const heard = { timestamp: AT, contactId: 'C00001', orderId: null, by: null, facts: {}, fields }
    await api.records.saveKept(
      { ...hear(emptyKept({ type: 'contract', id: 'R-1' }, null, AT), heard), rev: 1 },
      'absent',
    )
    const read = async (as: 'marketing' | 'support') => {
      const one = RecordDetail.parse((await api.call('GET', '/api/records/contract/R-1', { as })).body)
      const body = { type: 'contract', contact: 'C00001' }
      const found = listOf(RecordView).parse((await api.call('POST', '/api/records/search', { as, body })).body)
      expect(found.items.map((item) => item.fields)).toEqual([one.fields])
      return one.fields
    }

    expect(await read('marketing')).toEqual({ personPhone: '****0009', phones: ['****0008'], house: '****' })
    expect(await read('support')).toEqual(fields)
  })
})
