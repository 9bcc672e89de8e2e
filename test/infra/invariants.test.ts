import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { at, listAt, ofType, type Resource, synthesise } from './synth.ts'

const RUNBOOK = readFileSync(join(import.meta.dirname, '../../infra/RUNBOOK.md'), 'utf8')
/** CDK's own function behind custom resources, which runs during a deployment only. */
const HELPER = /^AWS679f53fac/

const STAGES = ['dev', 'prod', 'rehearsal'].map((name) => ({ name, ...synthesise(name) }))

describe.each(STAGES)('every resource of stage $name', ({ name, all, data }) => {
  const ours = all.filter(({ id }) => !HELPER.test(id))
  const queues = ofType(all, 'AWS::SQS::Queue')
  const deadLetters = queues.filter(({ properties }) => properties.RedrivePolicy === undefined)
  const jobQueues = queues.filter(({ properties }) => properties.RedrivePolicy !== undefined)
  const functions = ofType(ours, 'AWS::Lambda::Function')
  const statements = statementsOf(all)

  it('has dead letters behind every queue, rule, schedule, topic and asynchronous call', () => {
    const targets = ofType(all, 'AWS::Events::Rule').flatMap(({ properties }) => listAt(properties, 'Targets'))
    const schedules = ofType(all, 'AWS::Scheduler::Schedule')
    const asynchronous = ofType(all, 'AWS::Lambda::EventInvokeConfig')

    expect(jobQueues).toHaveLength(7)
    expect(deadLetters).toHaveLength(10)
    expect(targets.length).toBeGreaterThanOrEqual(3)
    expect(targets.filter((target) => at(target, 'DeadLetterConfig', 'Arn') === undefined)).toEqual([])
    expect(schedules).toHaveLength(2)
    expect(schedules.filter(({ properties }) => !at(properties, 'Target', 'DeadLetterConfig', 'Arn'))).toEqual([])
    const taken = ofType(all, 'AWS::SNS::Subscription').filter(({ properties }) => properties.Protocol === 'lambda')
    expect(taken).toHaveLength(1)
    expect(taken.filter(({ properties }) => !at(properties, 'RedrivePolicy', 'deadLetterTargetArn'))).toEqual([])
    expect(asynchronous).toHaveLength(4)
    expect(asynchronous.filter(({ properties }) => !at(properties, 'DestinationConfig', 'OnFailure'))).toEqual([])
  })

  it('keeps dead letters for 14 days and jobs for 4, so that none expires before anybody looks', () => {
    expect(new Set(deadLetters.map(({ properties }) => properties.MessageRetentionPeriod))).toEqual(
      new Set([1_209_600]),
    )
    expect(new Set(jobQueues.map(({ properties }) => properties.MessageRetentionPeriod))).toEqual(new Set([345_600]))
  })

  it.skipIf(name === 'rehearsal')('encrypts queues and takes them, buckets and topics by TLS only', () => {
    const open = queues.filter(({ properties }) => properties.SqsManagedSseEnabled !== true)
    const guarded = [
      ...ofType(all, 'AWS::SQS::QueuePolicy').flatMap(({ properties }) => listAt(properties, 'Queues')),
      ...ofType(all, 'AWS::S3::BucketPolicy').map(({ properties }) => properties.Bucket),
      ...ofType(all, 'AWS::SNS::TopicPolicy').flatMap(({ properties }) => listAt(properties, 'Topics')),
    ].map((reference) => at(reference, 'Ref'))
    const wanted = [...queues, ...ofType(all, 'AWS::S3::Bucket'), ...ofType(all, 'AWS::SNS::Topic')]

    expect(open).toEqual([])
    expect(wanted.filter(({ id }) => !guarded.includes(id)).map(({ id }) => id)).toEqual([])
    for (const type of ['AWS::SQS::QueuePolicy', 'AWS::S3::BucketPolicy', 'AWS::SNS::TopicPolicy']) {
      expect(
        ofType(all, type)
          .filter((policy) => !deniesPlainText(policy))
          .map(({ id }) => id),
      ).toEqual([])
    }
  })

  it('lets nobody make a bucket public', () => {
    const closed = {
      BlockPublicAcls: true,
      BlockPublicPolicy: true,
      IgnorePublicAcls: true,
      RestrictPublicBuckets: true,
    }

    for (const { properties } of ofType(all, 'AWS::S3::Bucket')) {
      expect(properties.PublicAccessBlockConfiguration).toEqual(closed)
      expect(properties.BucketEncryption).toBeDefined()
    }
  })

  it('forgets every log after a while', () => {
    const groups = ofType(all, 'AWS::Logs::LogGroup')

    expect(groups.length).toBeGreaterThan(functions.length)
    expect(groups.filter(({ properties }) => typeof properties.RetentionInDays !== 'number')).toEqual([])
    expect(functions.filter(({ properties }) => !at(properties, 'LoggingConfig', 'LogGroup'))).toEqual([])
  })

  it('rings alarms that reach somebody and have a section in the runbook', () => {
    const alarms = ofType(all, 'AWS::CloudWatch::Alarm')
    const headings = [...RUNBOOK.matchAll(/^## (.+)$/gm)].map(([, heading]) => heading)
    const named = alarms.map(({ properties }) => String(properties.AlarmDescription).replace('RUNBOOK.md: ', ''))

    expect(alarms.length).toBeGreaterThan(20)
    expect(named.filter((heading) => !headings.includes(heading))).toEqual([])
    expect(alarms.filter(({ properties }) => listAt(properties, 'AlarmActions').length === 0)).toEqual([])
    for (const { id } of deadLetters) {
      expect(JSON.stringify(alarms.map(({ properties }) => properties.Dimensions))).toContain(`"${id}"`)
    }
  })

  it.each([
    ['EventsUntold', 'An event is lost'],
    ['EventsGivenUp', 'An endpoint does not listen'],
  ])('rings at the first one of %s, by the section “%s”', (metric, heading) => {
    const ringing = ofType(all, 'AWS::CloudWatch::Alarm')
      .map(({ properties }) => properties)
      .filter(({ MetricName }) => MetricName === metric)

    expect(ringing).toMatchObject([
      {
        ...{ Namespace: 'Carillon', Statistic: 'Sum', Threshold: 1, EvaluationPeriods: 1 },
        ...{ ComparisonOperator: 'GreaterThanOrEqualToThreshold', AlarmDescription: `RUNBOOK.md: ${heading}` },
      },
    ])
  })

  it('lets the alarms of its own account publish to the topics that they name', () => {
    const topics = ofType(all, 'AWS::CloudWatch::Alarm').flatMap(({ properties }) =>
      [...listAt(properties, 'AlarmActions'), ...listAt(properties, 'OKActions')].map((action) => at(action, 'Ref')),
    )
    const open = statements
      .filter(({ statement }) => at(statement, 'Principal', 'Service') === 'cloudwatch.amazonaws.com')
      .filter(({ statement }) => listAt(statement, 'Action').includes('sns:Publish'))

    expect(new Set(open.map(({ statement }) => at(statement, 'Resource', 'Ref')))).toEqual(new Set(topics))
    for (const { statement } of open) {
      expect(at(statement, 'Effect')).toBe('Allow')
      expect(at(statement, 'Condition', 'StringEquals', 'aws:SourceAccount')).toEqual({ Ref: 'AWS::AccountId' })
    }
  })

  it('runs functions on the Node of the tests, on roles of their own, without reserving any concurrency', () => {
    for (const { properties } of functions) {
      expect(properties.Runtime).toBe('nodejs24.x')
      expect(properties.Architectures).toEqual(['arm64'])
      expect(properties.ReservedConcurrentExecutions).toBeUndefined()
    }
    const roles = functions.map(({ properties }) => JSON.stringify(properties.Role))
    expect(new Set(roles).size).toBe(functions.length)
  })

  it('hands queues to functions in batches that fail in part, bounded, with time for six tries', () => {
    const mappings = ofType(all, 'AWS::Lambda::EventSourceMapping')

    expect(mappings).toHaveLength(7)
    for (const { properties } of mappings) {
      expect(properties.FunctionResponseTypes).toEqual(['ReportBatchItemFailures'])
      expect(at(properties, 'ScalingConfig', 'MaximumConcurrency')).toBeGreaterThanOrEqual(2)
      const queue = jobQueues.find(({ id }) => at(properties, 'EventSourceArn', 'Fn::GetAtt', 0) === id)
      const alias = ofType(all, 'AWS::Lambda::Alias').find(({ id }) =>
        JSON.stringify(properties.FunctionName).includes(`"${id}"`),
      )
      const worker = functions.find(({ id }) => at(alias?.properties, 'FunctionName', 'Ref') === id)
      expect(Number(queue?.properties.VisibilityTimeout)).toBeGreaterThanOrEqual(6 * Number(worker?.properties.Timeout))
    }
  })

  it('grants no action by a wildcard', () => {
    const granted = statements
      .filter(({ statement }) => at(statement, 'Effect') === 'Allow')
      .flatMap(({ id, statement }) => listAt(statement, 'Action').map((action) => ({ id, action: String(action) })))

    expect(granted.length).toBeGreaterThan(100)
    expect(granted.filter(({ action }) => action.includes('*'))).toEqual([])
  })

  it('lets only the senders text, and nothing that has an address of its own', () => {
    const publishing = statements.filter(({ statement }) => listAt(statement, 'Action').includes('sns:Publish'))
    const texting = publishing.filter(({ id, statement }) => !/Topic/.test(id) && at(statement, 'Effect') === 'Allow')

    expect(texting.map(({ id }) => id.replace(/Role.*/, '')).toSorted()).toEqual([
      'FunctionsSendBulk',
      'FunctionsSendTransactional',
    ])
    for (const { statement } of texting) {
      expect(at(statement, 'Resource')).toBeUndefined()
      expect(JSON.stringify(at(statement, 'NotResource'))).toContain(':sns:*:*:*')
    }
  })

  it('keeps tables restorable, and in production from being deleted', () => {
    const tables = ofType(data, 'AWS::DynamoDB::GlobalTable')

    expect(tables).toHaveLength(5)
    for (const { properties, raw } of tables) {
      const [replica] = listAt(properties, 'Replicas')
      expect(properties.BillingMode).toBe('PAY_PER_REQUEST')
      expect(properties.TableName).toBeUndefined()
      expect(at(properties, 'TimeToLiveSpecification')).toEqual({ AttributeName: 'expiresAtSeconds', Enabled: true })
      expect(at(replica, 'PointInTimeRecoverySpecification', 'PointInTimeRecoveryEnabled')).toBe(true)
      expect(at(properties, 'SSESpecification', 'SSEEnabled')).toBe(true)
      expect(at(replica, 'DeletionProtectionEnabled')).toBe(name === 'prod')
      expect(raw.DeletionPolicy).toBe(name === 'prod' ? 'Retain' : 'Delete')
    }
    for (const { raw, properties } of ofType(data, 'AWS::Cognito::UserPool')) {
      expect(raw.DeletionPolicy).toBe(name === 'prod' ? 'Retain' : 'Delete')
      expect(properties.DeletionProtection).toBe(name === 'prod' ? 'ACTIVE' : 'INACTIVE')
      expect(properties.EnabledMfas).toEqual(['SOFTWARE_TOKEN_MFA'])
      expect(at(properties, 'AdminCreateUserConfig', 'AllowAdminCreateUserOnly')).toBe(true)
    }
  })

  it('lets nobody in without a token but signed webhooks and the definition of the API', () => {
    const open = ofType(all, 'AWS::ApiGatewayV2::Route')
      .filter(({ properties }) => properties.AuthorizationType !== 'JWT')
      .map(({ properties }) => properties.RouteKey)

    expect(open.toSorted()).toEqual([
      'GET /api/openapi.json',
      'POST /hooks/inbound',
      'POST /hooks/orders',
      'POST /hooks/sources/{source}',
    ])
  })
})

type Statement = { id: string; statement: unknown }

function statementsOf(resources: readonly Resource[]): Statement[] {
  return resources.flatMap(({ id, properties }) => [
    ...listAt(properties, 'PolicyDocument', 'Statement').map((statement) => ({ id, statement })),
    ...listAt(properties, 'Policies').flatMap((policy) =>
      listAt(policy, 'PolicyDocument', 'Statement').map((statement) => ({ id, statement })),
    ),
  ])
}

function deniesPlainText(policy: Resource): boolean {
  return statementsOf([policy]).some(
    ({ statement }) =>
      at(statement, 'Effect') === 'Deny' && at(statement, 'Condition', 'Bool', 'aws:SecureTransport') === 'false',
  )
}
