type Change = { place: number; bytes: Buffer } | { size: number }

/** Which of the changes that were not synced are on the disk after all. */
export type Fate = {
  /** Of a change to a folder, or of a file's size. */
  isKept(): boolean
  /** Bytes that reach the disk together. */
  sectorBytes: number
}

export const EVERYTHING: Fate = { isKept: () => true, sectorBytes: Number.POSITIVE_INFINITY }
export const NOTHING: Fate = { isKept: () => false, sectorBytes: Number.POSITIVE_INFINITY }

/** What a file has on the disk, and what was written to it since its last sync. */
export class RecordedFile {
  #synced: Bytes
  #since: Change[] = []

  constructor(synced: Buffer = Buffer.alloc(0)) {
    this.#synced = new Bytes(synced)
  }

  get isSynced(): boolean {
    return this.#since.length === 0
  }

  write(place: number, bytes: Buffer): void {
    this.#since.push({ place, bytes })
  }

  resize(size: number): void {
    this.#since.push({ size })
  }

  sync(): void {
    for (const change of this.#since) this.#synced.change(change)
    this.#since = []
  }

  /** What is found after a power cut: a write may have reached the disk in any of its sectors. */
  after(fate: Fate): Buffer {
    const found = new Bytes(this.#synced.whole())
    for (const change of this.#since.flatMap((one) => inSectors(one, fate.sectorBytes)))
      if (fate.isKept()) found.change(change)
    return found.whole()
  }
}

function inSectors(change: Change, sectorBytes: number): Change[] {
  if ('size' in change || sectorBytes === Number.POSITIVE_INFINITY) return [change]
  const parts: Change[] = []
  const end = change.place + change.bytes.length
  for (let place = change.place; place < end; ) {
    const next = Math.min(end, (Math.floor(place / sectorBytes) + 1) * sectorBytes)
    parts.push({ place, bytes: change.bytes.subarray(place - change.place, next - change.place) })
    place = next
  }
  return parts
}

/** Bytes that grow; zeros lie where nobody wrote. */
class Bytes {
  #room: Buffer
  #size: number

  constructor(bytes: Buffer) {
    this.#room = Buffer.from(bytes)
    this.#size = bytes.length
  }

  change(change: Change): void {
    if ('size' in change) {
      this.#grow(change.size)
      if (change.size < this.#size) this.#room.fill(0, change.size, this.#size)
      this.#size = change.size
      return
    }
    this.#grow(change.place + change.bytes.length)
    change.bytes.copy(this.#room, change.place)
    this.#size = Math.max(this.#size, change.place + change.bytes.length)
  }

  whole(): Buffer {
    return Buffer.from(this.#room.subarray(0, this.#size))
  }

  #grow(size: number): void {
    if (size <= this.#room.length) return
    const room = Buffer.alloc(size * 2)
    this.#room.copy(room, 0, 0, this.#size)
    this.#room = room
  }
}
