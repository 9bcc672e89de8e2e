const WORKBOOK_OF_OLD_EXCEL = [0xd0, 0xcf, 0x11, 0xe0]
/** How .xlsx files, and all zips, begin. */
const ZIP = [0x50, 0x4b, 0x03, 0x04]
const UTF8_MARK = [0xef, 0xbb, 0xbf]
const UTF16_MARKS = [
  { mark: [0xff, 0xfe], encoding: 'utf-16le' },
  { mark: [0xfe, 0xff], encoding: 'utf-16be' },
]
const WEB_PAGE = /^[\s\ufeff]*<(?:!doctype|html|head|body|meta|table|style|div|\?xml)[\s>]/iu
const FEWEST_NULS = 3
const NUL_SHARE = 0.3

export const HEAD_BYTES = 4096

export type FirstBytes =
  | { kind: 'zip' | 'old-workbook' | 'web-page' | 'open' }
  /** `isMarked`: the file says so itself. */
  | { kind: 'unicode'; encoding: string }

/** What the first 4,096 bytes of a file tell of it. */
export function readFirstBytes(head: Uint8Array): FirstBytes {
  if (beginsWith(head, ZIP)) return { kind: 'zip' }
  if (beginsWith(head, WORKBOOK_OF_OLD_EXCEL)) return { kind: 'old-workbook' }
  const encoding = markedEncoding(head) ?? utf16ByItsNuls(head)
  if (WEB_PAGE.test(new TextDecoder(encoding ?? 'latin1').decode(head))) return { kind: 'web-page' }
  return encoding === undefined ? { kind: 'open' } : { kind: 'unicode', encoding }
}

/** The first bytes of a file in one piece, then the rest as it comes. */
export async function* withHeadTogether(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let head: Uint8Array | null = new Uint8Array(0)
  for await (const chunk of bytes) {
    if (head === null) {
      yield chunk
      continue
    }
    const joined: Uint8Array = new Uint8Array(head.length + chunk.length)
    joined.set(head)
    joined.set(chunk, head.length)
    head = joined.length < HEAD_BYTES ? joined : null
    if (head === null) yield joined
  }
  if (head !== null && head.length > 0) yield head
}

function markedEncoding(head: Uint8Array): string | undefined {
  if (beginsWith(head, UTF8_MARK)) return 'utf-8'
  return UTF16_MARKS.find(({ mark }) => beginsWith(head, mark))?.encoding
}

/** Digits and separators have a NUL in UTF-16, before or behind them. */
function utf16ByItsNuls(head: Uint8Array): string | undefined {
  const nuls = [0, 0]
  for (let at = 0; at < head.length; at += 1) if (head[at] === 0) nuls[at % 2] = (nuls[at % 2] ?? 0) + 1
  const [even = 0, odd = 0] = nuls
  const isMany = (count: number) => count >= FEWEST_NULS && count >= (head.length / 2) * NUL_SHARE
  if (isMany(odd) && even === 0) return 'utf-16le'
  return isMany(even) && odd === 0 ? 'utf-16be' : undefined
}

function beginsWith(chunk: Uint8Array, start: readonly number[]): boolean {
  return chunk.length >= start.length && start.every((byte, index) => chunk[index] === byte)
}
