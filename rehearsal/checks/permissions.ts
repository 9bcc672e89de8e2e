import { DeleteItemCommand, GetItemCommand, PutItemCommand, ScanCommand } from '@aws-sdk/client-dynamodb'
import { GetFunctionConfigurationCommand } from '@aws-sdk/client-lambda'
import { GetObjectCommand, ListBucketsCommand } from '@aws-sdk/client-s3'
import { DeleteScheduleGroupCommand } from '@aws-sdk/client-scheduler'
import { PublishCommand } from '@aws-sdk/client-sns'
import { PurgeQueueCommand } from '@aws-sdk/client-sqs'
import { GetParametersCommand } from '@aws-sdk/client-ssm'
import { AssumeRoleCommand } from '@aws-sdk/client-sts'
import { secretPath } from '#shared/contracts/deployment.ts'
import { type Clients, createClients } from '../clients.ts'
import { PEOPLE } from '../lists.ts'
import type { DeployedPlatform } from '../platform.ts'
import type { Report } from '../report.ts'
import { STAGE } from '../stacks.ts'

type Variables = Readonly<Record<string, string>>
type Attempt = {
  what: string
  run(clients: Clients, variables: Variables, platform: DeployedPlatform): Promise<unknown>
}

const key = { pk: { S: 'nobody' }, sk: { S: 'nothing' } }

const text: Attempt = {
  what: 'text a number',
  run: ({ sns }, _, { place }) =>
    sns.send(new PublishCommand({ PhoneNumber: place.phoneOf(PEOPLE.shipment), Message: 'never' })),
}
const publish: Attempt = {
  what: 'publish to a topic',
  run: ({ sns }) =>
    sns.send(new PublishCommand({ TopicArn: 'arn:aws:sns:us-east-1:000000000000:any', Message: 'never' })),
}
const scan: Attempt = {
  what: 'read all contacts',
  run: ({ dynamo }, { CONTACTS_TABLE }) => dynamo.send(new ScanCommand({ TableName: CONTACTS_TABLE })),
}
const scanMessages: Attempt = {
  what: 'read all messages',
  run: ({ dynamo }, { MESSAGES_TABLE }) => dynamo.send(new ScanCommand({ TableName: MESSAGES_TABLE })),
}
const removeContact: Attempt = {
  what: 'remove a contact',
  run: ({ dynamo }, { CONTACTS_TABLE }) => dynamo.send(new DeleteItemCommand({ TableName: CONTACTS_TABLE, Key: key })),
}
const writeContact: Attempt = {
  what: 'write a contact',
  run: ({ dynamo }, { CONTACTS_TABLE }) => dynamo.send(new PutItemCommand({ TableName: CONTACTS_TABLE, Item: key })),
}
const readMessage: Attempt = {
  what: 'read a message',
  run: ({ dynamo }, { MESSAGES_TABLE }) => dynamo.send(new GetItemCommand({ TableName: MESSAGES_TABLE, Key: key })),
}
const readContact: Attempt = {
  what: 'read a contact',
  run: ({ dynamo }, { CONTACTS_TABLE }) => dynamo.send(new GetItemCommand({ TableName: CONTACTS_TABLE, Key: key })),
}
const steer: Attempt = {
  what: 'remove schedules',
  run: ({ scheduler }) => scheduler.send(new DeleteScheduleGroupCommand({ Name: `carillon-${STAGE}-campaigns` })),
}
const readList: Attempt = {
  what: 'read an uploaded list',
  run: ({ s3 }, { IMPORT_BUCKET = 'any' }) => s3.send(new GetObjectCommand({ Bucket: IMPORT_BUCKET, Key: 'any' })),
}
const listBuckets: Attempt = { what: 'list buckets', run: ({ s3 }) => s3.send(new ListBucketsCommand({})) }
const readSecret: Attempt = {
  what: 'read the webhook secret',
  run: ({ ssm }) =>
    ssm.send(new GetParametersCommand({ Names: [secretPath(STAGE, 'webhook-secrets')], WithDecryption: true })),
}
const purge: Attempt = {
  what: 'empty a queue',
  run: ({ sqs }, { CAMPAIGNS_DEAD_LETTERS_URL, SEND_BULK_QUEUE_URL }) =>
    sqs.send(new PurgeQueueCommand({ QueueUrl: CAMPAIGNS_DEAD_LETTERS_URL ?? SEND_BULK_QUEUE_URL ?? 'any' })),
}

/** What each function must not be able to do, whatever its code becomes. */
const FORBIDDEN: Readonly<Record<string, readonly Attempt[]>> = {
  'carillon-rehearsal-accept-order-event': [text, scan, steer, listBuckets],
  'carillon-rehearsal-accept-source-event': [text, scan, steer, listBuckets],
  'carillon-rehearsal-receive-inbound': [text, scan, removeContact, steer, listBuckets],
  'carillon-rehearsal-accept-bus-event': [text, scan, steer],
  'carillon-rehearsal-send-transactional': [publish, scan, writeContact, steer],
  'carillon-rehearsal-send-bulk': [publish, scan, writeContact, steer],
  'carillon-rehearsal-run-campaign': [text, steer, purge],
  'carillon-rehearsal-sweep-due': [text, readContact, scan, steer, purge, readSecret],
  'carillon-rehearsal-deliver-webhook': [text, readContact, scan, scanMessages, steer, purge, readSecret],
  'carillon-rehearsal-reconcile': [text, readContact, readMessage, readSecret],
  // It keeps a copy of a number's opt-out beside its contacts.
  'carillon-rehearsal-record-receipt': [text, scan, removeContact, steer],
  // It blanks the texts of a person who is erased, and reads theirs alone.
  'carillon-rehearsal-import-file': [text, scan, scanMessages, steer],
  // It counts an audience among all contacts, and removes what is kept beside one who is erased.
  'carillon-rehearsal-console-api': [text, scanMessages, readList, purge, listBuckets],
  'carillon-forward-receipts': [text, scan, readMessage],
}

/** Each forbidden call really made, as the function's own role. */
export async function checkPermissions(report: Report, platform: DeployedPlatform): Promise<void> {
  for (const [functionName, attempts] of Object.entries(FORBIDDEN)) {
    await report.check(`refused to ${functionName.replace('carillon-', '')}`, async () => {
      const { clients, variables } = await become(platform, functionName)
      const outcomes = await Promise.all(
        attempts.map(async ({ what, run }) => ((await isRefused(run(clients, variables, platform))) ? null : what)),
      )
      const allowed = outcomes.filter((what) => what !== null)
      if (allowed.length > 0) throw new Error(`it may ${allowed.join(', ')}`)
      return attempts.map(({ what }) => what).join(', ')
    })
  }
}

async function become({ clients, endpoint }: DeployedPlatform, FunctionName: string) {
  const { Role, Environment } = await clients.lambda.send(new GetFunctionConfigurationCommand({ FunctionName }))
  const { Credentials } = await clients.sts.send(new AssumeRoleCommand({ RoleArn: Role, RoleSessionName: 'rehearsal' }))
  const { AccessKeyId = '', SecretAccessKey = '', SessionToken = '' } = Credentials ?? {}
  const credentials = { accessKeyId: AccessKeyId, secretAccessKey: SecretAccessKey, sessionToken: SessionToken }
  return { clients: createClients(endpoint, credentials), variables: Environment?.Variables ?? {} }
}

/** Only a refusal of leave counts: a call that failed for another reason was let through. */
async function isRefused(call: Promise<unknown>): Promise<boolean> {
  try {
    await call
    return false
  } catch (error) {
    return (
      error instanceof Error && /AccessDenied|AuthorizationError|NotAuthorized/.test(`${error.name} ${error.message}`)
    )
  }
}
