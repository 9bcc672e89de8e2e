import { setTimeout as pause } from 'node:timers/promises'
import {
  CreateTableCommand,
  DescribeTableCommand,
  DynamoDBClient,
  type DynamoDBClientConfig,
  type GlobalSecondaryIndex,
  type Projection,
  ResourceInUseException,
} from '@aws-sdk/client-dynamodb'
import {
  type IndexSpec,
  type KeyAttribute,
  TABLE_IDS,
  TABLE_KEY,
  TABLES,
  type TableId,
  type TableNames,
} from '#shared/contracts/table.ts'
import { AppError } from '#shared/domain/errors.ts'

const TIMEOUTS = { connectionTimeout: 2_000, requestTimeout: 5_000, throwOnRequestTimeout: true }

/** A client that gives up on a request after 5 seconds and tries at most three times. */
export function createDynamoClient(config: DynamoDBClientConfig = {}): DynamoDBClient {
  const client = new DynamoDBClient({ maxAttempts: 3, cacheMiddleware: true, requestHandler: TIMEOUTS, ...config })
  // It copies every input and output for a log that nobody reads.
  client.middlewareStack.remove('loggerMiddleware')
  return client
}

/** `<prefix>contacts` and so on. */
export function tableNamesWith(prefix: string): TableNames {
  return {
    contacts: `${prefix}contacts`,
    records: `${prefix}records`,
    campaigns: `${prefix}campaigns`,
    messages: `${prefix}messages`,
    control: `${prefix}control`,
  }
}

/**
 * Creates the five tables with their indexes and returns once they can be used; tables that exist are left as they are.
 * For local runs and tests: in the cloud, infra creates them, with time to live switched on.
 */
export async function createTables(client: DynamoDBClient, prefix: string): Promise<TableNames> {
  const names = tableNamesWith(prefix)
  for (const id of TABLE_IDS) await createTable(client, id, names[id])
  for (const id of TABLE_IDS) await waitUntilActive(client, names[id])
  return names
}

/**
 * What an SDK failure means for the caller. A request that the service calls invalid stays so; all else may pass.
 * The SDK's own words, which may hold keys, stay in `cause`.
 */
export function storeFailure(cause: unknown, action: string): AppError {
  const name = cause instanceof Error ? cause.name : 'unknown'
  const context = { action, error: name }
  if (name === 'ValidationException') {
    return new AppError('INVALID_INPUT', 'The store refused the request as invalid', {
      retryable: false,
      context,
      cause,
    })
  }
  return new AppError('STORE_UNAVAILABLE', 'The store did not answer', { retryable: true, context, cause })
}

/** The call's answer. @throws AppError as `storeFailure` says */
export async function calling<T>(action: string, call: () => Promise<T>): Promise<T> {
  try {
    return await call()
  } catch (error) {
    throw storeFailure(error, action)
  }
}

async function createTable(client: DynamoDBClient, id: TableId, name: string): Promise<void> {
  const indexes: Readonly<Record<string, IndexSpec>> = TABLES[id].indexes
  const secondary = Object.entries(indexes).map(([indexName, index]) => secondaryIndex(indexName, index))
  const attributes = [TABLE_KEY, ...Object.values(indexes)].flatMap(({ hash, range }) => [hash, range])
  const definitions = new Map(attributes.map((attribute) => [attribute.name, attribute.type]))
  const command = new CreateTableCommand({
    TableName: name,
    BillingMode: 'PAY_PER_REQUEST',
    AttributeDefinitions: [...definitions].map(([AttributeName, AttributeType]) => ({ AttributeName, AttributeType })),
    KeySchema: keySchema(TABLE_KEY),
    ...(secondary.length > 0 && { GlobalSecondaryIndexes: secondary }),
  })
  try {
    await client.send(command)
  } catch (error) {
    if (!(error instanceof ResourceInUseException)) throw storeFailure(error, 'CreateTable')
  }
}

function secondaryIndex(IndexName: string, index: IndexSpec): GlobalSecondaryIndex {
  return { IndexName, KeySchema: keySchema(index), Projection: projectionOf(index) }
}

function keySchema({ hash, range }: { hash: KeyAttribute; range: KeyAttribute }) {
  return [
    { AttributeName: hash.name, KeyType: 'HASH' as const },
    { AttributeName: range.name, KeyType: 'RANGE' as const },
  ]
}

function projectionOf({ projection }: IndexSpec): Projection {
  if (projection === 'all') return { ProjectionType: 'ALL' }
  if (projection === 'keys-only') return { ProjectionType: 'KEYS_ONLY' }
  return { ProjectionType: 'INCLUDE', NonKeyAttributes: [...projection] }
}

async function waitUntilActive(client: DynamoDBClient, name: string): Promise<void> {
  for (let tries = 0; tries < 600; tries++) {
    const { Table } = await calling('DescribeTable', () => client.send(new DescribeTableCommand({ TableName: name })))
    if (Table?.TableStatus === 'ACTIVE') return
    await pause(100)
  }
  throw new AppError('STORE_UNAVAILABLE', 'A table is not ready after a minute', { retryable: true, context: { name } })
}
