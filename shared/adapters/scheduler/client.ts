import { SchedulerClient, type SchedulerClientConfig } from '@aws-sdk/client-scheduler'
import { AppError } from '#shared/domain/errors.ts'

const TIMEOUTS = { connectionTimeout: 2_000, requestTimeout: 5_000, throwOnRequestTimeout: true }

/** A client that gives up on a request after 5 seconds and tries at most three times. */
export function createSchedulerClient(config: SchedulerClientConfig = {}): SchedulerClient {
  return new SchedulerClient({ maxAttempts: 3, requestHandler: TIMEOUTS, ...config })
}

/**
 * The call's answer; an error that is `expected` passes as it is.
 * @throws AppError INVALID_INPUT (not retryable) for what the service calls invalid, QUEUE_UNAVAILABLE (retryable) else
 */
export async function callingScheduler<T>(
  action: string,
  call: () => Promise<T>,
  expected: (error: unknown) => boolean = () => false,
): Promise<T> {
  try {
    return await call()
  } catch (cause) {
    if (expected(cause)) throw cause
    const error = cause instanceof Error ? cause.name : 'unknown'
    const context = { action, error }
    if (error === 'ValidationException')
      throw new AppError('INVALID_INPUT', 'The scheduler refused the schedule', { retryable: false, context, cause })
    throw new AppError('QUEUE_UNAVAILABLE', 'The scheduler did not answer', { retryable: true, context, cause })
  }
}
