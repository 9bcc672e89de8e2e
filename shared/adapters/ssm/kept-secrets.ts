type Options<T> = {
  read(): Promise<T>
  /** Hears why secrets that are kept could not be read again. */
  onStale(error: unknown): void
  monotonicMs?: () => number
}

const FRESH_MS = 5 * 60_000
/** After a failed try, so that a burst of calls does not ask for each. */
const RETRY_MS = 30_000

/**
 * Secrets that are read when they are first asked for, and again once they are five minutes old. When that fails what is kept
 * goes on holding. The same object is answered as long as nothing in it has changed; calls at once share one reading.
 * The first reading throws what it throws, and is tried again by the next call.
 */
export function keepSecrets<T extends Record<string, string>>({
  read,
  onStale,
  ...rest
}: Options<T>): () => Promise<T> {
  const nowMs = rest.monotonicMs ?? (() => performance.now())
  let kept: { secrets: T; staleAtMs: number } | undefined
  let reading: Promise<T> | undefined
  const readAgain = async (): Promise<T> => {
    try {
      const secrets = await read()
      kept = { secrets: kept && isSame(kept.secrets, secrets) ? kept.secrets : secrets, staleAtMs: nowMs() + FRESH_MS }
      return kept.secrets
    } catch (error) {
      if (kept === undefined) throw error
      onStale(error)
      kept = { secrets: kept.secrets, staleAtMs: nowMs() + RETRY_MS }
      return kept.secrets
    } finally {
      reading = undefined
    }
  }
  return async () => {
    if (kept !== undefined && nowMs() < kept.staleAtMs) return kept.secrets
    reading ??= readAgain()
    return reading
  }
}

function isSame(a: Record<string, string>, b: Record<string, string>): boolean {
  return Object.entries(a).every(([name, value]) => b[name] === value)
}
