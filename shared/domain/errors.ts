export type ErrorCode =
  | 'NOT_FOUND'
  | 'CONFLICT'
  | 'INVALID_INPUT'
  | 'HELD_BY_ANOTHER_WORKER'
  | 'STORE_UNAVAILABLE'
  | 'QUEUE_UNAVAILABLE'
  | 'MALFORMED_ITEM'
  | 'CONFIGURATION'

type Options = { retryable: boolean; context?: Record<string, string | number>; cause?: unknown }

/** A failure that nobody near can settle. `retryable: false` goes to dead letters at once. The context holds ids only. */
export class AppError extends Error {
  readonly code: ErrorCode
  readonly retryable: boolean
  readonly context: Record<string, string | number>

  constructor(code: ErrorCode, message: string, options: Options) {
    super(message, { cause: options.cause })
    this.name = 'AppError'
    this.code = code
    this.retryable = options.retryable
    this.context = options.context ?? {}
  }
}
