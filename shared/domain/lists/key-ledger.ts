const FIRST_ROOM = 1024

export type RepeatedKeys = {
  /** Another line of the list that holds this key too; undefined where this one is alone. */
  otherLineOf(key: string, line: number): number | undefined
  /** How many lines hold a key that was added. */
  countOf(key: string): number
}

/**
 * Finds the keys that stand on several lines of a list of any length, in twelve bytes a line. Keys are compared by a hash
 * of 64 bits: two of a million lines are taken for one key once in 37 million lists, which refuses rows and never mixes them.
 */
export function createKeyLedger() {
  let hashes = new BigUint64Array(FIRST_ROOM)
  let lines = new Uint32Array(FIRST_ROOM)
  let size = 0
  return {
    add(key: string, line: number): void {
      if (size === hashes.length) {
        hashes = grown(hashes, new BigUint64Array(size * 2))
        lines = grown(lines, new Uint32Array(size * 2))
      }
      hashes[size] = hashOf(key)
      lines[size] = line
      size += 1
    },
    close(): RepeatedKeys {
      const found = new Map<bigint, { lines: number[]; count: number }>(
        repeatedIn(hashes.slice(0, size)).map((hash) => [hash, { lines: [], count: 0 }]),
      )
      for (let index = 0; found.size > 0 && index < size; index += 1) {
        const held = found.get(hashes[index] ?? 0n)
        if (held === undefined) continue
        held.count += 1
        if (held.lines.length < 2) held.lines.push(lines[index] ?? 0)
      }
      return {
        otherLineOf: (key, line) => found.get(hashOf(key))?.lines.find((one) => one !== line),
        countOf: (key) => found.get(hashOf(key))?.count ?? 1,
      }
    },
  }
}

function grown<T extends { set(from: T): void }>(from: T, to: T): T {
  to.set(from)
  return to
}

function repeatedIn(hashes: BigUint64Array): bigint[] {
  hashes.sort()
  const repeated: bigint[] = []
  for (let index = 1; index < hashes.length; index += 1) {
    const hash = hashes[index]
    if (hash !== undefined && hash === hashes[index - 1] && hash !== repeated.at(-1)) repeated.push(hash)
  }
  return repeated
}

/** Two multiplying hashes of 32 bits side by side (cyrb53, https://stackoverflow.com/a/52171480, read 2026-11-29). */
export function hashOf(key: string): bigint {
  let high = 0xdeadbeef
  let low = 0x41c6ce57
  for (let index = 0; index < key.length; index += 1) {
    const code = key.charCodeAt(index)
    high = Math.imul(high ^ code, 2654435761)
    low = Math.imul(low ^ code, 1597334677)
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909)
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909)
  return (BigInt(high >>> 0) << 32n) | BigInt(low >>> 0)
}
