import { promisify } from 'node:util'
import { inflateRaw } from 'node:zlib'
import type { UnreadableFile } from '#shared/domain/lists/file-problem.ts'
import { readZipDirectory, type ZipEntry } from './zip-directory.ts'

export const MOST_UNZIPPED_BYTES = 50 * 1024 * 1024
export const MOST_ROWS = 50_000
const STORED = 0
const DEFLATED = 8
const SHEET = /^xl\/worksheets\/[^/]+\.xml$/u

const inflate = promisify(inflateRaw)

/**
 * Why a workbook must not be read: what it really unpacks to, whatever its directory says, is over 50 MB, a sheet has more
 * than 50,000 rows, or it is no workbook. Undefined where it may. Unpacks it on another thread, and never beyond the limit.
 */
export async function workbookFault(zip: Uint8Array): Promise<UnreadableFile | undefined> {
  const entries = readZipDirectory(zip)
  if (entries === undefined || !entries.some(({ name }) => SHEET.test(name))) return 'broken-workbook'
  let left = MOST_UNZIPPED_BYTES
  for (const entry of entries) {
    const unpacked = await unpack(entry, left)
    if (typeof unpacked === 'string') return unpacked
    left -= unpacked.length
    if (SHEET.test(entry.name) && countRows(unpacked) > MOST_ROWS) return 'workbook-too-large'
  }
  return undefined
}

async function unpack({ method, bytes }: ZipEntry, left: number): Promise<Uint8Array | UnreadableFile> {
  if (method === STORED) return bytes.length > left ? 'workbook-too-large' : bytes
  if (method !== DEFLATED) return 'broken-workbook'
  try {
    return await inflate(bytes, { maxOutputLength: Math.max(1, left) })
  } catch (error) {
    const isTooLarge = error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE'
    return isTooLarge ? 'workbook-too-large' : 'broken-workbook'
  }
}

function countRows(sheet: Uint8Array): number {
  const text = Buffer.from(sheet.buffer, sheet.byteOffset, sheet.byteLength)
  let rows = 0
  for (let at = text.indexOf('<row'); at >= 0 && rows <= MOST_ROWS; at = text.indexOf('<row', at + 4)) rows += 1
  return rows
}
