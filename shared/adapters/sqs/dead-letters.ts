import { queueOfName } from '#shared/contracts/deployment.ts'
import type { QueueName } from '#shared/contracts/jobs.ts'
import { AppError } from '#shared/domain/errors.ts'
import type { DeadLetter, DeadLetters } from '#shared/ports/dead-letters.ts'
import { callSigned, type SignedService } from '../signed-json/call.ts'
import { ORIGINAL_ID, REASON } from './attributes.ts'
import type { UrlOf } from './url-of.ts'

const LONGEST_REASON = 2_000
/** What an attribute may hold is what XML 1.0 may (https://www.w3.org/TR/REC-xml/#charsets). */
const NOT_IN_XML = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu

/** Buries a job with the dead letters of its queue; a repeat buries it again, and it is listed once. */
export function createSqsDeadLetters(sqs: SignedService, urlOf: UrlOf): DeadLetters {
  return {
    async put(letter) {
      const said = await callSigned(sqs, 'SendMessage', {
        QueueUrl: urlOf(queueOf(letter)),
        MessageBody: letter.body,
        MessageAttributes: {
          [REASON]: textAttribute(fitForAttribute(letter.reason)),
          [ORIGINAL_ID]: textAttribute(letter.messageId),
        },
      })
      if (said.ok) return
      const context = { action: 'SendMessage', error: said.said }
      throw new AppError('QUEUE_UNAVAILABLE', 'The dead letters did not take a job', { retryable: true, context })
    },
  }
}

function queueOf({ queue }: DeadLetter): QueueName {
  const name = queueOfName(queue)
  if (name !== undefined) return name
  throw new AppError('CONFIGURATION', 'this queue is none of the platform', { retryable: false, context: { queue } })
}

function textAttribute(StringValue: string) {
  return { DataType: 'String', StringValue }
}

function fitForAttribute(reason: string): string {
  return reason.replace(NOT_IN_XML, '').slice(0, LONGEST_REASON) || 'no reason given'
}
