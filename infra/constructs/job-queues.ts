import { Construct } from 'constructs'
import { PAGE_SECONDS, type QueueName } from '#shared/contracts/jobs.ts'
import type { Stage } from '../stages.ts'
import { callSeconds } from './call-seconds.ts'
import { JobQueue } from './job-queue.ts'

type Settings = {
  /** What one call of its function may take. */
  functionSeconds: number
  /** Most jobs of one call. */
  batchSize: number
  /** Calls at a time, at most: no function of ours reserves any, for a new account has ten in all. */
  maxConcurrency: number
  maxReceiveCount: number
  /** How old the oldest job may become before somebody should look. */
  lateSeconds: number
}

/** What fails comes again within a minute: this many tries outlast an outage of half an hour. */
const PATIENT = 50
const SIX = 6

export const QUEUE_SETTINGS: Readonly<Record<QueueName, Settings>> = {
  'send-transactional': {
    functionSeconds: 30,
    batchSize: 5,
    maxConcurrency: 5,
    maxReceiveCount: PATIENT,
    lateSeconds: 300,
  },
  'send-bulk': {
    functionSeconds: PAGE_SECONDS,
    batchSize: 1,
    maxConcurrency: 2,
    maxReceiveCount: PATIENT,
    lateSeconds: 14_400,
  },
  campaigns: { functionSeconds: 300, batchSize: 1, maxConcurrency: 2, maxReceiveCount: PATIENT, lateSeconds: 900 },
  imports: { functionSeconds: 900, batchSize: 1, maxConcurrency: 2, maxReceiveCount: PATIENT, lateSeconds: 3_600 },
  'order-events': { functionSeconds: 60, batchSize: 10, maxConcurrency: 5, maxReceiveCount: PATIENT, lateSeconds: 300 },
  /** One post a call: an address that is slow keeps no other event of the batch. */
  webhooks: { functionSeconds: 30, batchSize: 1, maxConcurrency: 5, maxReceiveCount: PATIENT, lateSeconds: 3_600 },
  receipts: { functionSeconds: 60, batchSize: 5, maxConcurrency: 2, maxReceiveCount: PATIENT, lateSeconds: 3_600 },
}

export type JobQueues = Readonly<Record<QueueName, JobQueue>>

/** Every queue of a stage with its dead letters. */
export function createJobQueues(scope: Construct, stage: Stage): JobQueues {
  const home = new Construct(scope, 'Queues')
  const create = (id: string, queue: QueueName) => {
    const { functionSeconds, maxReceiveCount } = QUEUE_SETTINGS[queue]
    return new JobQueue(home, id, {
      stage,
      queue,
      visibilitySeconds: callSeconds(stage, functionSeconds) * SIX,
      maxReceiveCount,
    })
  }
  return {
    'send-transactional': create('SendTransactional', 'send-transactional'),
    'send-bulk': create('SendBulk', 'send-bulk'),
    campaigns: create('Campaigns', 'campaigns'),
    imports: create('Imports', 'imports'),
    'order-events': create('OrderEvents', 'order-events'),
    receipts: create('Receipts', 'receipts'),
    webhooks: create('Webhooks', 'webhooks'),
  }
}
