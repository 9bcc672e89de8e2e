import { describe, expect, it } from 'vitest'
import { World } from '../../../builders/world.ts'

const AT = '2026-12-01T02:00:00.000Z'

describe('what an earlier release took without a record of its own', () => {
  it.each([
    ['contract.renewed', { contractId: 'L1' }, { type: 'contract', id: 'L1' }, 'renewed'],
    ['complaint.opened', { complaintId: 'Q1' }, { type: 'complaint', id: 'Q1' }, 'opened'],
    ['complaint.closed', { complaintId: 'Q1' }, { type: 'complaint', id: 'Q1' }, 'closed'],
  ] as const)('is a fact of its record: %s', async (type, data, key, name) => {
    const world = new World(AT)

    for (const id of ['evt_1', 'evt_1'])
      expect((await world.accept({ id, type, timestamp: AT, data })).kind).not.toBe('kept')

    expect(await world.stores.records.findKept([key])).toMatchObject([{ ...key, heard: { [name]: [new Date(AT)] } }])
  })

  it('stays a fact of it: what was kept before the record was', async () => {
    const world = new World(AT)
    const key = { type: 'complaint', id: 'Q1' } as const
    const earlier = new Date('2026-11-01T02:00:00Z')
    await world.stores.records.addFact({ record: key, what: 'complaint.opened', at: earlier })

    await world.accept({ id: 'evt_1', type: 'complaint.closed', timestamp: AT, data: { complaintId: 'Q1' } })

    expect(await world.stores.records.findKept([key])).toMatchObject([
      { heard: { opened: [earlier], closed: [new Date(AT)] } },
    ])
  })
})

describe('what no kind of message reads yet', () => {
  it.each([['remittance.announced', { contractId: 'L1' }, { type: 'contract', id: 'L1' }]] as const)(
    'is kept: %s',
    async (type, data, record) => {
      const world = new World(AT)

      for (const id of ['evt_1', 'evt_1']) await world.accept({ id, type, timestamp: AT, data })

      expect(await world.stores.records.listFacts(record)).toEqual([{ record, what: type, at: new Date(AT) }])
    },
  )
})
