import type { SQSClient } from '@aws-sdk/client-sqs'
import { signedServiceOf } from '#shared/adapters/signed-json/endpoint.ts'
import { createSqsClient } from '#shared/adapters/sqs/client.ts'
import { createSqsDeadLetterBox } from '#shared/adapters/sqs/dead-letter-box.ts'
import { createSqsDeadLetters } from '#shared/adapters/sqs/dead-letters.ts'
import {
  createSqsErasureQueue,
  createSqsImportQueue,
  createSqsQueues,
  createSqsWebhookQueue,
} from '#shared/adapters/sqs/queues.ts'
import { createSqsRedelivery } from '#shared/adapters/sqs/redelivery.ts'
import { createSignedCampaignQueue } from '#shared/adapters/sqs/signed-campaign-queue.ts'
import type { DeadLetterBox } from '#shared/ports/dead-letter-box.ts'
import type { DeadLetters } from '#shared/ports/dead-letters.ts'
import type { ErasureQueue } from '#shared/ports/erasures.ts'
import type { ImportQueue } from '#shared/ports/import-queue.ts'
import type { Queues } from '#shared/ports/queues.ts'
import type { Redelivery } from '#shared/ports/redelivery.ts'
import type { WebhookQueue } from '#shared/ports/webhook-queue.ts'
import type { Environment } from './environment.ts'

type Urls = Pick<Environment<unknown>, 'urlOf' | 'deadLettersUrlOf'>

let opened: SQSClient | undefined

/** One for all that a function does with queues. */
function sqs(): SQSClient {
  opened ??= createSqsClient()
  return opened
}

export function openQueues({ urlOf }: Urls): Queues {
  return createSqsQueues(sqs(), urlOf)
}

export function openImportQueue({ urlOf }: Urls): ImportQueue {
  return createSqsImportQueue(sqs(), urlOf)
}

export function openErasureQueue({ urlOf }: Urls): ErasureQueue {
  return createSqsErasureQueue(sqs(), urlOf)
}

export function openWebhookQueue({ urlOf }: Urls): WebhookQueue {
  return createSqsWebhookQueue(sqs(), urlOf)
}

export function openDeadLetters({ deadLettersUrlOf }: Urls): DeadLetters {
  return createSqsDeadLetters(signedServiceOf('sqs'), deadLettersUrlOf)
}

/** The one job that a sender puts: its bundle has a limit, and a client for one call is most of it. */
export function openCarryingOut({ urlOf }: Urls): Pick<Queues, 'campaignJob'> {
  return createSignedCampaignQueue(signedServiceOf('sqs'), urlOf)
}

/** For the queues that feed a function. */
export function openRedelivery(): Redelivery {
  return createSqsRedelivery(signedServiceOf('sqs'))
}

export function openDeadLetterBox({ urlOf, deadLettersUrlOf }: Urls): DeadLetterBox {
  return createSqsDeadLetterBox({ client: sqs(), urlOf, deadLettersUrlOf })
}
