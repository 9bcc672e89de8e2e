import type { APIGatewayProxyStructuredResultV2, SQSBatchResponse, SQSEvent } from 'aws-lambda'
import * as z from 'zod'
import { AppError } from '#shared/domain/errors.ts'
import type { Log } from '#shared/ports/log.ts'
import { answerProblem, problemOfError } from '../http.ts'
import { type BatchDeps, eachRecord } from '../sqs-batch.ts'

/** Callers hear 503: the same request may do once the secrets can be read. */
export function refuseRequests(log: Log) {
  return async (_event: unknown, error: unknown): Promise<APIGatewayProxyStructuredResultV2> => {
    log.error('REQUEST_FAILED', {}, error)
    return answerProblem(problemOfError(forNow(error)))
  }
}

/** Jobs come again: none is at fault, so none goes to the dead letters at once. */
export function giveBack(deps: BatchDeps) {
  return (event: SQSEvent, error: unknown): Promise<SQSBatchResponse> =>
    eachRecord(event, z.unknown(), deps, async () => {
      throw forNow(error)
    })
}

/** Whoever mends the secret mends every call after it. */
function forNow(cause: unknown): AppError {
  const words = cause instanceof AppError ? cause.message : 'secrets could not be read'
  return new AppError('STORE_UNAVAILABLE', words, { retryable: true, cause })
}
