import { CfnOutput, Duration, Fn, Stack, type StackProps, Validations } from 'aws-cdk-lib'
import { PolicyStatement } from 'aws-cdk-lib/aws-iam'
import { SqsDestination } from 'aws-cdk-lib/aws-lambda-destinations'
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources'
import { ScheduleGroup } from 'aws-cdk-lib/aws-scheduler'
import type { IQueue } from 'aws-cdk-lib/aws-sqs'
import type { Construct } from 'constructs'
import { QueueName } from '#shared/contracts/jobs.ts'
import { Alarms } from '../constructs/alarms.ts'
import type { AppFunction } from '../constructs/app-function.ts'
import { CampaignScheduleGroup } from '../constructs/campaign-schedules.ts'
import { Clock } from '../constructs/clock.ts'
import { ConsoleSite } from '../constructs/console-site.ts'
import { FunctionMaker } from '../constructs/functions.ts'
import { allowTexting } from '../constructs/grants.ts'
import { AppHttpApi } from '../constructs/http-api.ts'
import { Intake } from '../constructs/intake.ts'
import { createDeadLetters } from '../constructs/job-queue.ts'
import { createJobQueues, type JobQueues, QUEUE_SETTINGS } from '../constructs/job-queues.ts'
import { ReplyTopic } from '../constructs/reply-topic.ts'
import { SignIn } from '../constructs/sign-in.ts'
import { TABLE_ACCESS } from '../constructs/table-access.ts'
import { watchPlatform } from '../constructs/watch-platform.ts'
import type { Stage } from '../stages.ts'
import type { DataStack } from './data-stack.ts'

export type PlatformStackProps = StackProps & { stage: Stage; data: DataStack }

const QUEUES = QueueName.options

/** Everything but the data: intake, sending, campaigns, console and alarms. It can be removed and deployed again. */
export class PlatformStack extends Stack {
  readonly #stage: Stage
  readonly #data: DataStack
  readonly #queues: JobQueues
  readonly #schedules: CampaignScheduleGroup
  readonly #make: FunctionMaker

  constructor(scope: Construct, id: string, { stage, data, ...props }: PlatformStackProps) {
    super(scope, id, props)
    this.#stage = stage
    this.#data = data
    const { tables, importBucket } = data
    this.#queues = createJobQueues(this, stage)
    this.#schedules = new CampaignScheduleGroup(this, 'CampaignSchedules', { stage, campaigns: this.#queues.campaigns })
    this.#make = new FunctionMaker(this, 'Functions', {
      stage,
      tables,
      queues: this.#queues,
      schedules: this.#schedules,
      importBucket,
    })
    const intake = new Intake(this, 'Intake', {
      stage,
      importBucket,
      orderEvents: this.#queues['order-events'],
      receipts: this.#queues.receipts,
      imports: this.#queues.imports,
    })
    const senders = this.#createSenders()
    const workers = this.#createWorkers()
    const clock = this.#createClock()
    const hooks = this.#createHooks()
    const replyDeadLetters = this.#takeReplies(hooks.replies)
    const consoleApi = this.#createConsoleApi()
    const http = new AppHttpApi(this, 'Http', {
      stage,
      userPool: data.userPool,
      orders: hooks.orders.live,
      replies: hooks.replies.live,
      ...(hooks.receipts !== undefined && { receipts: hooks.receipts.live }),
      api: consoleApi.live,
    })
    const site = this.#createConsole(http)
    const alarms = new Alarms(this, 'Alarms', { email: stage.alarmEmail })
    watchPlatform(this, {
      stage,
      alarms,
      queues: this.#queues,
      clockDeadLetters: clock.deadLetters,
      replyDeadLetters,
      senders,
      servers: { AcceptOrderEvent: hooks.orders, ConsoleApi: consoleApi, ReceiveInbound: hooks.replies },
      others: { ...workers, ...clock.functions, ...(hooks.receipts && { AcceptReceipt: hooks.receipts }) },
      http: http.api,
    })
    new CfnOutput(this, 'ConsoleUrl', { value: `https://${site.distribution.distributionDomainName}/` })
    new CfnOutput(this, 'ApiUrl', { value: http.api.apiEndpoint })
    new CfnOutput(this, 'HookUrl', { value: `${http.api.apiEndpoint}/hooks/orders` })
    new CfnOutput(this, 'InboundUrl', { value: `${http.api.apiEndpoint}/hooks/inbound` })
    new CfnOutput(this, 'BusName', { value: intake.bus.eventBusName })
  }

  #createSenders() {
    const create = (id: string, queue: 'send-transactional' | 'send-bulk') => {
      const sender = this.#make.create(id, {
        folder: 'send-message',
        timeoutSeconds: QUEUE_SETTINGS[queue].functionSeconds,
        tables: TABLE_ACCESS['send-message'],
        puts: ['campaigns'],
        buries: [queue],
        secrets: [
          'phone-pepper',
          ...(this.#stage.sms.provider === 'signed-http' ? (['sms-secrets'] as const) : []),
          ...(this.#stage.isProduction ? [] : (['allowed-numbers'] as const)),
        ],
        environment: this.#make.lineEnvironment(),
      })
      if (this.#stage.sms.provider === 'sns') {
        allowTexting(sender.role)
        Validations.of(sender).acknowledge({
          id: 'AwsSolutions-IAM5[Resource::*]',
          reason: 'Texts have no resource; the call is allowed only when SNS makes it for this function.',
        })
      }
      this.#feed(sender, queue)
      return sender
    }
    return {
      SendTransactional: create('SendTransactional', 'send-transactional'),
      SendBulk: create('SendBulk', 'send-bulk'),
    }
  }

  #createWorkers() {
    const acceptBusEvent = this.#make.create('AcceptBusEvent', {
      folder: 'accept-bus-event',
      timeoutSeconds: QUEUE_SETTINGS['order-events'].functionSeconds,
      tables: TABLE_ACCESS['accept-event'],
      puts: FunctionMaker.LANES,
      buries: ['order-events'],
      secrets: ['phone-pepper'],
    })
    const runCampaign = this.#make.create('RunCampaign', {
      folder: 'run-campaign',
      timeoutSeconds: QUEUE_SETTINGS.campaigns.functionSeconds,
      tables: TABLE_ACCESS['run-campaign'],
      puts: [...FunctionMaker.LANES, 'campaigns'],
      buries: ['campaigns'],
      secrets: ['phone-pepper'],
      environment: this.#make.lineEnvironment(),
      mayLoop: true,
    })
    const importFile = this.#make.create('ImportFile', {
      folder: 'import-file',
      timeoutSeconds: QUEUE_SETTINGS.imports.functionSeconds,
      memoryMb: 1_024,
      tables: TABLE_ACCESS['import-file'],
      puts: ['imports', 'campaigns'],
      buries: ['imports'],
      shows: QUEUES,
      secrets: ['phone-pepper'],
      environment: { IMPORT_BUCKET: this.#data.importBucket.bucketName },
      mayLoop: true,
    })
    this.#allowUploads(importFile, ['s3:GetObject', 's3:PutObject', 's3:DeleteObject'])
    this.#allowListing(importFile)
    const recordReceipt = this.#make.create('RecordReceipt', {
      folder: 'record-receipt',
      timeoutSeconds: QUEUE_SETTINGS.receipts.functionSeconds,
      tables: TABLE_ACCESS['record-receipt'],
      buries: ['receipts'],
      secrets: ['phone-pepper'],
    })
    const deliverWebhook = this.#make.create('DeliverWebhook', {
      folder: 'deliver-webhook',
      timeoutSeconds: QUEUE_SETTINGS.webhooks.functionSeconds,
      tables: TABLE_ACCESS['deliver-webhook'],
      buries: ['webhooks'],
    })
    this.#feed(deliverWebhook, 'webhooks')
    this.#feed(acceptBusEvent, 'order-events')
    this.#feed(runCampaign, 'campaigns')
    this.#feed(importFile, 'imports')
    this.#feed(recordReceipt, 'receipts')
    return {
      AcceptBusEvent: acceptBusEvent,
      RunCampaign: runCampaign,
      ImportFile: importFile,
      RecordReceipt: recordReceipt,
      DeliverWebhook: deliverWebhook,
    }
  }

  #createClock() {
    const deadLetters = createDeadLetters(this, 'ClockDeadLetters', this.#stage)
    const group = new ScheduleGroup(this, 'ClockSchedules', { scheduleGroupName: `carillon-${this.#stage.name}-clock` })
    const sweepDue = this.#make.create('SweepDue', {
      folder: 'sweep-due',
      timeoutSeconds: 60,
      tables: TABLE_ACCESS['sweep-due'],
      puts: [...FunctionMaker.LANES, 'campaigns', 'webhooks'],
    })
    const reconcile = this.#make.create('Reconcile', {
      folder: 'reconcile',
      timeoutSeconds: 300,
      tables: TABLE_ACCESS.reconcile,
      puts: ['campaigns', 'imports'],
      environment: { ...this.#make.lineEnvironment(), ...this.#make.scheduleEnvironment() },
    })
    this.#allowSchedules(reconcile)
    for (const { live } of [sweepDue, reconcile]) {
      live.configureAsyncInvoke({
        retryAttempts: 0,
        maxEventAge: Duration.minutes(1),
        onFailure: new SqsDestination(deadLetters),
      })
    }
    new Clock(this, 'Minute', {
      target: sweepDue.live,
      everyMinutes: 1,
      group,
      deadLetters,
      what: 'Hands what is due to the send queues',
    })
    new Clock(this, 'FiveMinutes', {
      target: reconcile.live,
      everyMinutes: 5,
      group,
      deadLetters,
      what: 'Closes runs and mends schedules',
    })
    return { deadLetters, functions: { SweepDue: sweepDue, Reconcile: reconcile } }
  }

  #createHooks() {
    const orders = this.#make.create('AcceptOrderEvent', {
      folder: 'accept-order-event',
      timeoutSeconds: 15,
      tables: TABLE_ACCESS['accept-event'],
      puts: FunctionMaker.LANES,
      secrets: ['phone-pepper', 'webhook-secrets'],
    })
    const replies = this.#make.create('ReceiveInbound', {
      folder: 'receive-inbound',
      timeoutSeconds: 15,
      tables: TABLE_ACCESS['receive-inbound'],
      puts: FunctionMaker.LANES,
      secrets: ['phone-pepper', 'webhook-secrets'],
    })
    if (this.#stage.sms.provider !== 'signed-http') return { orders, replies }
    const receipts = this.#make.create('AcceptReceipt', {
      folder: 'accept-receipt',
      timeoutSeconds: 15,
      tables: TABLE_ACCESS['accept-receipt'],
      secrets: ['phone-pepper', 'sms-secrets'],
    })
    return { orders, replies, receipts }
  }

  /** The topic for numbers of End User Messaging; a gateway posts to the webhook. */
  #takeReplies(receiver: AppFunction): IQueue {
    const deadLetters = createDeadLetters(this, 'ReplyDeadLetters', this.#stage)
    const { topic } = new ReplyTopic(this, 'Replies', { stage: this.#stage, receiver, deadLetters })
    new CfnOutput(this, 'ReplyTopicArn', { value: topic.topicArn })
    return deadLetters
  }

  #createConsoleApi(): AppFunction {
    const api = this.#make.create('ConsoleApi', {
      folder: 'console-api',
      timeoutSeconds: 25,
      memoryMb: 1_024,
      tables: TABLE_ACCESS['console-api'],
      puts: QUEUES,
      shows: QUEUES,
      secrets: ['phone-pepper'],
      environment: {
        IMPORT_BUCKET: this.#data.importBucket.bucketName,
        ...this.#make.lineEnvironment(),
        ...this.#make.scheduleEnvironment(),
      },
    })
    this.#allowSchedules(api)
    this.#allowUploads(api, ['s3:PutObject'], 'imports/*')
    this.#allowUploads(api, ['s3:GetObject'], 'refused/*')
    this.#allowListing(api)
    return api
  }

  #createConsole(http: AppHttpApi): ConsoleSite {
    const stage = this.#stage
    const signIn = new SignIn(this, 'SignIn', { stage, userPool: this.#data.userPool })
    const site = new ConsoleSite(this, 'Console', {
      stage,
      api: http.api,
      loginOrigin: signIn.origin,
      importBucketName: this.#data.importBucket.bucketName,
    })
    const client = signIn.createClient(Fn.join('', ['https://', site.distribution.distributionDomainName]))
    http.admit(client)
    new CfnOutput(this, 'ConsoleBucketName', { value: site.bucket.bucketName })
    new CfnOutput(this, 'UserPoolClientId', { value: client.userPoolClientId })
    new CfnOutput(this, 'LoginOrigin', { value: signIn.origin })
    new CfnOutput(this, 'SignInAuthority', {
      value: `https://cognito-idp.${this.region}.amazonaws.com/${this.#data.userPool.userPoolId}`,
    })
    return site
  }

  #feed(worker: AppFunction, queue: QueueName): void {
    const { batchSize, maxConcurrency } = QUEUE_SETTINGS[queue]
    worker.live.addEventSource(
      new SqsEventSource(this.#queues[queue].queue, { batchSize, maxConcurrency, reportBatchItemFailures: true }),
    )
  }

  #allowSchedules(worker: AppFunction): void {
    this.#schedules.allowSteering(worker.role)
    const group = `carillon-${this.#stage.name}-campaigns`
    Validations.of(worker).acknowledge(
      {
        id: 'AwsSolutions-IAM5[Resource::*]',
        reason: 'Listing schedules knows no resource; it shows names and times.',
      },
      {
        id: `AwsSolutions-IAM5[Resource::arn:<AWS::Partition>:scheduler:<AWS::Region>:<AWS::AccountId>:schedule/${group}/*]`,
        reason: 'Schedules of campaigns are made at run time, all in this one group.',
      },
    )
  }

  /** For the parts of a file; and without this one that is missing looks like one that is forbidden. */
  #allowListing(worker: AppFunction): void {
    worker.role.addToPolicy(
      new PolicyStatement({ actions: ['s3:ListBucket'], resources: [this.#data.importBucket.bucketArn] }),
    )
  }

  #allowUploads(worker: AppFunction, actions: string[], keys = '*'): void {
    const resources = [this.#data.importBucket.arnForObjects(keys)]
    worker.role.addToPolicy(new PolicyStatement({ actions, resources }))
    Validations.of(worker).acknowledge({
      id: `AwsSolutions-IAM5[Resource::${importsFrom(this.#data.stackName)}/${keys}]`,
      reason: 'Each upload has a key of its own in the one bucket that holds nothing else.',
    })
  }
}

/** How the check spells the import bucket's address, which comes from the stack that keeps it. */
function importsFrom(StackName: string): string {
  const OutputName = 'PublishOutputFnGetAttImportsC5EA4F6FArn7CA2A0D0'
  return JSON.stringify({ 'Fn::GetStackOutput': { StackName, Region: { Ref: 'AWS::Region' }, OutputName } })
}
