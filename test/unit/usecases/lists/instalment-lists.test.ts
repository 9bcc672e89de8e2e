import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { importFile } from '#shared/usecases/lists/import-file.ts'
import { countsOf, openImportDesk } from '../../../builders/import-desk.ts'

const HEADER = '合同号,客户编号,期数,总期数,应还日,应还金额,币种,状态\n'

function listOf(name: string): Uint8Array {
  return readFileSync(new URL(`../../../fixtures/lists/${name}.csv`, import.meta.url))
}

function row(contract: string, period: number, amount: string, status = '未还', currency = 'CNY'): string {
  return `${contract},K1,${period},12,2026-12-20,${amount},${currency},${status}\n`
}

async function storedIn({ stores }: ReturnType<typeof openImportDesk>, contractId: string, period = 1) {
  return (await stores.records.findInstalments([{ contractId, period }]))[0]
}

describe('amounts of a list', () => {
  it('are read one way throughout, the way that one of them settles', async () => {
    const desk = openImportDesk()

    const { item } = await desk.bring('instalments', listOf('03-european-exact-amounts'))

    expect(countsOf(item)).toMatchObject({ rows: 3, accepted: 3, refused: 0 })
    const amounts = await Promise.all(['E1', 'E2', 'E3'].map((id) => storedIn(desk, id)))
    expect(amounts.map((one) => one?.amountMinor)).toEqual([100_000, 250_000, 123_456])
  })

  it('are read alike where what settles them stands a thousand rows on, and the worker is changed in between', async () => {
    const desk = openImportDesk()
    const many = Array.from({ length: 1000 }, (_, index) => row(`M${index}`, 1, '"1.000"', '未还', 'EUR')).join('')
    const id = await desk.upload('instalments', HEADER + many + row('LAST', 1, '"12,50"', '未还', 'EUR'))

    for (let kind = 'paused'; kind === 'paused'; ) {
      kind = (await importFile(desk.deps, { importId: id, remainingMs: () => 0 })).kind
    }

    const first = await storedIn(desk, 'M0')
    const last = await storedIn(desk, 'M999')
    expect([first?.amountMinor, last?.amountMinor]).toEqual([100_000, 100_000])
  })
})

describe('two rows about one instalment', () => {
  it('are both refused, each telling the other', async () => {
    const desk = openImportDesk()

    const { item, problems } = await desk.bring('instalments', listOf('04-principal-and-interest-in-two-rows'))

    expect(countsOf(item)).toMatchObject({ state: 'done', rows: 2, accepted: 0, refused: 2 })
    expect(problems.map(({ line, severity, code, detail }) => [line, severity, code, detail])).toEqual([
      [2, 'error', 'instalment-twice', '3'],
      [3, 'error', 'instalment-twice', '2'],
    ])
    expect(await storedIn(desk, 'PI1')).toBeUndefined()
  })

  it('are refused however far apart, however the period is written, and however often the worker is changed', async () => {
    const desk = openImportDesk()
    const between = Array.from({ length: 500 }, (_, index) => row(`B${index}`, 1, '10.00')).join('')
    const twin = row('T1', 3, '100.00').replace(',3,', ',第3期,')
    const id = await desk.upload('instalments', HEADER + row('T1', 3, '900.00') + between + twin)

    for (let kind = 'paused'; kind === 'paused'; ) {
      kind = (await importFile(desk.deps, { importId: id, remainingMs: () => 0 })).kind
    }

    const problems = await desk.problemsOf(id)
    expect(problems.map(({ line, code, detail }) => [line, code, detail])).toEqual([
      [2, 'instalment-twice', '503'],
      [503, 'instalment-twice', '2'],
    ])
    expect(await storedIn(desk, 'T1', 3)).toBeUndefined()
    expect(await storedIn(desk, 'B0')).toMatchObject({ amountMinor: 1000 })
  })

  it('leave what is stored in doubt, so that nobody is reminded of half a sum', async () => {
    const desk = openImportDesk()
    await desk.bring('instalments', HEADER + row('T1', 1, '1000.00'))

    const { item } = await desk.bring('instalments', HEADER + row('T1', 1, '900.00') + row('T1', 1, '100.00'))

    expect(countsOf(item)).toMatchObject({ rows: 2, accepted: 0, unchanged: 0, refused: 2 })
    expect(await storedIn(desk, 'T1')).toMatchObject({ amountMinor: 100_000, doubt: 'row-unclear' })
  })
})

describe('a row that is refused', () => {
  it.each([
    ['amount', row('T1', 1, '1.000')],
    ['due date', row('T1', 1, '1000.00').replace('2026-12-20', 'soon')],
    ['currency', row('T1', 1, '1000.00', '已还', 'ABC')],
    ['contact', row('T1', 1, '1000.00').replace('K1', '')],
  ])('for its %s leaves what is stored in doubt until a whole row comes', async (_, faulty) => {
    const desk = openImportDesk()
    await desk.bring('instalments', HEADER + row('T1', 1, '1000.00'))

    await desk.bring('instalments', HEADER + faulty)
    expect(await storedIn(desk, 'T1')).toMatchObject({ doubt: 'row-unclear' })

    await desk.bring('instalments', HEADER + row('T1', 1, '1200.00'))
    expect(await storedIn(desk, 'T1')).toMatchObject({ amountMinor: 120_000, doubt: null })
  })
})

describe('a status that is no clear yes or no', () => {
  it.each([
    ['减免', 'status-unclear'],
    ['部分还款', 'partly-paid'],
  ])('%s goes in and holds reminders back', async (status, doubt) => {
    const desk = openImportDesk()
    await desk.bring('instalments', HEADER + row('T1', 1, '1000.00'))

    const { item } = await desk.bring('instalments', HEADER + row('T1', 1, '1000.00', status))

    expect(countsOf(item)).toMatchObject({ accepted: 1, refused: 0, problemCount: 1 })
    expect(await storedIn(desk, 'T1')).toMatchObject({ listedPaid: false, doubt })
  })
})
