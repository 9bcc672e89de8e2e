const FAMILY = [...'王李张刘陈杨黄赵周吴']
const GIVEN = ['芳', '伟', '敏', '静', '强', '磊', '洋', '艳', '杰', '娟']

/** A list of contacts, in pieces: every one a customer in mainland China who agreed to marketing; nobody is real. */
export function* contactsList(rows: number): Generator<Uint8Array> {
  yield* inPieces('客户编号,姓名,手机号,生日,类型,地区编码,语言,营销同意,同意时间', rows, (row) => {
    const birthday = `19${digits(60 + (row % 40), 2)}-${digits(1 + (row % 12), 2)}-${digits(1 + (row % 28), 2)}`
    return `${contactId(row)},${nameOn(row)},199${digits(row, 8)},${birthday},客户,310115,zh-CN,是,2026-03-01T10:00:00+08:00`
  })
}

/** Four columns of as many customers: a million rows of it stay below the limit of 100 MB. */
export function* shortList(rows: number): Generator<Uint8Array> {
  yield* inPieces(
    '客户编号,姓名,手机号,类型',
    rows,
    (row) => `${contactId(row)},${nameOn(row)},199${digits(row, 8)},客户`,
  )
}

/** One unpaid instalment for each of those contacts, due on 20 December 2026. */
export function* instalmentsList(rows: number): Generator<Uint8Array> {
  yield* inPieces('合同号,客户编号,期数,总期数,应还日,应还金额,币种,状态,卡号尾号', rows, (row) => {
    const amount = `${1000 + (row % 4000)}.${digits(row % 100, 2)}`
    return `L${digits(row, 6)},${contactId(row)},3,12,2026-12-20,${amount},CNY,未还,${digits(row % 10_000, 4)}`
  })
}

/** The id and the number of the contact on a row, counted from 0. */
export function contactOn(row: number): { id: string; phone: string } {
  return { id: contactId(row), phone: `199${digits(row, 8)}` }
}

const ROWS_A_PIECE = 500

function* inPieces(header: string, rows: number, lineOf: (row: number) => string): Generator<Uint8Array> {
  const encoder = new TextEncoder()
  yield encoder.encode(`${header}\r\n`)
  for (let start = 0; start < rows; start += ROWS_A_PIECE) {
    const size = Math.min(ROWS_A_PIECE, rows - start)
    const lines = Array.from({ length: size }, (_, index) => `${lineOf(start + index)}\r\n`)
    yield encoder.encode(lines.join(''))
  }
}

function nameOn(row: number): string {
  return `${FAMILY[row % FAMILY.length]}${GIVEN[Math.floor(row / FAMILY.length) % GIVEN.length]}`
}

function contactId(row: number): string {
  return `C${digits(row, 6)}`
}

function digits(value: number, count: number): string {
  return String(value).padStart(count, '0')
}
