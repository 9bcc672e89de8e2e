import { SQSClient, type SQSClientConfig } from '@aws-sdk/client-sqs'
import { AppError } from '#shared/domain/errors.ts'

const TIMEOUTS = { connectionTimeout: 2_000, requestTimeout: 5_000, throwOnRequestTimeout: true }

/** A client that gives up on a request after 5 seconds and tries at most three times. */
export function createSqsClient(config: SQSClientConfig = {}): SQSClient {
  return new SQSClient({ maxAttempts: 3, requestHandler: TIMEOUTS, ...config })
}

/** The call's answer. @throws AppError QUEUE_UNAVAILABLE (retryable), the SDK's own words in `cause` only */
export async function callingQueue<T>(action: string, call: () => Promise<T>): Promise<T> {
  try {
    return await call()
  } catch (cause) {
    throw queueFailure(action, cause)
  }
}

function queueFailure(action: string, cause: unknown): AppError {
  const error = cause instanceof Error ? cause.name : 'unknown'
  return new AppError('QUEUE_UNAVAILABLE', 'The queue did not answer', {
    retryable: true,
    context: { action, error },
    cause,
  })
}
