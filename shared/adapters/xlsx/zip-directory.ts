export type ZipEntry = { name: string; method: number; bytes: Uint8Array }

const END_MARK = 0x06054b50
const ENTRY_MARK = 0x02014b50
const END_BYTES = 22
const LONGEST_COMMENT = 65_535
const MOST_ENTRIES = 10_000

/**
 * The entries of a zip as its directory has them, still packed; undefined for what is no whole zip. Fields as in PKWARE's
 * APPNOTE.TXT: local header, central directory, end of central directory.
 */
export function readZipDirectory(zip: Uint8Array): ZipEntry[] | undefined {
  const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength)
  const end = findEnd(view)
  if (end === undefined) return undefined
  const count = view.getUint16(end + 10, true)
  let at = view.getUint32(end + 16, true)
  const entries: ZipEntry[] = []
  if (count > MOST_ENTRIES) return undefined
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > end || view.getUint32(at, true) !== ENTRY_MARK) return undefined
    const [nameLength, extraLength, commentLength] = [28, 30, 32].map((offset) => view.getUint16(at + offset, true))
    const name = new TextDecoder().decode(zip.subarray(at + 46, at + 46 + (nameLength ?? 0)))
    const bytes = packedBytes(zip, view, { size: view.getUint32(at + 20, true), offset: view.getUint32(at + 42, true) })
    if (bytes === undefined) return undefined
    entries.push({ name, method: view.getUint16(at + 10, true), bytes })
    at += 46 + (nameLength ?? 0) + (extraLength ?? 0) + (commentLength ?? 0)
  }
  return entries
}

function findEnd(view: DataView): number | undefined {
  const earliest = Math.max(0, view.byteLength - END_BYTES - LONGEST_COMMENT)
  for (let at = view.byteLength - END_BYTES; at >= earliest; at -= 1)
    if (view.getUint32(at, true) === END_MARK) return at
  return undefined
}

function packedBytes(zip: Uint8Array, view: DataView, place: { size: number; offset: number }): Uint8Array | undefined {
  const { size, offset } = place
  if (offset + 30 > zip.length) return undefined
  const start = offset + 30 + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true)
  return start + size > zip.length ? undefined : zip.subarray(start, start + size)
}
