import { AppError } from '#shared/domain/errors.ts'
import type { Log, LogFields } from '#shared/ports/log.ts'
import type { LogCode } from './log-codes.ts'
import { maskValue, redact } from './redaction.ts'

type Line = { level: 'DEBUG' | 'INFO' | 'ERROR'; code: LogCode; fields: LogFields; cause?: unknown }

/**
 * A log that writes one line of JSON at a time: `loggedAt`, `level`, `log` (the code), the base fields, the fields given, and for an
 * error its `cause`. Fields outside the allow-list are left out and counted in `droppedFields`.
 */
export function createLog(write: (line: string) => void, clockNow: () => Date, base: LogFields = {}): Log {
  const writeLine = ({ level, code, fields, cause }: Line) => {
    const { fields: kept, dropped } = redact({ ...base, ...fields })
    const line = {
      loggedAt: clockNow().toISOString(),
      level,
      log: code,
      ...kept,
      ...(dropped > 0 && { droppedFields: dropped }),
      ...(cause !== undefined && { cause: describeCause(cause) }),
    }
    write(JSON.stringify(line))
  }
  return {
    debug: (code, fields = {}) => writeLine({ level: 'DEBUG', code, fields }),
    info: (code, fields = {}) => writeLine({ level: 'INFO', code, fields }),
    error: (code, fields = {}, cause) => writeLine({ level: 'ERROR', code, fields, cause }),
  }
}

/** Other people's messages may quote what they were given, so only our own errors tell more than their name. */
function describeCause(cause: unknown): Record<string, unknown> {
  if (!(cause instanceof Error)) return { name: typeof cause }
  if (!(cause instanceof AppError)) return { name: cause.name }
  const { name, code, message, retryable, context } = cause
  const masked = Object.fromEntries(Object.entries(context).map(([key, value]) => [key, maskValue(value)]))
  const behind = cause.cause === undefined ? {} : { cause: describeCause(cause.cause) }
  return { name, code, message: maskValue(message), retryable, context: masked, ...behind }
}
