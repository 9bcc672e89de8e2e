import { Aws } from 'aws-cdk-lib'
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import type { IFunction } from 'aws-cdk-lib/aws-lambda'
import { SqsDestination } from 'aws-cdk-lib/aws-lambda-destinations'
import { Topic } from 'aws-cdk-lib/aws-sns'
import { LambdaSubscription } from 'aws-cdk-lib/aws-sns-subscriptions'
import type { IQueue } from 'aws-cdk-lib/aws-sqs'
import { Construct } from 'constructs'
import type { Stage } from '../stages.ts'

export type ReplyTopicProps = {
  stage: Stage
  /** Understands what people wrote; its alias. */
  receiver: { live: IFunction & { configureAsyncInvoke(options: object): void } }
  /** Takes what the topic or the function could not deliver. */
  deadLetters: IQueue
}

/** Where End User Messaging puts what people write to a number with two-way messages; the owner names it at the number. */
export class ReplyTopic extends Construct {
  readonly topic: Topic

  constructor(scope: Construct, id: string, { stage, receiver, deadLetters }: ReplyTopicProps) {
    super(scope, id)
    this.topic = new Topic(this, 'Topic', { topicName: `carillon-${stage.name}-replies`, enforceSSL: true })
    this.topic.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal('sms-voice.amazonaws.com')],
        actions: ['sns:Publish'],
        resources: [this.topic.topicArn],
        conditions: { StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID } },
      }),
    )
    this.topic.addSubscription(new LambdaSubscription(receiver.live, { deadLetterQueue: deadLetters }))
    receiver.live.configureAsyncInvoke({ retryAttempts: 2, onFailure: new SqsDestination(deadLetters) })
  }
}
