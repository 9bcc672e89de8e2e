import { Aws } from 'aws-cdk-lib'
import type { TableV2 } from 'aws-cdk-lib/aws-dynamodb'
import { Effect, PolicyStatement, type Role } from 'aws-cdk-lib/aws-iam'
import type { IQueue } from 'aws-cdk-lib/aws-sqs'
import { type SecretName, secretPath } from '#shared/contracts/deployment.ts'
import { TABLE_IDS, type TableId } from '#shared/contracts/table.ts'
import type { Stage } from '../stages.ts'

export type Tables = Readonly<Record<TableId, TableV2>>

/** Calls on the table itself, and the indexes that are asked. A failed condition reads the item again: no put without get. */
export type TableGrant = { calls: readonly Call[]; indexes?: readonly string[] }
type Call = 'GetItem' | 'BatchGetItem' | 'Query' | 'Scan' | 'PutItem' | 'UpdateItem' | 'DeleteItem' | 'BatchWriteItem'
export type TableAccess = Partial<Readonly<Record<TableId, TableGrant>>>

/** Leave for exactly these calls on these tables; every index is named, so that nothing is granted by a wildcard. */
export function allowTables(role: Role, tables: Tables, access: TableAccess): void {
  for (const id of TABLE_IDS) {
    const { calls = [], indexes = [] } = access[id] ?? {}
    const { tableArn } = tables[id]
    const actions = calls.map((call) => `dynamodb:${call}`)
    if (actions.length > 0) role.addToPolicy(new PolicyStatement({ actions, resources: [tableArn] }))
    const resources = indexes.map((index) => `${tableArn}/index/${index}`)
    if (resources.length > 0) role.addToPolicy(new PolicyStatement({ actions: ['dynamodb:Query'], resources }))
  }
}

/** An emulator asks for leave to send by the batch apart. */
export function allowSending(role: Role, queues: readonly IQueue[], { isEmulator }: Pick<Stage, 'isEmulator'>): void {
  const resources = queues.map(({ queueArn }) => queueArn)
  const actions = ['sqs:SendMessage', ...(isEmulator ? ['sqs:SendMessageBatch'] : [])]
  role.addToPolicy(new PolicyStatement({ actions, resources }))
}

/** To look at dead letters, and to take them away once they are sent back. */
export function allowTakingOut(role: Role, queues: readonly IQueue[], { isEmulator }: Pick<Stage, 'isEmulator'>): void {
  const resources = queues.map(({ queueArn }) => queueArn)
  const actions = [
    'sqs:ReceiveMessage',
    'sqs:DeleteMessage',
    'sqs:ChangeMessageVisibility',
    ...(isEmulator ? ['sqs:ChangeMessageVisibilityBatch'] : []),
  ]
  role.addToPolicy(new PolicyStatement({ actions, resources }))
}

/**
 * To read these and no others. The values are encrypted with the account's own key for parameters, which needs no leave of its
 * own. An emulator asks for leave to read all where several are named.
 */
export function allowSecrets(
  role: Role,
  { name, isEmulator }: Pick<Stage, 'name' | 'isEmulator'>,
  secrets: readonly SecretName[],
): void {
  const resources = isEmulator
    ? ['*']
    : secrets.map(
        (secret) => `arn:${Aws.PARTITION}:ssm:${Aws.REGION}:${Aws.ACCOUNT_ID}:parameter${secretPath(name, secret)}`,
      )
  role.addToPolicy(new PolicyStatement({ actions: ['ssm:GetParameters'], resources }))
}

/**
 * Texts to numbers, which have no ARN, and to nothing that has one. SNS hands them to End User Messaging in the caller's
 * name (https://docs.aws.amazon.com/sns/latest/dg/sns-mobile-phone-number-as-subscriber.html, read 2026-11-22).
 */
export function allowTexting(role: Role): void {
  role.addToPolicy(
    new PolicyStatement({
      effect: Effect.ALLOW,
      actions: ['sns:Publish'],
      notResources: [`arn:${Aws.PARTITION}:sns:*:*:*`],
    }),
  )
  role.addToPolicy(
    new PolicyStatement({
      actions: ['sms-voice:SendTextMessage'],
      resources: ['*'],
      conditions: { StringEquals: { 'aws:CalledViaLast': 'sns.amazonaws.com' } },
    }),
  )
}
