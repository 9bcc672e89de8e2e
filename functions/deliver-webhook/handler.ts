import type { SQSEvent } from 'aws-lambda'
import { WebhookJob } from '#shared/contracts/jobs.ts'
import { type DeliverDeps, deliverWebhook } from '#shared/usecases/webhooks/deliver-webhook.ts'
import { type BatchDeps, eachRecord } from '../sqs-batch.ts'

/** An event is due to be posted to an endpoint. That an endpoint does not take it is an outcome, and no failure of the job. */
export function createDeliverWebhookHandler(deps: DeliverDeps & BatchDeps) {
  return (event: SQSEvent) =>
    eachRecord(event, WebhookJob, deps, async ({ id }) => {
      const outcome = await deliverWebhook(deps, id)
      deps.log.info('WEBHOOK_DELIVER_FINISHED', { outcome })
    })
}
