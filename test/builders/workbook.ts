import { crc32, deflateRawSync } from 'node:zlib'

export type Cell = string | number | Date | boolean | null

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const RELATED = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const DAY_MS = 86_400_000
const FIRST_DAY = Date.UTC(1899, 11, 30)

/** A workbook of one sheet as Excel writes it: shared texts, numbers as numbers, dates as days under a style of dates. */
export function aWorkbook(rows: readonly (readonly Cell[])[]): Uint8Array {
  const texts = [...new Set(rows.flat().filter((cell) => typeof cell === 'string'))]
  const cells = rows.map(
    (row, line) =>
      `<row r="${line + 1}">${row.map((cell, at) => cellOf(cell, `${columnOf(at)}${line + 1}`, texts)).join('')}</row>`,
  )
  return aZip({
    '[Content_Types].xml': `${HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`,
    'xl/workbook.xml': `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${RELATED}"><sheets><sheet name="名单" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `${HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${RELATED}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${RELATED}/sharedStrings" Target="sharedStrings.xml"/><Relationship Id="rId3" Type="${RELATED}/styles" Target="styles.xml"/></Relationships>`,
    'xl/sharedStrings.xml': `${HEAD}<sst xmlns="${MAIN}">${texts.map((text) => `<si><t xml:space="preserve">${escaped(text)}</t></si>`).join('')}</sst>`,
    'xl/styles.xml': `${HEAD}<styleSheet xmlns="${MAIN}"><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>`,
    'xl/worksheets/sheet1.xml': `${HEAD}<worksheet xmlns="${MAIN}"><sheetData>${cells.join('')}</sheetData></worksheet>`,
  })
}

/** A zip of these files, each packed. `claims` are the sizes that its directory tells instead of the true ones. */
export function aZip(files: Record<string, string | Uint8Array>, claims: Record<string, number> = {}): Uint8Array {
  const locals: Uint8Array[] = []
  const directory: Uint8Array[] = []
  let at = 0
  for (const [name, content] of Object.entries(files)) {
    const plain = typeof content === 'string' ? Buffer.from(content) : Buffer.from(content)
    const packed = deflateRawSync(plain)
    const size = claims[name] ?? plain.length
    const common = [u16(20), u16(0), u16(8), u16(0), u16(0), u32(crc32(plain)), u32(packed.length), u32(size)]
    const names = [u16(Buffer.byteLength(name)), u16(0)]
    const local = Buffer.concat([u32(0x04034b50), ...common, ...names, Buffer.from(name), packed])
    const tail = [u16(0), u16(0), u16(0), u32(0), u32(at), Buffer.from(name)]
    directory.push(Buffer.concat([u32(0x02014b50), u16(20), ...common, ...names, ...tail]))
    locals.push(local)
    at += local.length
  }
  const list = Buffer.concat(directory)
  const count = u16(directory.length)
  return Buffer.concat([
    ...locals,
    list,
    u32(0x06054b50),
    u16(0),
    u16(0),
    count,
    count,
    u32(list.length),
    u32(at),
    u16(0),
  ])
}

function cellOf(cell: Cell, place: string, texts: readonly string[]): string {
  if (cell === null) return ''
  if (typeof cell === 'string') return `<c r="${place}" t="s"><v>${texts.indexOf(cell)}</v></c>`
  if (typeof cell === 'boolean') return `<c r="${place}" t="b"><v>${cell ? 1 : 0}</v></c>`
  if (typeof cell === 'number') return `<c r="${place}"><v>${cell}</v></c>`
  return `<c r="${place}" s="1"><v>${(cell.getTime() - FIRST_DAY) / DAY_MS}</v></c>`
}

function columnOf(at: number): string {
  return String.fromCharCode('A'.charCodeAt(0) + at)
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

function u16(value: number): Uint8Array {
  return Uint8Array.of(value & 0xff, (value >> 8) & 0xff)
}

function u32(value: number): Uint8Array {
  return Uint8Array.of(value & 0xff, (value >>> 8) & 0xff, (value >>> 16) & 0xff, (value >>> 24) & 0xff)
}
