import { Arn, ArnFormat, Aws, Stack } from 'aws-cdk-lib'
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import { ScheduleGroup } from 'aws-cdk-lib/aws-scheduler'
import { Construct } from 'constructs'
import type { Stage } from '../stages.ts'
import type { JobQueue } from './job-queue.ts'

/**
 * The group in which the platform keeps campaigns' schedules, and the role that lets these put a job on the campaigns queue
 * and nothing else. Schedules made at run time hold both names, so they stay.
 */
export class CampaignScheduleGroup extends Construct {
  readonly group: ScheduleGroup
  readonly executionRole: Role
  readonly #groupName: string
  readonly #isEmulator: boolean

  constructor(scope: Construct, id: string, { stage, campaigns }: { stage: Stage; campaigns: JobQueue }) {
    super(scope, id)
    this.#groupName = `carillon-${stage.name}-campaigns`
    this.#isEmulator = stage.isEmulator
    this.group = new ScheduleGroup(this, 'Group', { scheduleGroupName: this.#groupName })
    const { partition, region, account } = Stack.of(this)
    this.executionRole = new Role(this, 'ExecutionRole', {
      roleName: `carillon-${stage.name}-campaign-schedules`,
      assumedBy: new ServicePrincipal('scheduler.amazonaws.com', {
        conditions: {
          StringEquals: {
            'aws:SourceAccount': account,
            'aws:SourceArn': `arn:${partition}:scheduler:${region}:${account}:schedule-group/${this.#groupName}`,
          },
        },
      }),
    })
    this.executionRole.addToPolicy(
      new PolicyStatement({
        actions: ['sqs:SendMessage'],
        resources: [campaigns.queue.queueArn, campaigns.deadLetters.queueArn],
      }),
    )
  }

  /** To create, replace and delete schedules of this group, and to hand the role over to the scheduler alone. */
  allowSteering(role: Role): void {
    const schedules = Arn.format({
      partition: Aws.PARTITION,
      region: Aws.REGION,
      account: Aws.ACCOUNT_ID,
      service: 'scheduler',
      resource: 'schedule',
      // An emulator takes every schedule for one of the default group.
      resourceName: `${this.#isEmulator ? 'default' : this.#groupName}/*`,
      arnFormat: ArnFormat.SLASH_RESOURCE_NAME,
    })
    role.addToPolicy(
      new PolicyStatement({
        actions: [
          'scheduler:CreateSchedule',
          'scheduler:UpdateSchedule',
          'scheduler:DeleteSchedule',
          'scheduler:GetSchedule',
        ],
        resources: [schedules],
      }),
    )
    role.addToPolicy(new PolicyStatement({ actions: ['scheduler:ListSchedules'], resources: ['*'] }))
    role.addToPolicy(
      new PolicyStatement({
        actions: ['iam:PassRole'],
        resources: [this.executionRole.roleArn],
        conditions: { StringEquals: { 'iam:PassedToService': 'scheduler.amazonaws.com' } },
      }),
    )
  }
}
