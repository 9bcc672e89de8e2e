import { describe, expect, it } from 'vitest'
import { at, listAt, ofType, type Resource, synthesise, synthesiseAccount } from './synth.ts'

/** What a rehearsal cannot show (rehearsal/limits.ts), asserted on the templates of the stages that people deploy. */
const STAGES = ['dev', 'prod'].map((name) => ({ name, ...synthesise(name) }))

describe.each(STAGES)('stage $name, where no emulator looks', ({ name, account, data, platform }) => {
  it('tells SNS to log every delivery, by a role that may write those two logs alone', () => {
    const [attributes] = ofType(account, 'Custom::SmsAttributes')
    const call = JSON.stringify(attributes?.properties.Update)
    const role = only(account, 'AWS::IAM::Role', /DeliveryLogRole/)
    const policy = only(account, 'AWS::IAM::Policy', /DeliveryLogRole/)

    expect(call).toContain('setSMSAttributes')
    expect(call).toContain(role.id)
    expect(call).toContain('\\"DeliveryStatusSuccessSamplingRate\\":\\"100\\"')
    expect(call).not.toContain('MonthlySpendLimit')
    expect(attributes?.properties.InstallLatestAwsSdk).toBe(false)
    expect(attributes?.properties.Delete).toBeUndefined()
    expect(at(role.properties, 'AssumeRolePolicyDocument', 'Statement', 0, 'Principal', 'Service')).toBe(
      'sns.amazonaws.com',
    )
    const resources = listAt(policy.properties, 'PolicyDocument', 'Statement', 0, 'Resource').map((one) =>
      JSON.stringify(one),
    )
    expect(resources).toHaveLength(2)
    for (const resource of resources) expect(resource).toMatch(/DirectPublishToPhoneNumber(\/Failure)?:\*/)
  })

  it('deploys also where SNS sends no texts, for a gateway of one’s own', () => {
    const [attributes] = ofType(account, 'Custom::SmsAttributes')

    expect(JSON.stringify(attributes?.properties.Create)).toContain(
      '\\"ignoreErrorCodesMatching\\":\\"InvalidAction\\"',
    )
  })

  it('lets nobody act on the text service but SNS for its caller', () => {
    const statements = [...account, ...platform]
      .flatMap(({ properties }) => listAt(properties, 'PolicyDocument', 'Statement'))
      .filter((statement) => listAt(statement, 'Action').some((action) => String(action).startsWith('sms-voice:')))

    expect(statements).toHaveLength(3)
    for (const statement of statements) {
      expect(at(statement, 'Condition', 'StringEquals', 'aws:CalledViaLast')).toBe('sns.amazonaws.com')
    }
  })

  it('has no resource that waits for itself, which CloudFormation would refuse', () => {
    for (const stack of [account, data, platform]) expect(findCircle(stack)).toEqual([])
  })

  it('sets a spend limit only where one is named', () => {
    const limited = synthesiseAccount({ account: { monthlySpendLimitUsd: 500 } })

    const [attributes] = ofType(limited, 'Custom::SmsAttributes')
    expect(JSON.stringify(attributes?.properties.Update)).toContain('\\"MonthlySpendLimit\\":\\"500\\"')
  })

  it('rings for the spend limit where one is set or was read, and never for one that nobody knows', () => {
    const thresholds = (config: unknown, spendLimitUsd?: number) =>
      ofType(synthesiseAccount(config, spendLimitUsd), 'AWS::CloudWatch::Alarm')
        .filter(({ properties }) => properties.MetricName === 'SMSMonthToDateSpentUSD')
        .map(({ properties }) => properties.Threshold)

    expect(thresholds({})).toEqual([])
    expect(thresholds({}, 50)).toEqual([40])
    expect(thresholds({ account: { monthlySpendLimitUsd: 500 } }, 50)).toEqual([400])
  })

  it('lets each function read the secrets that it needs by name, and none of the others', () => {
    const read = ofType(platform, 'AWS::IAM::Policy').flatMap(({ id, properties }) => {
      const statements = listAt(properties, 'PolicyDocument', 'Statement')
      const asked = statements.filter((statement) => listAt(statement, 'Action').join().startsWith('ssm:'))
      const names = asked.flatMap((statement) =>
        listAt(statement, 'Resource').map((one) => JSON.stringify(one).split(`/carillon/${name}/`)[1]?.split('"')[0]),
      )
      return names.map((secret) => `${/Functions(\w+?)Role/.exec(id)?.[1]} ${secret}`)
    })

    const allow = name === 'prod' ? [] : ['SendBulk allowed-numbers', 'SendTransactional allowed-numbers']
    const takers = ['AcceptOrderEvent', 'ReceiveInbound']
    const hashing = [
      'AcceptBusEvent',
      'AcceptSourceEvent',
      'ConsoleApi',
      'ImportFile',
      'RecordReceipt',
      'RunCampaign',
      ...takers,
    ]
    // The codes of staff's own numbers follow from it.
    const sending = ['SendBulk', 'SendTransactional']
    const peppers = [...hashing, ...sending].map((id) => `${id} phone-pepper`)
    expect(read.toSorted()).toEqual([...peppers, ...takers.map((id) => `${id} webhook-secrets`), ...allow].toSorted())
  })

  it('asks for a second factor in production, and bounds webhooks apart from the API', () => {
    const [pool] = ofType(data, 'AWS::Cognito::UserPool')
    const [stage] = ofType(platform, 'AWS::ApiGatewayV2::Stage')
    const hooks = at(stage?.properties, 'RouteSettings', 'POST /hooks/orders', 'ThrottlingRateLimit')
    const rest = at(stage?.properties, 'DefaultRouteSettings', 'ThrottlingRateLimit')

    expect(pool?.properties.MfaConfiguration).toBe(name === 'prod' ? 'ON' : 'OPTIONAL')
    expect(pool?.properties.EnabledMfas).toEqual(['SOFTWARE_TOKEN_MFA'])
    expect([hooks, rest]).toEqual(name === 'prod' ? [500, 100] : [50, 50])
    expect(JSON.stringify(stage?.raw.DependsOn)).toMatch(/POSThooksorders/)
  })

  it('lets schedules of its own group alone put jobs on the campaigns queue, and nothing else', () => {
    const role = only(platform, 'AWS::IAM::Role', /ExecutionRole/)
    const policy = only(platform, 'AWS::IAM::Policy', /ExecutionRole/)
    const trust = at(role.properties, 'AssumeRolePolicyDocument', 'Statement', 0)
    const [statement, ...others] = listAt(policy.properties, 'PolicyDocument', 'Statement')

    expect(role.properties.RoleName).toBe(`carillon-${name}-campaign-schedules`)
    expect(at(trust, 'Principal', 'Service')).toBe('scheduler.amazonaws.com')
    expect(JSON.stringify(at(trust, 'Condition', 'StringEquals', 'aws:SourceArn'))).toContain(
      `:schedule-group/carillon-${name}-campaigns`,
    )
    expect(at(trust, 'Condition', 'StringEquals', 'aws:SourceAccount')).toBeDefined()
    expect(others).toEqual([])
    expect(listAt(statement, 'Action')).toEqual(['sqs:SendMessage'])
    expect(
      listAt(statement, 'Resource').map((one) => String(at(one, 'Fn::GetAtt', 0)).replace(/[0-9A-F]{8}$/, '')),
    ).toEqual(['QueuesCampaignsDeadLetters', 'QueuesCampaignsQueue'])
  })

  it('hands that role over to the scheduler alone', () => {
    const passing = ofType(platform, 'AWS::IAM::Policy')
      .flatMap(({ properties }) => listAt(properties, 'PolicyDocument', 'Statement'))
      .filter((statement) => listAt(statement, 'Action').includes('iam:PassRole'))

    expect(passing.length).toBeGreaterThanOrEqual(2)
    for (const statement of passing) {
      expect(at(statement, 'Condition', 'StringEquals', 'iam:PassedToService')).toBe('scheduler.amazonaws.com')
    }
  })

  it('retries no tick of the clock, and drops it after a minute', () => {
    for (const { properties } of ofType(platform, 'AWS::Scheduler::Schedule')) {
      expect(at(properties, 'Target', 'RetryPolicy')).toEqual({ MaximumRetryAttempts: 0, MaximumEventAgeInSeconds: 60 })
    }
  })

  it('rings when many texts are refused, and when any function is throttled', () => {
    const sums = ofType(platform, 'AWS::CloudWatch::Alarm').filter(({ properties }) => properties.Metrics !== undefined)
    const throttled = sums.flatMap(({ properties }) =>
      listAt(properties, 'Metrics').filter(
        (metric) => at(metric, 'MetricStat', 'Metric', 'MetricName') === 'Throttles',
      ),
    )

    expect(sums.map(({ properties }) => properties.AlarmDescription)).toContain('RUNBOOK.md: Texts are refused')
    expect(throttled).toHaveLength(ofType(platform, 'AWS::Lambda::Alias').length)
  })

  it('rings when texts do not arrive by what its own receipts say, and of SNS names only the figure without dimensions', () => {
    const [share] = ofType(platform, 'AWS::CloudWatch::Alarm').filter(
      ({ properties }) => properties.AlarmDescription === 'RUNBOOK.md: Texts do not arrive',
    )
    const counted = listAt(share?.properties, 'Metrics').map((metric) => at(metric, 'MetricStat', 'Metric'))
    const limited = synthesiseAccount({ account: { monthlySpendLimitUsd: 500 } })
    const ofSns = ofType(limited, 'AWS::CloudWatch::Alarm').filter(
      ({ properties }) => properties.Namespace === 'AWS/SNS',
    )

    expect(counted.flatMap((metric) => at(metric, 'MetricName') ?? []).toSorted()).toEqual([
      'TextsDelivered',
      'TextsUndelivered',
    ])
    expect(ofSns.map(({ properties }) => properties.MetricName)).toEqual(['SMSMonthToDateSpentUSD'])
  })

  it('serves pages and the API from one place that speaks TLS only, the pages by its own leave', () => {
    const [distribution, ...others] = ofType(platform, 'AWS::CloudFront::Distribution')
    const config = at(distribution?.properties, 'DistributionConfig')
    const behaviours = listAt(config, 'CacheBehaviors')

    expect(others).toEqual([])
    expect(at(config, 'DefaultCacheBehavior', 'ViewerProtocolPolicy')).toBe('redirect-to-https')
    expect(behaviours.map((behaviour) => at(behaviour, 'PathPattern'))).toContain('/api/*')
    for (const behaviour of behaviours) expect(at(behaviour, 'ViewerProtocolPolicy')).toMatch(/https/)
    expect(ofType(platform, 'AWS::CloudFront::OriginAccessControl')).toHaveLength(1)
  })
})

describe('new code', () => {
  it('takes a tenth of the calls first in production, for the API, the webhook and both senders, and an alarm brings the old back', () => {
    const { platform } = synthesise('prod')
    const groups = ofType(platform, 'AWS::CodeDeploy::DeploymentGroup')
    const shifted = ofType(platform, 'AWS::Lambda::Alias').filter(({ raw }) =>
      at(raw, 'UpdatePolicy', 'CodeDeployLambdaAliasUpdate'),
    )

    expect(groups).toHaveLength(6)
    for (const { properties } of groups) {
      expect(properties.DeploymentConfigName).toBe('CodeDeployDefault.LambdaCanary10Percent5Minutes')
      expect(at(properties, 'AlarmConfiguration', 'Enabled')).toBe(true)
      expect(at(properties, 'AutoRollbackConfiguration', 'Events')).toContain('DEPLOYMENT_STOP_ON_ALARM')
    }
    expect(shifted.map(({ id }) => id.replace(/^Functions|Live.*$/g, '')).toSorted()).toEqual([
      'AcceptOrderEvent',
      'AcceptSourceEvent',
      'ConsoleApi',
      'ReceiveInbound',
      'SendBulk',
      'SendTransactional',
    ])
  })

  it('goes back too when requests are answered 5xx or texts come to be in doubt, which no function counts as its error', () => {
    const groups = ofType(synthesise('prod').platform, 'AWS::CodeDeploy::DeploymentGroup')
    const guards = groups.map(({ id, properties }) => [
      id.replace(/^Functions|Canary.*$/g, ''),
      listAt(properties, 'AlarmConfiguration', 'Alarms')
        .map((alarm) => String(at(alarm, 'Name', 'Ref')).replace(/^Alarms|[0-9A-F]{8}$/g, ''))
        .toSorted(),
    ])

    expect(Object.fromEntries(guards)).toEqual({
      AcceptOrderEvent: ['AcceptOrderEventErrors', 'ApiFails'],
      AcceptSourceEvent: ['AcceptSourceEventErrors', 'ApiFails'],
      ConsoleApi: ['ApiFails', 'ConsoleApiErrors'],
      ReceiveInbound: ['ApiFails', 'ReceiveInboundErrors'],
      SendBulk: ['InDoubt', 'SendBulkErrors'],
      SendTransactional: ['InDoubt', 'SendTransactionalErrors'],
    })
  })

  it('takes all of them at once elsewhere', () => {
    expect(ofType(synthesise('dev').platform, 'AWS::CodeDeploy::DeploymentGroup')).toEqual([])
  })
})

/** The ids along a circle of references; none where there is none. */
function findCircle(resources: readonly Resource[]): string[] {
  const waitsFor = new Map(resources.map(({ id, raw }) => [id, referencesIn(raw)]))
  const settled = new Set<string>()
  const follow = (id: string, path: readonly string[]): string[] => {
    if (path.includes(id)) return [...path.slice(path.indexOf(id)), id]
    if (settled.has(id)) return []
    for (const next of waitsFor.get(id) ?? []) {
      const circle = follow(next, [...path, id])
      if (circle.length > 0) return circle
    }
    settled.add(id)
    return []
  }
  for (const { id } of resources) {
    const circle = follow(id, [])
    if (circle.length > 0) return circle
  }
  return []
}

function referencesIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]: [string, unknown]) => {
    if (key === 'Ref') return [String(inner)]
    if (key === 'Fn::GetAtt') return [String(Array.isArray(inner) ? inner[0] : inner).split('.')[0] ?? '']
    if (key === 'DependsOn') return Array.isArray(inner) ? inner.map(String) : [String(inner)]
    return referencesIn(inner)
  })
}

function only(resources: readonly Resource[], type: string, id: RegExp): Resource {
  const [found, ...others] = ofType(resources, type).filter((resource) => id.test(resource.id))
  if (found === undefined || others.length > 0) throw new Error(`there should be one ${type} like ${id}`)
  return found
}
