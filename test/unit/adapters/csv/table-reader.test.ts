import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createCsvTableReader } from '#shared/adapters/csv/table-reader.ts'

async function read(content: string | Uint8Array, chunkBytes = 7) {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content
  const table = await createCsvTableReader().open(async function* () {
    for (let at = 0; at < bytes.length; at += chunkBytes) yield bytes.slice(at, at + chunkBytes)
  })
  return table.ok ? Array.fromAsync(table.rows) : table.because
}

async function cellsOf(content: string | Uint8Array, chunkBytes?: number) {
  const rows = await read(content, chunkBytes)
  return typeof rows === 'string' ? rows : rows.map(({ cells }) => cells)
}

const utf16 = (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le')
/** 姓名,b / 张三,1 */
const GB18030 = Buffer.from([0xd0, 0xd5, 0xc3, 0xfb, 0x2c, 0x62, 0x0a, 0xd5, 0xc5, 0xc8, 0xfd, 0x2c, 0x31])

describe('a table of text', () => {
  it.each([
    ['UTF-8', '姓名,b\n张三,1'],
    ['UTF-8 with a mark', '\ufeff姓名,b\n张三,1'],
    ['GB18030', GB18030],
    ['UTF-16', utf16('姓名,b\r\n张三,1\r\n')],
    ['UTF-16, the other way round', utf16('姓名,b\n张三,1').swap16()],
  ])('is read as %s, however its bytes are cut', async (_, content) => {
    for (const chunkBytes of [1, 2, 3, 5, 1000]) {
      expect(await cellsOf(content, chunkBytes)).toEqual([
        ['姓名', 'b'],
        ['张三', '1'],
      ])
    }
  })

  it.each([
    [
      'commas',
      'a,b;c\n1,2;3',
      [
        ['a', 'b;c'],
        ['1', '2;3'],
      ],
    ],
    [
      'semicolons',
      'a;"b,c,d"\n1;2,3',
      [
        ['a', 'b,c,d'],
        ['1', '2,3'],
      ],
    ],
    [
      'tabs',
      'a\tb\n1,5\t2',
      [
        ['a', 'b'],
        ['1,5', '2'],
      ],
    ],
  ])('may be parted by %s', async (_, content, rows) => {
    expect(await cellsOf(content)).toEqual(rows)
  })

  it('numbers rows by the line on which they begin, past blank lines and breaks in quotes', async () => {
    const rows = await read('\r\na,b\r\n1,"x\r\ny ""z"""\r\n\r\n,\r\n2,3\r4,5\n6,7')

    expect(rows).toEqual([
      { line: 2, cells: ['a', 'b'], fault: null },
      { line: 3, cells: ['1', 'x\ny "z"'], fault: null },
      { line: 7, cells: ['2', '3'], fault: null },
      { line: 8, cells: ['4', '5'], fault: null },
      { line: 9, cells: ['6', '7'], fault: null },
    ])
  })

  it('refuses what lies between a quotation mark that is never closed and the next one that opens a cell', async () => {
    const rows = await read('a,b\n1,"2\n3,5" nails\n"4,5\n6,"7"\n8,9\n')

    expect(rows).toEqual([
      { line: 1, cells: ['a', 'b'], fault: null },
      { line: 2, cells: [], fault: 'quotes' },
      { line: 3, cells: [], fault: 'quotes' },
      { line: 4, cells: [], fault: 'quotes' },
      { line: 5, cells: ['6', '7'], fault: null },
      { line: 6, cells: ['8', '9'], fault: null },
    ])
  })

  it('refuses every line behind a quotation mark that nothing closes or contradicts', async () => {
    const rows = await read('a,b\n1,2\n3,"4\n\n5,6\n7,8\n')

    expect(typeof rows === 'string' ? rows : rows.map(({ line, fault }) => [line, fault])).toEqual([
      [1, null],
      [2, null],
      [3, 'quotes'],
      [5, 'quotes'],
      [6, 'quotes'],
    ])
  })

  it('believes a cell that closes before a separator, whatever its lines look like, and however many they are', async () => {
    const note = Array.from({ length: 40 }, (_, line) => `Z${line},李四,19900007009,是`).join('\n')

    expect(await cellsOf(`a,b,c\n1,"转告：\n${note}",\n2,x,y\n`)).toEqual([
      ['a', 'b', 'c'],
      ['1', `转告：\n${note}`, ''],
      ['2', 'x', 'y'],
    ])
  })

  it('reads no row of another width out of a cell whose own marks were not doubled', async () => {
    const rows = await read('a,b,c,d\n1,"转告：\nZ9,"李四",是\nZ10,王五,是",x,\n')

    expect(typeof rows === 'string' ? rows : rows.slice(1).map(({ cells }) => cells)).toEqual([[], [], []])
  })

  it('loses one row to a cell of 1 MB', async () => {
    const rows = await read(`a,b\n1,${'x'.repeat(1_000_000)}\n2,"${'y\n'.repeat(500_000)}"\n3,4\n`, 64_000)

    expect(typeof rows === 'string' ? rows : rows.map(({ fault }) => fault)).toEqual([
      null,
      'too-long',
      'too-long',
      null,
    ])
  })

  it('gives rows with too few and too many cells as they are', async () => {
    expect(await cellsOf('a,b\n1\n2,3,4\n')).toEqual([['a', 'b'], ['1'], ['2', '3', '4']])
  })

  it('marks the one row with damaged bytes in a file that is UTF-8 all over', async () => {
    const damaged = Buffer.from('姓名,备注\n张三,老客户，请多关照\n李四X,1\n王五,2\n')
    damaged[damaged.indexOf('X')] = 0xe5

    const rows = await read(damaged)

    expect(typeof rows === 'string' ? rows : rows.map(({ fault }) => fault)).toEqual([null, null, 'encoding', null])
  })

  it.each([
    ['nothing', '', 'empty'],
    ['a workbook of old Excel', Buffer.from([0xd0, 0xcf, 0x11, 0xe0]), 'old-workbook'],
    ['NUL bytes', 'a,b\n1,\u0000\n', 'not-text'],
    ['a line without end', `a,b\n${'x'.repeat(8_100_000)}`, 'not-text'],
    ['a web page', '<html><body><table><tr><td>id', 'web-page'],
  ])('is not %s', async (_, content, because) => {
    expect(await read(content, 64_000)).toBe(because)
  })

  it('has no rows when all lines are blank', async () => {
    expect(await read('\n\r\n  \n')).toEqual([])
  })

  it('gives back any cells that were written by the rules', async () => {
    const cell = fc.string({ unit: fc.constantFrom('a', '中', ',', '"', '\n', ';', '1') }).map((text) => text.trim())
    const row = fc.tuple(cell, cell, cell).filter((cells) => cells.some((text) => text !== ''))
    await fc.assert(
      fc.asyncProperty(
        fc.array(row, { minLength: 1, maxLength: 8 }),
        fc.integer({ min: 1, max: 20 }),
        async (rows, chunk) => {
          const quoted = rows.map((cells) => cells.map((text) => `"${text.replaceAll('"', '""')}"`).join(','))
          const text = ['"x","y","z"', ...quoted].join('\r\n')

          expect(await cellsOf(text, chunk)).toEqual([['x', 'y', 'z'], ...rows])
        },
      ),
    )
  })
})

it('refuses what is larger than 100 MB, without reading on', async () => {
  const read = { bytes: 0 }
  async function* endless() {
    for (;;) {
      yield Buffer.from('1,2,3\n'.repeat(200_000))
      read.bytes += 1_200_000
    }
  }

  const opened = await createCsvTableReader().open(endless)

  expect(opened).toEqual({ ok: false, because: 'too-large' })
  expect(read.bytes).toBeLessThan(110 * 1024 * 1024)
})
