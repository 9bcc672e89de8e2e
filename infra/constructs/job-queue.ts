import { Duration, Validations } from 'aws-cdk-lib'
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs'
import { Construct } from 'constructs'
import { deadLettersNameOf, queueNameOf } from '#shared/contracts/deployment.ts'
import type { QueueName } from '#shared/contracts/jobs.ts'
import type { Stage } from '../stages.ts'

export type JobQueueProps = {
  stage: Stage
  queue: QueueName
  /** At least six times what its function may take, so that no job comes again while it is still worked on. */
  visibilitySeconds: number
  maxReceiveCount: number
}

/**
 * A queue with its dead letters, both encrypted and for TLS only, under names that stay: schedules made at run time hold
 * their addresses. Jobs live 4 days, dead letters 14, both counted from when a job was first put.
 */
export class JobQueue extends Construct {
  readonly name: QueueName
  readonly queue: Queue
  readonly deadLetters: Queue

  constructor(scope: Construct, id: string, { stage, queue, visibilitySeconds, maxReceiveCount }: JobQueueProps) {
    super(scope, id)
    this.name = queue
    this.deadLetters = createDeadLetters(this, 'DeadLetters', stage, deadLettersNameOf(stage.name, queue))
    this.queue = new Queue(this, 'Queue', {
      queueName: queueNameOf(stage.name, queue),
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: !stage.isEmulator,
      visibilityTimeout: Duration.seconds(visibilitySeconds),
      retentionPeriod: Duration.days(4),
      deadLetterQueue: { queue: this.deadLetters, maxReceiveCount },
    })
  }
}

/** Kept for 14 days. */
export function createDeadLetters(
  scope: Construct,
  id: string,
  { isEmulator }: Pick<Stage, 'isEmulator'>,
  queueName?: string,
): Queue {
  const queue = new Queue(scope, id, {
    ...(queueName !== undefined && { queueName }),
    encryption: QueueEncryption.SQS_MANAGED,
    enforceSSL: !isEmulator,
    retentionPeriod: Duration.days(14),
  })
  Validations.of(queue).acknowledge({
    id: 'AwsSolutions-SQS3',
    reason: 'It holds dead letters itself, and an alarm rings.',
  })
  return queue
}
