import { describe, expect, it } from 'vitest'
import { createMemoryStores } from '#shared/adapters/memory/stores.ts'
import { countColumns } from '#shared/usecases/people/count-columns.ts'
import { aContact } from '../../builders/contact.ts'
import { startApi } from './api.ts'

async function withPeople() {
  const stores = createMemoryStores()
  const custom = [
    { 面积: 120, 到期: '2027-01-01', 会员: true },
    { 面积: 80, 门店: '一店' },
    { 面积: '不清楚', 保费: { minor: 100, currency: 'CNY' } },
    null,
  ]
  for (const [index, each] of custom.entries()) {
    await stores.contacts.save(aContact({ id: `C${index}`, custom: each }), 'absent')
  }
  return stores
}

describe('the columns of people’s own', () => {
  it('are told with the type of most of their values and how many people have each, the most first', async () => {
    const { status, body } = await startApi(await withPeople()).call('GET', '/api/columns', { as: 'marketing' })

    expect({ status, body }).toEqual({
      status: 200,
      body: {
        items: [
          { column: '面积', type: 'number', count: 3 },
          { column: '会员', type: 'flag', count: 1 },
          { column: '保费', type: 'money', count: 1 },
          { column: '到期', type: 'date', count: 1 },
          { column: '门店', type: 'text', count: 1 },
        ],
        exact: true,
        read: 4,
        next: null,
      },
    })
  })

  it('are none where nobody has any', async () => {
    expect((await countColumns(createMemoryStores())).items).toEqual([])
  })
})

describe('the list of people', () => {
  it('has nobody who was erased or merged into somebody else, and counts neither', async () => {
    const stores = createMemoryStores()
    const erased = { at: new Date('2026-11-30T01:00:00Z'), by: 'admin/a', note: 'asked' }
    await stores.contacts.save(aContact({ id: 'A' }), 'absent')
    await stores.contacts.save(aContact({ id: 'B', erased }), 'absent')
    await stores.contacts.save(aContact({ id: 'C', mergedInto: 'A' }), 'absent')

    const { status, body } = await startApi(stores).call('GET', '/api/people', { as: 'support' })

    expect(status).toBe(200)
    expect(body).toMatchObject({ items: [{ id: 'A' }], counts: { total: 1, exact: true } })
  })
})
