import { EventBus, EventField, type IEventBus, Rule, RuleTargetInput } from 'aws-cdk-lib/aws-events'
import { SqsQueue } from 'aws-cdk-lib/aws-events-targets'
import type { IBucket } from 'aws-cdk-lib/aws-s3'
import { Construct } from 'constructs'
import { ORDER_EVENT_SOURCE, RECEIPT_EVENT } from '#shared/contracts/deployment.ts'
import type { Stage } from '../stages.ts'
import type { JobQueue } from './job-queue.ts'

export type IntakeProps = {
  stage: Stage
  orderEvents: JobQueue
  receipts: JobQueue
  imports: JobQueue
  importBucket: IBucket
}

/**
 * What comes in by events: orders by the stage's own bus and, where it is named, by Shopify's; receipts and uploads by the
 * account's. Each goes to a queue, and what a queue cannot take to that queue's dead letters.
 */
export class Intake extends Construct {
  readonly bus: EventBus

  constructor(scope: Construct, id: string, { stage, orderEvents, receipts, imports, importBucket }: IntakeProps) {
    super(scope, id)
    this.bus = new EventBus(this, 'Orders', { eventBusName: `carillon-${stage.name}` })
    new Rule(this, 'OrderEvents', {
      eventBus: this.bus,
      eventPattern: { source: [ORDER_EVENT_SOURCE] },
      targets: [targetOf(orderEvents)],
    })
    if (stage.shopifyEventSource !== null) this.#takeShopify(stage.shopifyEventSource, orderEvents)
    const account: IEventBus = EventBus.fromEventBusName(this, 'Account', 'default')
    new Rule(this, 'Receipts', {
      eventBus: account,
      eventPattern: { source: [RECEIPT_EVENT.source], detailType: [RECEIPT_EVENT.detailType] },
      targets: [targetOf(receipts)],
    })
    new Rule(this, 'Uploads', {
      eventBus: account,
      eventPattern: {
        source: ['aws.s3'],
        detailType: ['Object Created'],
        detail: { bucket: { name: [importBucket.bucketName] }, object: { key: [{ prefix: 'imports/' }] } },
      },
      targets: [targetOf(imports, UPLOAD)],
    })
  }

  #takeShopify(eventSourceName: string, orderEvents: JobQueue): void {
    const bus = new EventBus(this, 'Shopify', { eventSourceName })
    new Rule(this, 'ShopifyEvents', {
      eventBus: bus,
      eventPattern: { source: [eventSourceName], detailType: ['shopifyWebhook'] },
      targets: [targetOf(orderEvents)],
    })
  }
}

/** As S3's own notifications say it, which is what the import function reads. */
const UPLOAD = RuleTargetInput.fromObject({
  Records: [{ s3: { object: { key: EventField.fromPath('$.detail.object.key') } } }],
})

function targetOf({ queue, deadLetters }: JobQueue, message?: RuleTargetInput): SqsQueue {
  return new SqsQueue(queue, { deadLetterQueue: deadLetters, ...(message !== undefined && { message }) })
}
