import { Aws } from 'aws-cdk-lib'
import type { TableV2 } from 'aws-cdk-lib/aws-dynamodb'
import { Effect, PolicyStatement, type Role } from 'aws-cdk-lib/aws-iam'
import type { IQueue } from 'aws-cdk-lib/aws-sqs'
import { type SecretName, secretPath } from '#shared/contracts/deployment.ts'
import { type IndexSpec, TABLE_IDS, TABLES, type TableId } from '#shared/contracts/table.ts'

export type Tables = Readonly<Record<TableId, TableV2>>

/** `write-many`: in batches. Only `scan` may read a whole table. */
export type Access = 'read' | 'write' | 'write-many' | 'remove' | 'scan'
export type TableAccess = Partial<Readonly<Record<TableId, readonly Access[]>>>

const ACTIONS: Readonly<Record<Access, readonly string[]>> = {
  read: ['dynamodb:GetItem', 'dynamodb:BatchGetItem', 'dynamodb:Query'],
  write: ['dynamodb:PutItem', 'dynamodb:UpdateItem'],
  'write-many': ['dynamodb:BatchWriteItem'],
  remove: ['dynamodb:DeleteItem'],
  scan: ['dynamodb:Scan'],
}

/** Leave for exactly these calls on these tables; every index is named, so that nothing is granted by a wildcard. */
export function allowTables(role: Role, tables: Tables, access: TableAccess): void {
  for (const id of TABLE_IDS) {
    const wanted = access[id]
    if (wanted === undefined) continue
    const actions = wanted.flatMap((one) => ACTIONS[one])
    role.addToPolicy(new PolicyStatement({ actions, resources: [tables[id].tableArn] }))
    const indexes: Readonly<Record<string, IndexSpec>> = TABLES[id].indexes
    const names = Object.keys(indexes)
    if (names.length === 0 || !wanted.includes('read')) continue
    const resources = names.map((name) => `${tables[id].tableArn}/index/${name}`)
    role.addToPolicy(new PolicyStatement({ actions: ['dynamodb:Query'], resources }))
  }
}

export function allowSending(role: Role, queues: readonly IQueue[]): void {
  const resources = queues.map(({ queueArn }) => queueArn)
  role.addToPolicy(new PolicyStatement({ actions: ['sqs:SendMessage'], resources }))
}

/** To look at dead letters, and to take them away once they are sent back. */
export function allowTakingOut(role: Role, queues: readonly IQueue[]): void {
  const resources = queues.map(({ queueArn }) => queueArn)
  const actions = ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:ChangeMessageVisibility']
  role.addToPolicy(new PolicyStatement({ actions, resources }))
}

/** The values are encrypted with the account's own key for parameters, which needs no leave of its own. */
export function allowSecrets(role: Role, stage: string, secrets: readonly SecretName[]): void {
  const resources = secrets.map(
    (secret) => `arn:${Aws.PARTITION}:ssm:${Aws.REGION}:${Aws.ACCOUNT_ID}:parameter${secretPath(stage, secret)}`,
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
