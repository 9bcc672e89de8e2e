import { expect, it } from 'vitest'
import type { ScannedRecord } from '#shared/ports/record-store.ts'
import { anInstalment, anOrder, aShipment, aVisit } from '../builders/record.ts'
import { describeStores } from './implementations.ts'

describeStores('RecordStore, looked through', (stores) => {
  it('looks through all records of a type, part by part, and each of them once', async () => {
    const { records } = stores()
    for (const n of [1, 2, 3, 4, 5]) {
      await records.saveOrder(anOrder({ id: `looked-${n}` }), 'absent')
      await records.saveShipment(aShipment({ id: `looked-${n}` }), 'absent')
      await records.saveInstalment(anInstalment({ contractId: 'looked', period: n }), 'absent')
      await records.saveKept(aVisit({ id: `looked-${n}` }), 'absent')
      await records.saveKept(aVisit({ type: 'lead', id: `looked-${n}` }), 'absent')
    }
    const all = async (type: string) => {
      const found: ScannedRecord[] = []
      for (const index of [0, 1, 2]) {
        let cursor: string | undefined
        do {
          const page = await records.scanRecords(type, { index, of: 3 }, { limit: 2, cursor })
          found.push(...page.items)
          cursor = page.next ?? undefined
        } while (cursor !== undefined)
      }
      return found
    }
    const idsOf = async (type: string) =>
      (await all(type)).flatMap((one) => nameOf(one).filter((id) => id.startsWith('looked'))).toSorted()
    const five = [1, 2, 3, 4, 5].map((n) => `looked-${n}`)

    expect(await idsOf('order')).toEqual(five)
    expect(await idsOf('shipment')).toEqual(five)
    expect(await idsOf('instalment')).toEqual(five)
    expect(await idsOf('visit')).toEqual(five)
    expect(await idsOf('bill')).toEqual([])
  })
})

function nameOf(scanned: ScannedRecord): string[] {
  if ('order' in scanned) return [scanned.order.id]
  if ('shipment' in scanned) return [scanned.shipment.id]
  return 'record' in scanned ? [scanned.record.id] : [`${scanned.instalment.contractId}-${scanned.instalment.period}`]
}
