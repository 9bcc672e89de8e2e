import { describe, expect, it } from 'vitest'
import { World } from '../../../builders/world.ts'

const AT = '2026-12-01T02:00:00.000Z'

describe('what no kind of message reads yet', () => {
  it.each([
    ['contract.renewed', { contractId: 'L1' }, { type: 'contract', id: 'L1' }],
    ['complaint.opened', { complaintId: 'Q1' }, { type: 'complaint', id: 'Q1' }],
    ['complaint.closed', { complaintId: 'Q1' }, { type: 'complaint', id: 'Q1' }],
    ['remittance.announced', { contractId: 'L1' }, { type: 'contract', id: 'L1' }],
  ] as const)('is kept: %s', async (type, data, record) => {
    const world = new World(AT)

    for (const id of ['evt_1', 'evt_1']) await world.accept({ id, type, timestamp: AT, data })

    expect(await world.stores.records.listFacts(record)).toEqual([{ record, what: type, at: new Date(AT) }])
  })
})
