import { describe, expect, it } from 'vitest'
import { createTableReader } from '#shared/adapters/tables/table-reader.ts'
import { readSheetInWorker } from '../../../../local/lists/read-in-worker.ts'
import { aWorkbook, aZip, type Cell } from '../../../builders/workbook.ts'

async function read(bytes: Uint8Array, reader = createTableReader()) {
  const table = await reader.open(async function* () {
    for (let at = 0; at < bytes.length; at += 5000) yield bytes.slice(at, at + 5000)
  })
  return table.ok ? Array.fromAsync(table.rows) : table.because
}

const ROWS: Cell[][] = [
  ['2026年11月客户名单'],
  ['客户编号', '手机号', '生日', '营销同意', '登记'],
  ['C1', 19900000001, new Date('1990-05-09T00:00:00Z'), '是', new Date('2026-11-30T10:30:00Z')],
  [null, null, null, null, null],
  [1001, '19900000002', null, true, '<新> & 老'],
]

describe('a workbook', () => {
  it.each([
    ['on the same thread', createTableReader()],
    ['on one of its own', createTableReader({ readSheet: readSheetInWorker })],
  ])('is read with its lines, dates and digits as they are: %s', async (_, reader) => {
    expect(await read(aWorkbook(ROWS), reader)).toEqual([
      { line: 1, cells: ['2026年11月客户名单', '', '', '', ''], fault: null },
      { line: 2, cells: ['客户编号', '手机号', '生日', '营销同意', '登记'], fault: null },
      { line: 3, cells: ['C1', '19900000001', '1990-05-09', '是', '2026-11-30 10:30:00'], fault: null },
      { line: 5, cells: ['1001', '19900000002', '', 'TRUE', '<新> & 老'], fault: null },
    ])
  })

  it('loses one row to a cell of 1 MB', async () => {
    const rows = await read(aWorkbook([['a'], ['x'.repeat(1_000_000)], ['b']]))

    expect(typeof rows === 'string' ? rows : rows.map(({ fault }) => fault)).toEqual([null, 'too-long', null])
  })

  it('of 50,001 rows is too large', async () => {
    expect(await read(aWorkbook(Array.from({ length: 50_001 }, (_, row) => [row])))).toBe('workbook-too-large')
  })

  it('that unpacks to more than 50 MB is too large, whatever it says of itself', async () => {
    const bomb = aZip(
      { 'xl/worksheets/sheet1.xml': Buffer.alloc(60_000_000, 0x20) },
      { 'xl/worksheets/sheet1.xml': 100 },
    )

    expect(bomb.length).toBeLessThan(100_000)
    expect(await read(bomb)).toBe('workbook-too-large')
  })

  it('whose parts unpack to more than 50 MB only together is too large', async () => {
    const part = Buffer.alloc(9_000_000, 0x20)
    const parts = Object.fromEntries(Array.from({ length: 6 }, (_, at) => [`xl/media/${at}.bin`, part]))

    expect(await read(aZip({ 'xl/worksheets/sheet1.xml': '<worksheet/>', ...parts }))).toBe('workbook-too-large')
  })

  it.each([
    ['a zip of something else', aZip({ 'readme.txt': 'hello' })],
    ['cut off', aWorkbook(ROWS).subarray(0, 700)],
    ['a beginning alone', Buffer.from('PK\u0003\u0004...')],
    ['a sheet that is no XML', aZip({ 'xl/worksheets/sheet1.xml': 'nothing' })],
  ])('that is none is told to be broken: %s', async (_, bytes) => {
    expect(await read(bytes)).toBe('broken-workbook')
  })
})

it('reads what is no workbook as text', async () => {
  expect(await read(Buffer.from('a,b\n1,2\n'))).toMatchObject([{ cells: ['a', 'b'] }, { cells: ['1', '2'] }])
  expect(await read(Buffer.from(''))).toBe('empty')
})
