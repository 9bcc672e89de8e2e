import { AppError } from '#shared/domain/errors.ts'
import type { Redelivery } from '#shared/ports/redelivery.ts'
import { callSigned, type SignedService } from '../signed-json/call.ts'

/** What a function may do to a queue that feeds it comes with the feeding; the queue's address follows from its ARN. */
export function createSqsRedelivery(sqs: SignedService): Redelivery {
  return {
    async giveBack({ queueArn, receiptHandle }, afterSeconds) {
      const said = await callSigned(sqs, 'ChangeMessageVisibility', {
        QueueUrl: urlOf(sqs, queueArn),
        ReceiptHandle: receiptHandle,
        VisibilityTimeout: afterSeconds,
      })
      if (said.ok) return
      const context = { action: 'ChangeMessageVisibility', error: said.said }
      throw new AppError('QUEUE_UNAVAILABLE', 'A job was not given back', { retryable: true, context })
    },
  }
}

/** `arn:<partition>:sqs:<region>:<account>:<name>`. */
function urlOf({ endpoint }: SignedService, arn: string): string {
  const [account = '', name = ''] = arn.split(':').slice(-2)
  return new URL(`/${account}/${name}`, endpoint).href
}
