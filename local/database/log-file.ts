import { createWriteStream, type WriteStream } from 'node:fs'

const OPEN_AGAIN_MS = 5_000

/**
 * Appends a line to the log; readable by the owner only. Where it cannot, as on a full disk, lines are left out and the file is
 * opened again some seconds later: a log that cannot be written must not end the platform.
 */
export function openLogFile(path: string, nowMs: () => number = () => performance.now()): (line: string) => void {
  const state: { stream: WriteStream | null; brokenAtMs: number } = {
    stream: null,
    brokenAtMs: Number.NEGATIVE_INFINITY,
  }
  const open = (): WriteStream => {
    const stream = createWriteStream(path, { flags: 'a', mode: 0o600 })
    stream.on('error', () => {
      if (state.stream === stream) Object.assign(state, { stream: null, brokenAtMs: nowMs() })
    })
    return stream
  }
  return (line) => {
    if (state.stream === null && nowMs() - state.brokenAtMs < OPEN_AGAIN_MS) return
    state.stream ??= open()
    state.stream.write(`${line}\n`)
  }
}
