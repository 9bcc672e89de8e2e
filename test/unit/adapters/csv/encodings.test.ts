import { describe, expect, it } from 'vitest'
import { createCsvTableReader } from '#shared/adapters/csv/table-reader.ts'
import { encoderOf } from '../../../builders/encoder.ts'

async function read(bytes: Uint8Array) {
  const table = await createCsvTableReader().open(async function* () {
    for (let at = 0; at < bytes.length; at += 50) yield bytes.slice(at, at + 50)
  })
  if (!table.ok) return table.because
  const rows = await Array.fromAsync(table.rows)
  return { guessed: table.guessed, cells: rows.map(({ cells }) => cells), faults: rows.map(({ fault }) => fault) }
}

const TAIWAN = '客戶編號,姓名,手機號碼,備註\nT1,陳美玲,0912345678,老客戶\nT2,林志偉,0922345678,請於下午聯絡\n'
const JAPAN = 'id,name,phone,note\nJ1,田中太郎,+819012345678,お得意さま\nJ2,すずき,+819012345679,メールで連絡\n'
const KOREA = 'id,name,phone,note\nK1,김영희,+821012345678,단골손님\nK2,박철수,+821012345679,오후에 연락 주세요\n'
const EUROPE =
  'id,name,phone,note\nL1,Müller,+447400123456,très bien\nL2,Björk Guðmundsdóttir,+447400123459,“São João”\n'
const CHINA = '客户编号,姓名,手机号\nC1,张芳,19900000001\nC2,欧阳晗,19900000002\n'

describe('a file that does not say how it is encoded', () => {
  it.each([
    ['big5', 'Big5', TAIWAN],
    ['shift_jis', 'Shift_JIS', JAPAN],
    ['euc-kr', 'EUC-KR', KOREA],
    ['windows-1252', 'Windows-1252', EUROPE],
    ['gb18030', null, CHINA],
  ])('is read as %s by the look of its text, and says so where it was a guess', async (encoding, guessed, text) => {
    const lines = text.trimEnd().split('\n')

    expect(await read(encoderOf(encoding)(text))).toEqual({
      guessed,
      cells: lines.map((line) => line.split(',')),
      faults: lines.map(() => null),
    })
  })

  it.each([
    ['two names that are Chinese and Korean alike', 'euc-kr', 'id,name,phone\nA,김수,1\n'],
    ['letters of Cyrillic', 'windows-1251', 'id,name,phone\nA,Иванов,+79121234567\nB,Петров,+79121234568\n'],
  ])('is refused rather than garbled: %s', async (_, encoding, text) => {
    expect(await read(encoderOf(encoding)(text))).toBe('encoding-unclear')
  })

  it('goes by the form of its numbers where letters alone leave it open', async () => {
    const text = encoderOf('euc-kr')('id,name,phone\nA,김수,010-1234-5678\n')

    expect(await read(text)).toMatchObject({ guessed: 'EUC-KR' })
  })

  it.each(['utf-16le', 'utf-16be'])('is read as %s without a mark', async (encoding) => {
    const bytes = Buffer.from(CHINA, 'utf16le')

    const found = await read(encoding === 'utf-16le' ? bytes : bytes.swap16())

    expect(found).toMatchObject({
      guessed: null,
      cells: CHINA.trimEnd()
        .split('\n')
        .map((line) => line.split(',')),
    })
  })

  it('has the one row of another encoding refused', async () => {
    const row = Uint8Array.from([...Buffer.from('C3,M'), 0xfc, ...Buffer.from('ller,+447400123456\n')])

    const found = await read(Buffer.concat([encoderOf('gb18030')(CHINA), row]))

    expect(found).toMatchObject({ guessed: null, faults: [null, null, null, 'encoding'] })
  })
})

it.each([
  [
    'a sep line',
    'sep=;\r\na;b\r\n1;2,5\r\n',
    [
      ['a', 'b'],
      ['1', '2,5'],
    ],
  ],
  [
    'a separator that stands behind a title',
    '名单\na;b;c\n1;2;3\n4;5;6\n',
    [['名单'], ['a', 'b', 'c'], ['1', '2', '3'], ['4', '5', '6']],
  ],
  [
    'cells with other separators',
    'a;b\n1;x, y, z\n2;u, v\n3;w\n',
    [
      ['a', 'b'],
      ['1', 'x, y, z'],
      ['2', 'u, v'],
      ['3', 'w'],
    ],
  ],
])('tells the separator: %s', async (_, text, cells) => {
  expect(await read(Buffer.from(text))).toMatchObject({ cells })
})
