import type { SQSEvent } from 'aws-lambda'
import * as z from 'zod'
import { AppError } from '#shared/domain/errors.ts'
import { type AcceptDeps, acceptOrderEvent } from '#shared/usecases/intake/accept-order-event.ts'
import { type BatchDeps, eachRecord } from '../sqs-batch.ts'

/** What EventBridge puts on the queue: our event is its `detail`. */
const BusEvent = z.object({ detail: z.unknown() })

/** Order events from the bus, through a queue; a malformed one goes to the dead letters with every fault. */
export function createAcceptBusEventHandler(deps: AcceptDeps & BatchDeps) {
  return (event: SQSEvent) =>
    eachRecord(event, BusEvent, deps, async ({ detail }) => {
      const outcome = await acceptOrderEvent(deps, detail, 'bus')
      if (outcome.kind === 'malformed') throw malformed(outcome.faults)
      const isKept = outcome.kind === 'kept' || outcome.kind === 'conflict'
      deps.log.info(isKept ? 'EVENT_KEPT' : 'EVENT_ACCEPT_FINISHED', { eventId: outcome.id, outcome: outcome.kind })
    })
}

function malformed(faults: readonly { path: string; message: string }[]): AppError {
  const words = faults.map(({ path, message }) => `${path || 'body'}: ${message}`).join('; ')
  return new AppError('INVALID_INPUT', words, { retryable: false })
}
