import { Arn, ArnFormat, Aws, Duration, RemovalPolicy, Stack, type StackProps, Validations } from 'aws-cdk-lib'
import { Metric } from 'aws-cdk-lib/aws-cloudwatch'
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import { SqsDestination } from 'aws-cdk-lib/aws-lambda-destinations'
import { CfnSubscriptionFilter, LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs'
import { AwsCustomResource, AwsCustomResourcePolicy, PhysicalResourceId } from 'aws-cdk-lib/custom-resources'
import type { Construct } from 'constructs'
import { Alarms } from '../constructs/alarms.ts'
import { AppFunction } from '../constructs/app-function.ts'
import { createDeadLetters } from '../constructs/job-queue.ts'
import type { AccountSettings } from '../stages.ts'

export type AccountStackProps = StackProps & {
  settings: AccountSettings
  /** US dollars a month at which SNS stops; null where nobody knows. */
  spendLimitUsd: number | null
  isEmulator: boolean
}

/** Delivery logs hold numbers: nobody needs them once the receipts are recorded. */
const LOG_DAYS = 30
const WORRYING_SHARE = 0.8

/**
 * What belongs to account and region and so to every stage in it: how SNS sends texts, the logs in which it tells what became
 * of them, and the function that puts those on the account's bus. Deployed once; a log group that exists is adopted.
 */
export class AccountStack extends Stack {
  readonly #isEmulator: boolean

  constructor(scope: Construct, id: string, { settings, spendLimitUsd, isEmulator, ...props }: AccountStackProps) {
    super(scope, id, props)
    this.#isEmulator = isEmulator
    const alarms = new Alarms(this, 'Alarms', { email: settings.alarmEmail })
    const forwarder = new AppFunction(this, 'ForwardReceipts', {
      functionName: 'carillon-forward-receipts',
      folder: 'forward-receipts',
      timeoutSeconds: 60,
      environment: {},
      logRetentionDays: LOG_DAYS,
    })
    const bus = Arn.format({ service: 'events', resource: 'event-bus', resourceName: 'default' }, this)
    forwarder.role.addToPolicy(new PolicyStatement({ actions: ['events:PutEvents'], resources: [bus] }))
    const lost = createDeadLetters(this, 'LostReceipts', { isEmulator })
    forwarder.live.configureAsyncInvoke({
      retryAttempts: 2,
      maxEventAge: Duration.hours(6),
      onFailure: new SqsDestination(lost),
    })
    alarms.deadLetters('LostReceipts', lost)
    alarms.errors('ForwardReceipts', forwarder.live, 3)
    for (const [which, name] of Object.entries(logGroupNames())) this.#subscribe(which, name, forwarder)
    if (!isEmulator) this.#setSmsAttributes(settings)
    if (spendLimitUsd !== null) this.#watchSms(alarms, spendLimitUsd)
    acknowledgeHelper(this)
  }

  /** Sends what the group gets to the function. */
  #subscribe(which: string, logGroupName: string, forwarder: AppFunction): void {
    const arn = Arn.format(
      {
        service: 'logs',
        resource: 'log-group',
        resourceName: `${logGroupName}:*`,
        arnFormat: ArnFormat.COLON_RESOURCE_NAME,
      },
      this,
    )
    const group = this.#isEmulator ? this.#createGroup(which, logGroupName) : this.#adoptGroup(which, logGroupName, arn)
    forwarder.live.addPermission(`${which}Log`, {
      principal: new ServicePrincipal('logs.amazonaws.com'),
      sourceArn: arn,
      sourceAccount: Aws.ACCOUNT_ID,
    })
    const subscription = new CfnSubscriptionFilter(this, `${which}Subscription`, {
      logGroupName,
      filterPattern: '',
      destinationArn: forwarder.live.functionArn,
    })
    subscription.node.addDependency(group, forwarder.live)
  }

  /** The group that SNS may have made before; one that is missing is made. Its numbers are forgotten after 30 days. */
  #adoptGroup(which: string, logGroupName: string, arn: string): Construct {
    const group = new AwsCustomResource(this, `${which}Group`, {
      installLatestAwsSdk: false,
      resourceType: 'Custom::DeliveryLogGroup',
      onUpdate: {
        service: 'CloudWatchLogs',
        action: 'createLogGroup',
        parameters: { logGroupName },
        ignoreErrorCodesMatching: 'ResourceAlreadyExistsException',
        physicalResourceId: PhysicalResourceId.of(logGroupName),
      },
      policy: AwsCustomResourcePolicy.fromStatements([
        new PolicyStatement({ actions: ['logs:CreateLogGroup'], resources: [arn] }),
      ]),
      logGroup: this.#helperLog(),
    })
    const retention = new AwsCustomResource(this, `${which}Retention`, {
      installLatestAwsSdk: false,
      resourceType: 'Custom::DeliveryLogRetention',
      onUpdate: {
        service: 'CloudWatchLogs',
        action: 'putRetentionPolicy',
        parameters: { logGroupName, retentionInDays: LOG_DAYS },
        physicalResourceId: PhysicalResourceId.of(`${logGroupName}/retention`),
      },
      policy: AwsCustomResourcePolicy.fromStatements([
        new PolicyStatement({ actions: ['logs:PutRetentionPolicy'], resources: [arn] }),
      ]),
      logGroup: this.#helperLog(),
    })
    retention.node.addDependency(group)
    return retention
  }

  /** An emulator's functions find no SDK of their own to adopt a group with, and there is none before. */
  #createGroup(which: string, logGroupName: string): Construct {
    return new LogGroup(this, `${which}Group`, {
      logGroupName,
      retention: LOG_DAYS,
      removalPolicy: RemovalPolicy.DESTROY,
    })
  }

  /** There is no resource for these; a removal of the stack leaves them, since texts may still be sent. */
  #setSmsAttributes({ monthlySpendLimitUsd }: AccountSettings): void {
    const role = new Role(this, 'DeliveryLogRole', { assumedBy: new ServicePrincipal('sns.amazonaws.com') })
    const groups = Object.values(logGroupNames()).map((name) =>
      Arn.format(
        { service: 'logs', resource: 'log-group', resourceName: `${name}:*`, arnFormat: ArnFormat.COLON_RESOURCE_NAME },
        this,
      ),
    )
    role.addToPolicy(
      new PolicyStatement({
        actions: [
          'logs:CreateLogGroup',
          'logs:CreateLogStream',
          'logs:PutLogEvents',
          'logs:PutMetricFilter',
          'logs:PutRetentionPolicy',
        ],
        resources: groups,
      }),
    )
    const setAttributes = new AwsCustomResource(this, 'SmsAttributes', {
      installLatestAwsSdk: false,
      resourceType: 'Custom::SmsAttributes',
      onUpdate: {
        service: 'SNS',
        action: 'setSMSAttributes',
        parameters: {
          attributes: {
            DeliveryStatusIAMRole: role.roleArn,
            DeliveryStatusSuccessSamplingRate: '100',
            ...(monthlySpendLimitUsd !== null && { MonthlySpendLimit: String(monthlySpendLimitUsd) }),
          },
        },
        physicalResourceId: PhysicalResourceId.of('sms-attributes'),
        // Where SNS sends no texts the action does not exist; a stage with a gateway of its own works there too.
        ignoreErrorCodesMatching: 'InvalidAction',
      },
      policy: AwsCustomResourcePolicy.fromStatements([
        new PolicyStatement({ actions: ['sns:SetSMSAttributes'], resources: ['*'] }),
        new PolicyStatement({
          actions: ['sms-voice:SetTextMessageSpendLimitOverride'],
          resources: ['*'],
          conditions: { StringEquals: { 'aws:CalledViaLast': 'sns.amazonaws.com' } },
        }),
        new PolicyStatement({
          actions: ['iam:PassRole'],
          resources: [role.roleArn],
          conditions: { StringEquals: { 'iam:PassedToService': 'sns.amazonaws.com' } },
        }),
      ]),
      logGroup: this.#helperLog(),
    })
    setAttributes.node.addDependency(role)
    const reason = 'These two calls know no resource; the role may do nothing else of SNS.'
    Validations.of(setAttributes).acknowledge({ id: 'AwsSolutions-IAM5[Resource::*]', reason })
  }

  /** SNS's own figure, which no stage could tell apart; only against a limit that is known. It has no dimension; that of arrivals has two, the country among them. */
  #watchSms(alarms: Alarms, spendLimitUsd: number): void {
    alarms.add('SmsSpend', {
      runbook: 'The spend limit is near',
      metric: new Metric({
        namespace: 'AWS/SNS',
        metricName: 'SMSMonthToDateSpentUSD',
        period: Duration.hours(1),
        statistic: 'Maximum',
      }),
      threshold: spendLimitUsd * WORRYING_SHARE,
    })
  }

  #helperLog(): LogGroup {
    const existing = this.node.tryFindChild('HelperLog')
    if (existing instanceof LogGroup) return existing
    return new LogGroup(this, 'HelperLog', {
      retention: RetentionDays.ONE_MONTH,
      removalPolicy: RemovalPolicy.DESTROY,
    })
  }
}

/** Where SNS writes what became of texts (https://docs.aws.amazon.com/sns/latest/dg/sms_stats_cloudwatch.html, read 2026-11-22). */
function logGroupNames() {
  const success = `sns/${Aws.REGION}/${Aws.ACCOUNT_ID}/DirectPublishToPhoneNumber`
  return { Success: success, Failure: `${success}/Failure` }
}

/** CDK's own function behind the calls that have no resource. */
function acknowledgeHelper(stack: Stack): void {
  Validations.of(stack).acknowledge(
    {
      id: 'AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole]',
      reason: 'CDK makes the function behind custom resources; it runs during a deployment only.',
    },
    { id: 'AwsSolutions-L1', reason: 'CDK chooses the runtime of its own function.' },
    ...Object.values(logGroupNames()).map((name) => ({
      id: `AwsSolutions-IAM5[Resource::arn:<AWS::Partition>:logs:<AWS::Region>:<AWS::AccountId>:log-group:${nagNameOf(name)}:*]`,
      reason: 'A log group and its streams: the address of a group ends in an asterisk.',
    })),
  )
}

/** How the check spells what is known only at deployment. */
function nagNameOf(name: string): string {
  return name.replace(Aws.REGION, '<AWS::Region>').replace(Aws.ACCOUNT_ID, '<AWS::AccountId>')
}
