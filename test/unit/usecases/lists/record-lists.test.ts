import { describe, expect, it } from 'vitest'
import { countsOf, openImportDesk } from '../../../builders/import-desk.ts'

const CONTRACTS =
  '合同编号,客户编号,签订日期,到期日,押金,币种,负责人\n' +
  'H1,C1,2026-11-01,2027-10-31,"1,200.50",CNY,小陈\n' +
  'H2,C2,2026-11-02,不详,100,CNY,小陈\n'

describe('lists of records', () => {
  it('takes contracts in under the words of their declaration', async () => {
    const desk = openImportDesk()

    const { item, problems } = await desk.bring('contract', CONTRACTS)

    expect(countsOf(item)).toMatchObject({ state: 'done', accepted: 1, refused: 1 })
    expect(problems).toMatchObject([{ line: 3, column: '到期日', code: 'value-unreadable' }])
    const [kept] = await desk.stores.records.findKept([{ type: 'contract', id: 'H1' }])
    expect(kept).toMatchObject({
      contactId: 'C1',
      fields: { ends: '2027-10-31', depositMinor: 120_050, currency: 'CNY', person: '小陈' },
      heard: { signed: [new Date('2026-10-31T16:00:00Z')] },
    })
  })

  it('takes English headers: fields in snake case, facts with _at', async () => {
    const desk = openImportDesk()

    const { item } = await desk.bring(
      'visit',
      'id,phone,name,arranged_at,day,from,fee_minor\nV1,19900000001,王芳,2026-11-30 10:00,2026-12-03,09:30,5000\n',
    )

    expect(countsOf(item)).toMatchObject({ accepted: 1, refused: 0 })
    const [kept] = await desk.stores.records.findKept([{ type: 'visit', id: 'V1' }])
    expect(kept?.fields).toEqual({ day: '2026-12-03', from: '09:30', feeMinor: 5000, currency: 'CNY' })
    expect(await desk.stores.contacts.find(kept?.contactId ?? '')).toMatchObject({
      phone: '+8619900000001',
      consent: { marketing: 'unknown' },
    })
  })

  it('changes nothing when the same list comes again', async () => {
    const desk = openImportDesk()
    await desk.bring('contract', CONTRACTS)

    desk.deps.clock.now = () => new Date('2026-12-01T02:00:00Z')
    const { item } = await desk.bring('contract', CONTRACTS)

    expect(countsOf(item)).toMatchObject({ accepted: 0, unchanged: 1, refused: 1 })
  })

  it('refuses both rows about one record, and one that says whose it is nowhere', async () => {
    const { item, problems } = await openImportDesk().bring(
      'bill',
      'id,contact,due\nB1,C1,2026-12-20\nB1,C1,2026-12-21\nB2,,2026-12-20\n',
    )

    expect(item.refused).toBe(3)
    expect(problems.map(({ code }) => code)).toEqual(['record-twice', 'record-twice', 'whose-missing'])
  })

  it('never moves a record to another person', async () => {
    const desk = openImportDesk()
    await desk.bring('bill', 'id,contact,due\nB1,C1,2026-12-20\n')

    const { problems } = await desk.bring('bill', 'id,contact,due\nB1,C2,2026-12-25\n')

    expect(problems).toMatchObject([{ code: 'other-person' }])
    expect((await desk.stores.records.findKept([{ type: 'bill', id: 'B1' }]))[0]?.fields.due).toBe('2026-12-20')
  })

  it('says of a list of contacts that it is none of contracts, and of contracts that they are none of contacts', async () => {
    const desk = openImportDesk()

    const contacts = await desk.bring('contract', 'id,name,phone\nC1,王芳,19900000001\n')
    const contracts = await desk.bring('contacts', CONTRACTS)

    expect(contacts.item).toMatchObject({ state: 'failed', seemsToBe: 'contacts' })
    expect(contracts.item).toMatchObject({ state: 'failed', seemsToBe: 'contract' })
  })
})
