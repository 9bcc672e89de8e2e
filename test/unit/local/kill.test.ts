import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import {
  CreateTableCommand,
  DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  ScanCommand,
  waitUntilTableExists,
} from '@aws-sdk/client-dynamodb'
import { expect, it, onTestFinished } from 'vitest'
import { type LocalDynamo, startLocalDynamo } from '../../../local/dynamo-process.ts'
import { createLocalQueues } from '../../../local/local-queues.ts'
import { scratchFolder } from './scratch-folder.ts'

const clock = { now: () => new Date(), monotonicMs: () => performance.now() }

function start(victim: string, ...args: string[]): ChildProcess {
  const child = fork(new URL(`./victims/${victim}.ts`, import.meta.url), args, { execArgv: [] })
  onTestFinished(() => void child.kill('SIGKILL'))
  return child
}

async function kill(child: ChildProcess): Promise<void> {
  child.kill('SIGKILL')
  await once(child, 'exit')
}

it('loses no job that was put, however often the process is killed', async () => {
  const folder = scratchFolder()
  const told = new Set<string>()
  for (const [name, after] of [
    ['a', 40],
    ['b', 333],
    ['c', 120],
  ] as const) {
    const child = start('queue-victim', folder, name)
    const enough = Promise.withResolvers<void>()
    let count = 0
    child.on('message', (body) => {
      told.add(String(body))
      count += 1
      if (count === after) enough.resolve()
    })
    await enough.promise
    await kill(child)
  }

  const handled = new Set(readFileSync(join(folder, 'handled.txt'), 'utf8').split('\n'))
  const left = createLocalQueues({ path: join(folder, 'queues.ndjson'), clock })
  left.consume('order-events', async ({ Records }) => {
    for (const { body } of Records) handled.add(body)
    return { batchItemFailures: [] }
  })
  await left.idle()
  await left.stop({ graceMs: 0 })

  expect([...told].filter((body) => !handled.has(body))).toEqual([])
}, 30_000)

it('lets go of the tables within a second when the process is killed, and finds everything again', async () => {
  const path = join(scratchFolder(), 'dynamodb')
  const first = start('dynamo-victim', path)
  const [{ endpoint }] = await once(first, 'message')
  await createTable(endpoint)
  await put(endpoint, 'kept', 1)

  await kill(first)
  const second = await startDynamo(path, 1000)

  expect((await get(second.endpoint, 'kept'))?.wakeAt?.N).toBe('1')
}, 30_000)

it('waits for an earlier process that still holds the tables', async () => {
  const path = join(scratchFolder(), 'dynamodb')
  const first = await startLocalDynamo({ path })

  const second = startDynamo(path)
  await first.stop()

  expect((await second).endpoint).not.toBe(first.endpoint)
}, 30_000)

it('gives up when the tables stay held', async () => {
  const path = join(scratchFolder(), 'dynamodb')
  await startDynamo(path)

  await expect(startLocalDynamo({ path, lockWaitMs: 0 })).rejects.toThrow('held by another process')
}, 30_000)

it('outlives a Ctrl-C and a caller that leaves in the middle of a request', async () => {
  const dynamo = await startDynamo(join(scratchFolder(), 'dynamodb'))
  await createTable(dynamo.endpoint)
  if (dynamo.pid) process.kill(dynamo.pid, 'SIGINT')

  const leaving = new AbortController()
  const body = new ReadableStream({ start: (stream) => stream.enqueue(new TextEncoder().encode('{')) })
  const left = fetch(dynamo.endpoint, { method: 'POST', body, duplex: 'half', signal: leaving.signal })
  setImmediate(() => leaving.abort())
  await expect(left).rejects.toThrow()

  await put(dynamo.endpoint, 'after', 1)
  expect(await get(dynamo.endpoint, 'after')).toBeDefined()
}, 30_000)

it('loses no write that was answered and parts no item from its index entries, however often the tables are killed', async () => {
  const path = join(scratchFolder(), 'dynamodb')
  let answered: number[] = []
  for (let round = 0; round < 4; round += 1) {
    const dynamo = await startDynamo(path)
    if (round === 0) await createTable(dynamo.endpoint)
    const writes = Array.from({ length: 20 }, (_, id) => keepWriting(dynamo.endpoint, `item ${id}`))
    await delay(100 + 37 * round)
    if (dynamo.pid) process.kill(dynamo.pid, 'SIGKILL')
    answered = await Promise.all(writes)
  }

  const { endpoint } = await startDynamo(path)
  const client = clientOf(endpoint)
  const { Items: items = [] } = await client.send(new ScanCommand({ TableName: 'things' }))
  const { Items: entries = [] } = await client.send(
    new QueryCommand({
      TableName: 'things',
      IndexName: 'due',
      KeyConditionExpression: '#shard = :shard',
      ExpressionAttributeNames: { '#shard': 'shard' },
      ExpressionAttributeValues: { ':shard': { S: '0' } },
    }),
  )

  const lines = (some: typeof items) => some.map(({ id, wakeAt }) => `${id?.S} ${wakeAt?.N}`).toSorted()
  const kept = new Map(items.map(({ id, wakeAt }) => [id?.S, Number(wakeAt?.N)]))
  expect(items).toHaveLength(20)
  expect(answered.filter((count, id) => (kept.get(`item ${id}`) ?? -1) < count)).toEqual([])
  expect(lines(entries)).toEqual(lines(items))
}, 60_000)

async function startDynamo(path: string, lockWaitMs = 10_000): Promise<LocalDynamo> {
  const dynamo = await startLocalDynamo({ path, lockWaitMs })
  onTestFinished(() => dynamo.stop())
  return dynamo
}

/** The last count whose write was answered before the tables were killed. */
async function keepWriting(endpoint: string, id: string): Promise<number> {
  for (let count = 0; ; count += 1) {
    try {
      await put(endpoint, id, count)
    } catch {
      return count - 1
    }
  }
}

const clients = new Map<string, DynamoDBClient>()

function clientOf(endpoint: string): DynamoDBClient {
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' }
  const client = clients.get(endpoint) ?? new DynamoDBClient({ endpoint, region: 'local', credentials, maxAttempts: 1 })
  clients.set(endpoint, client)
  return client
}

async function createTable(endpoint: string): Promise<void> {
  const attribute = (AttributeName: string, AttributeType: 'S' | 'N') => ({ AttributeName, AttributeType })
  const key = (AttributeName: string, KeyType: 'HASH' | 'RANGE') => ({ AttributeName, KeyType })
  const client = clientOf(endpoint)
  await client.send(
    new CreateTableCommand({
      TableName: 'things',
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: [attribute('id', 'S'), attribute('shard', 'S'), attribute('wakeAt', 'N')],
      KeySchema: [key('id', 'HASH')],
      GlobalSecondaryIndexes: [
        {
          IndexName: 'due',
          KeySchema: [key('shard', 'HASH'), key('wakeAt', 'RANGE')],
          Projection: { ProjectionType: 'ALL' },
        },
      ],
    }),
  )
  await waitUntilTableExists({ client, minDelay: 0.01, maxDelay: 0.1, maxWaitTime: 10 }, { TableName: 'things' })
}

async function put(endpoint: string, id: string, wakeAt: number): Promise<void> {
  const Item = { id: { S: id }, shard: { S: '0' }, wakeAt: { N: String(wakeAt) } }
  await clientOf(endpoint).send(new PutItemCommand({ TableName: 'things', Item }))
}

async function get(endpoint: string, id: string) {
  const { Item } = await clientOf(endpoint).send(new GetItemCommand({ TableName: 'things', Key: { id: { S: id } } }))
  return Item
}
