import { Aws } from 'aws-cdk-lib'
import type { IBucket } from 'aws-cdk-lib/aws-s3'
import { Construct } from 'constructs'
import {
  deadLettersUrlVariable,
  queueUrlVariable,
  type SecretName,
  tableVariable,
} from '#shared/contracts/deployment.ts'
import type { QueueName } from '#shared/contracts/jobs.ts'
import { TABLE_IDS } from '#shared/contracts/table.ts'
import type { Stage } from '../stages.ts'
import { AppFunction } from './app-function.ts'
import { callSeconds } from './call-seconds.ts'
import type { CampaignScheduleGroup } from './campaign-schedules.ts'
import { allowSecrets, allowSending, allowTables, allowTakingOut, type TableAccess, type Tables } from './grants.ts'
import { type JobQueues, QUEUE_SETTINGS } from './job-queues.ts'

export type FunctionsProps = {
  stage: Stage
  tables: Tables
  queues: JobQueues
  schedules: CampaignScheduleGroup
  importBucket: IBucket
}

type Needs = {
  folder: string
  timeoutSeconds: number
  memoryMb?: number
  tables: TableAccess
  /** Queues that it puts jobs on. */
  puts?: readonly QueueName[]
  /** Queues whose jobs it buries itself, when no further try can mend them. */
  buries?: readonly QueueName[]
  /** Queues whose dead letters it shows and takes out. */
  shows?: readonly QueueName[]
  secrets?: readonly SecretName[]
  environment?: Record<string, string>
  mayLoop?: boolean
}

const LANES = ['send-transactional', 'send-bulk'] as const

/** Makes a stage's functions, each with the environment and the leave that its work needs. */
export class FunctionMaker extends Construct {
  readonly #props: FunctionsProps

  constructor(scope: Construct, id: string, props: FunctionsProps) {
    super(scope, id)
    this.#props = props
  }

  create(id: string, needs: Needs): AppFunction {
    const { stage, tables, queues } = this.#props
    const { puts = [], buries = [], shows = [], secrets = [] } = needs
    const made = new AppFunction(this, id, {
      functionName: `carillon-${stage.name}-${kebab(id)}`,
      folder: needs.folder,
      timeoutSeconds: callSeconds(stage, needs.timeoutSeconds),
      logRetentionDays: stage.logRetentionDays,
      environment: {
        STAGE: stage.name,
        ...Object.fromEntries(TABLE_IDS.map((table) => [tableVariable(table), tables[table].tableName])),
        ...Object.fromEntries(puts.map((name) => [queueUrlVariable(name), queues[name].queue.queueUrl])),
        ...Object.fromEntries(
          [...buries, ...shows].map((name) => [deadLettersUrlVariable(name), queues[name].deadLetters.queueUrl]),
        ),
        ...needs.environment,
      },
      ...(needs.memoryMb !== undefined && { memoryMb: needs.memoryMb }),
      ...(needs.mayLoop && { mayLoop: true }),
    })
    allowTables(made.role, tables, needs.tables)
    const targets = [...puts.map((name) => queues[name].queue), ...buries.map((name) => queues[name].deadLetters)]
    if (targets.length > 0) allowSending(made.role, targets, stage)
    if (shows.length > 0)
      allowTakingOut(
        made.role,
        shows.map((name) => queues[name].deadLetters),
        stage,
      )
    if (secrets.length > 0) allowSecrets(made.role, stage, secrets)
    return made
  }

  static readonly LANES = LANES

  /** Where, how fast and for how much texts leave. */
  lineEnvironment(): Record<string, string> {
    const { sms, partsPerSecond, partPriceMicros, partPriceCurrency, countries } = this.#props.stage
    const { dailyBudget, budgetZone, isProduction } = this.#props.stage
    return {
      SMS_PROVIDER: sms.provider,
      ...(sms.provider === 'sns' && {
        SMS_REGION: sms.region ?? Aws.REGION,
        ...(sms.senderId !== undefined && { SMS_SENDER_ID: sms.senderId }),
        ...(sms.maxPriceUsd !== undefined && { SMS_MAX_PRICE_USD: String(sms.maxPriceUsd) }),
      }),
      ...(sms.provider === 'signed-http' && {
        SMS_URL: sms.url,
        ...(sms.keepsKeys === true && { SMS_KEEPS_KEYS: 'true' }),
      }),
      ...(sms.templates !== undefined && { SMS_TEMPLATES: sms.templates }),
      LINE_RATE_TRANSACTIONAL: String(partsPerSecond.transactional),
      LINE_RATE_BULK: String(partsPerSecond.bulk),
      PRICE_MICROS: String(partPriceMicros),
      ...(partPriceCurrency !== null && { PRICE_CURRENCY: partPriceCurrency }),
      BUDGET_ZONE: budgetZone,
      COUNTRIES: countries.join(' '),
      ...(dailyBudget !== null && { DAILY_BUDGET_MICROS: String(Math.round(dailyBudget * 1_000_000)) }),
      ALLOW_LIST_ONLY: String(!isProduction),
    }
  }

  scheduleEnvironment(): Record<string, string> {
    const { schedules, queues } = this.#props
    return {
      SCHEDULE_GROUP: schedules.group.scheduleGroupName,
      SCHEDULE_ROLE_ARN: schedules.executionRole.roleArn,
      CAMPAIGNS_QUEUE_ARN: queues.campaigns.queue.queueArn,
      CAMPAIGNS_DEAD_LETTERS_ARN: queues.campaigns.deadLetters.queueArn,
    }
  }

  /** What its queue gives it of time and jobs. */
  settingsOf(queue: QueueName) {
    return QUEUE_SETTINGS[queue]
  }
}

function kebab(id: string): string {
  return id.replace(/(?<=[a-z])[A-Z]/g, (letter) => `-${letter}`).toLowerCase()
}
