import type { LogCode } from '#shared/observability/log-codes.ts'

export type LogFields = Record<string, string | number | boolean | null | undefined>

/** The code is the message; fields pass an allow-list. */
export interface Log {
  debug(code: LogCode, fields?: LogFields): void
  info(code: LogCode, fields?: LogFields): void
  /** Somebody should look. */
  error(code: LogCode, fields?: LogFields, cause?: unknown): void
}
