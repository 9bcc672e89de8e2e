import * as z from 'zod'
import { CampaignJob } from '#shared/contracts/jobs.ts'
import { AppError } from '#shared/domain/errors.ts'
import type { Queues } from '#shared/ports/queues.ts'
import { callSigned, type SignedService } from '../signed-json/call.ts'
import type { UrlOf } from './url-of.ts'

/** The queue of campaigns for whoever puts a job a time, without the client of the SDK. */
export function createSignedCampaignQueue(sqs: SignedService, urlOf: UrlOf): Pick<Queues, 'campaignJob'> {
  return {
    async campaignJob(job) {
      const MessageBody = JSON.stringify(z.encode(CampaignJob, job))
      const said = await callSigned(sqs, 'SendMessage', { QueueUrl: urlOf('campaigns'), MessageBody })
      if (said.ok) return
      const context = { action: 'SendMessage', error: said.said }
      throw new AppError('QUEUE_UNAVAILABLE', 'The queue of campaigns did not take a job', { retryable: true, context })
    },
  }
}
