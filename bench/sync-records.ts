const HEADER_BYTES = 24

/** What a process asked of the files of its folder, or sent, in the order of the asking; as `sync-recorder.c` writes it. */
export type SyncRecord =
  | { kind: 'open'; file: number; flags: number; path: string }
  | { kind: 'close' | 'sync'; file: number }
  | { kind: 'write'; file: number; place: number; bytes: Buffer }
  | { kind: 'resize'; file: number; size: number }
  | { kind: 'remove' | 'make-folder'; path: string }
  | { kind: 'rename'; from: string; to: string }
  | { kind: 'send'; file: number; bytes: Buffer }

/**
 * The records of a log. A last record that a kill tore is left out; of a send that the network did not take whole, only what
 * it took is there.
 * @throws Error for a change that the recorder cannot follow
 */
export function readSyncRecords(log: Buffer): SyncRecord[] {
  const records: SyncRecord[] = []
  const sends = new Map<number, SyncRecord & { kind: 'send' }>()
  for (let at = 0; at + HEADER_BYTES <= log.length; ) {
    const file = log.readInt32LE(at + 4)
    const place = Number(log.readBigInt64LE(at + 8))
    const length = Number(log.readBigInt64LE(at + 16))
    const kind = String.fromCharCode(log.readUInt32LE(at))
    const bytes = log.subarray(at + HEADER_BYTES, at + HEADER_BYTES + length)
    at += HEADER_BYTES + length
    if (bytes.length < length) break
    const sent = sends.get(file)
    if (kind === 'u' && sent !== undefined) sent.bytes = sent.bytes.subarray(0, place)
    if (kind === 'u') continue
    const record = recordOf(kind, { file, place, bytes })
    if (record.kind === 'send') sends.set(file, record)
    records.push(record)
  }
  return records
}

type Parts = { file: number; place: number; bytes: Buffer }

function recordOf(kind: string, { file, place, bytes }: Parts): SyncRecord {
  const [path = '', to = ''] = kind === 'w' || kind === 'n' ? [] : bytes.toString().split('\0')
  if (kind === 'o') return { kind: 'open', file, flags: place, path }
  if (kind === 'c') return { kind: 'close', file }
  if (kind === 's') return { kind: 'sync', file }
  if (kind === 'w') return { kind: 'write', file, place, bytes }
  if (kind === 't') return { kind: 'resize', file, size: place }
  if (kind === 'x') return { kind: 'remove', path }
  if (kind === 'm') return { kind: 'make-folder', path }
  if (kind === 'r') return { kind: 'rename', from: path, to }
  if (kind === 'n') return { kind: 'send', file, bytes }
  throw new Error(`the recorder cannot follow: ${path}`)
}
