import { isAscii } from 'node:buffer'

const MOST_BYTES = 256 * 1024
const LONGEST_LINE = 4096
const LINE_FEED = 0x0a
const CARRIAGE_RETURN = 0x0d

/** Lines with bytes beyond ASCII, the first 256 KB of them. No encoding of ours has a line break inside a longer character. */
export function createSample() {
  const lines: Uint8Array[] = []
  let size = 0
  let open: Uint8Array = new Uint8Array(0)

  const keep = (line: Uint8Array) => {
    if (line.length > LONGEST_LINE || isAscii(line)) return
    lines.push(Uint8Array.from(line), Uint8Array.of(LINE_FEED))
    size += line.length + 1
  }
  return {
    add(chunk: Uint8Array): void {
      if (size >= MOST_BYTES) return
      // Of most files nothing is kept: their lines need not be told apart.
      let from = isAscii(chunk) && isAscii(open) ? endOfLines(chunk) : 0
      if (from > 0) open = new Uint8Array(0)
      for (let at = from; at < chunk.length && size < MOST_BYTES; at += 1) {
        if (chunk[at] !== LINE_FEED && chunk[at] !== CARRIAGE_RETURN) continue
        keep(from === 0 ? joined(open, chunk.subarray(0, at)) : chunk.subarray(from, at))
        open = new Uint8Array(0)
        from = at + 1
      }
      open = joined(open, chunk.subarray(from, from + LONGEST_LINE + 1))
    },
    /** With the line that the file ends in. */
    bytes(): Uint8Array {
      keep(open)
      const all = new Uint8Array(lines.reduce((total, line) => total + line.length, 0))
      let at = 0
      for (const line of lines) {
        all.set(line, at)
        at += line.length
      }
      return all
    },
  }
}

/** Where the line begins that is open at the end; 0 where the chunk has no break. */
function endOfLines(chunk: Uint8Array): number {
  return Math.max(chunk.lastIndexOf(LINE_FEED), chunk.lastIndexOf(CARRIAGE_RETURN)) + 1
}

function joined(a: Uint8Array, b: Uint8Array): Uint8Array {
  if (a.length === 0) return b
  if (a.length > LONGEST_LINE) return a
  const both = new Uint8Array(a.length + b.length)
  both.set(a)
  both.set(b, a.length)
  return both
}
