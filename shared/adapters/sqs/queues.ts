import { createHash } from 'node:crypto'
import type { SQSClient } from '@aws-sdk/client-sqs'
import * as z from 'zod'
import { CampaignJob, ErasePersonJob, ResumeImportJob, SendJob, WebhookJob } from '#shared/contracts/jobs.ts'
import type { ErasureQueue } from '#shared/ports/erasures.ts'
import type { ImportQueue } from '#shared/ports/import-queue.ts'
import type { Queues } from '#shared/ports/queues.ts'
import type { WebhookQueue } from '#shared/ports/webhook-queue.ts'
import { type OutgoingMessage, sendBatches } from './send-batches.ts'
import type { UrlOf } from './url-of.ts'

/** https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessage.html (read 2026-11-23). */
const LONGEST_GROUP = 128

/** The queues of the platform as SQS. Pages of one run share a turn, so that a mass send never holds up another. */
export function createSqsQueues(client: SQSClient, urlOf: UrlOf): Queues {
  return {
    sendJobs: (lane, jobs) => sendBatches(client, urlOf(`send-${lane}`), jobs.map(sendMessageOf)),
    campaignJob: (job) => sendBatches(client, urlOf('campaigns'), [{ body: textOf(z.encode(CampaignJob, job)) }]),
  }
}

export function createSqsImportQueue(client: SQSClient, urlOf: UrlOf): ImportQueue {
  return {
    resume: (importId) =>
      sendBatches(client, urlOf('imports'), [
        { body: textOf(z.encode(ResumeImportJob, { type: 'resume-import', importId })) },
      ]),
  }
}

export function createSqsErasureQueue(client: SQSClient, urlOf: UrlOf): ErasureQueue {
  return {
    erase: (contactId) =>
      sendBatches(client, urlOf('imports'), [
        { body: textOf(z.encode(ErasePersonJob, { type: 'erase-person', contactId })) },
      ]),
  }
}

export function createSqsWebhookQueue(client: SQSClient, urlOf: UrlOf): WebhookQueue {
  return {
    deliver: (ids) =>
      sendBatches(
        client,
        urlOf('webhooks'),
        ids.map((id) => ({ body: textOf(z.encode(WebhookJob, { type: 'deliver', id })) })),
      ),
  }
}

function sendMessageOf(job: SendJob): OutgoingMessage {
  return { body: textOf(z.encode(SendJob, job)), group: job.type === 'page' ? groupOf(job.runId) : undefined }
}

function groupOf(runId: string): string {
  return runId.length <= LONGEST_GROUP ? runId : createHash('sha256').update(runId).digest('hex')
}

function textOf(job: unknown): string {
  return JSON.stringify(job)
}
