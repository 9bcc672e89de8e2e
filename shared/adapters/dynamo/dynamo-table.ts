import { setTimeout as pause } from 'node:timers/promises'
import {
  type AttributeValue,
  BatchGetItemCommand,
  BatchWriteItemCommand,
  ConditionalCheckFailedException,
  DeleteItemCommand,
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb'
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb'
import type { TableId, TableNames } from '#shared/contracts/table.ts'
import { AppError } from '#shared/domain/errors.ts'
import { isOurWrite } from '../ambiguous-write.ts'
import { calling, storeFailure } from './client.ts'
import type { Item } from './item.ts'
import type { ItemTable, ItemTables, Page, Query } from './item-table.ts'
import type { Key } from './keys.ts'
import { pageOf, tableOf } from './positions.ts'
import { collectQuery } from './queries.ts'
import { createStamp, MOVED_BY, plainItem, WRITTEN_BY } from './write-stamp.ts'

type Attributes = Record<string, AttributeValue>

const MAX_ROUNDS = 8

/** The tables of these names, by DynamoDB. */
export function createDynamoTables(client: DynamoDBClient, names: TableNames): ItemTables {
  const open = (id: TableId) => new DynamoTable(client, id, names[id])
  return {
    contacts: open('contacts'),
    records: open('records'),
    campaigns: open('campaigns'),
    messages: open('messages'),
    control: open('control'),
  }
}

class DynamoTable implements ItemTable {
  private readonly client: DynamoDBClient
  private readonly id: TableId
  private readonly name: string

  constructor(client: DynamoDBClient, id: TableId, name: string) {
    this.client = client
    this.id = id
    this.name = name
  }

  async get(key: Key): Promise<Item | undefined> {
    const found = await this.readAttributes(key)
    return found && plainItem(found)
  }

  async getMany(keys: readonly Key[]): Promise<Item[]> {
    const distinct = [...new Map(keys.map((key) => [JSON.stringify([key.pk, key.sk]), key])).values()]
    const found: Item[] = []
    for (const chunk of chunksOf(distinct, 100)) found.push(...(await this.getChunk(chunk.map((key) => marshall(key)))))
    return found
  }

  async put(item: Item): Promise<void> {
    const command = new PutItemCommand({ TableName: this.name, Item: toAttributes(item) })
    await calling('PutItem', () => this.client.send(command))
  }

  putAtRev(item: Item & Key, expectedRev: number | 'absent'): Promise<boolean> {
    const stamp = createStamp()
    const command = new PutItemCommand({
      TableName: this.name,
      Item: toAttributes({ ...item, [WRITTEN_BY]: stamp }),
      ...revCondition(expectedRev),
    })
    const isOurs = (found: Item | undefined) =>
      isOurWrite(found && { rev: found.rev, stamp: found[WRITTEN_BY] }, { rev: item.rev, stamp })
    return this.conditionally('PutItem', item, isOurs, () => this.client.send(command))
  }

  move(key: Key, attribute: string, seen: string, next: string): Promise<boolean> {
    const stamp = createStamp()
    const command = new UpdateItemCommand({
      TableName: this.name,
      Key: marshall({ pk: key.pk, sk: key.sk }),
      UpdateExpression: 'SET #a = :next, #by = :stamp',
      ConditionExpression: '#a = :seen',
      ExpressionAttributeNames: { '#a': attribute, '#by': MOVED_BY },
      ExpressionAttributeValues: marshall({ ':seen': seen, ':next': next, ':stamp': stamp }),
    })
    const isOurs = (found: Item | undefined) => found?.[MOVED_BY] === stamp
    return this.conditionally('UpdateItem', key, isOurs, () => this.client.send(command))
  }

  async putMany(items: readonly Item[]): Promise<void> {
    for (const chunk of chunksOf(items, 25)) {
      let left = chunk.map((item) => ({ PutRequest: { Item: toAttributes(item) } }))
      for (let round = 0; left.length > 0; round++) {
        await beforeRound(round, 'BatchWriteItem')
        const command = new BatchWriteItemCommand({ RequestItems: { [this.name]: left } })
        const { UnprocessedItems } = await calling('BatchWriteItem', () => this.client.send(command))
        left = (UnprocessedItems?.[this.name] ?? []).flatMap(({ PutRequest }) =>
          PutRequest?.Item ? [{ PutRequest: { Item: PutRequest.Item } }] : [],
        )
      }
    }
  }

  async remove(key: Key): Promise<void> {
    const command = new DeleteItemCommand({ TableName: this.name, Key: marshall(key) })
    await calling('DeleteItem', () => this.client.send(command))
  }

  removeAtRev({ pk, sk }: Key, expectedRev: number): Promise<boolean> {
    const command = new DeleteItemCommand({
      TableName: this.name,
      Key: marshall({ pk, sk }),
      ...revCondition(expectedRev),
    })
    const isGone = (found: Item | undefined) => found === undefined
    return this.conditionally('DeleteItem', { pk, sk }, isGone, () => this.client.send(command))
  }

  query(query: Query, limit = Number.POSITIVE_INFINITY, after?: Item): Promise<Item[]> {
    return collectQuery(this.client, { ...tableOf(this.id), name: this.name }, query, limit, after)
  }

  page(query: Query, request: { limit: number; cursor?: string | undefined }): Promise<Page> {
    return pageOf(tableOf(this.id), query, request, (limit, after) => this.query(query, limit, after))
  }

  private async getChunk(keys: Attributes[]): Promise<Item[]> {
    const found: Item[] = []
    let left = keys
    for (let round = 0; left.length > 0; round++) {
      await beforeRound(round, 'BatchGetItem')
      const command = new BatchGetItemCommand({ RequestItems: { [this.name]: { Keys: left, ConsistentRead: true } } })
      const { Responses, UnprocessedKeys } = await calling('BatchGetItem', () => this.client.send(command))
      found.push(...(Responses?.[this.name] ?? []).map(plainItem))
      left = UnprocessedKeys?.[this.name]?.Keys ?? []
    }
    return found
  }

  /**
   * False when the condition does not hold. The client repeats a write whose answer was lost, and its own first write then
   * fails the condition: after more than one attempt, `isOurs` looks at what is stored.
   */
  private async conditionally(
    action: string,
    key: Key,
    isOurs: (found: Item | undefined) => boolean,
    write: () => Promise<unknown>,
  ): Promise<boolean> {
    try {
      await write()
      return true
    } catch (error) {
      if (!(error instanceof ConditionalCheckFailedException)) throw storeFailure(error, action)
      if ((error.$metadata.attempts ?? 1) === 1) return false
      const found = await this.readAttributes({ pk: key.pk, sk: key.sk })
      return isOurs(found && unmarshall(found))
    }
  }

  private async readAttributes(key: Key): Promise<Attributes | undefined> {
    const command = new GetItemCommand({ TableName: this.name, Key: marshall(key), ConsistentRead: true })
    const { Item: found } = await calling('GetItem', () => this.client.send(command))
    return found
  }
}

function revCondition(expectedRev: number | 'absent') {
  if (expectedRev === 'absent')
    return { ConditionExpression: 'attribute_not_exists(#pk)', ExpressionAttributeNames: { '#pk': 'pk' } }
  if (expectedRev === 0)
    return {
      ConditionExpression: 'attribute_exists(#pk) AND attribute_not_exists(#rev)',
      ExpressionAttributeNames: { '#pk': 'pk', '#rev': 'rev' },
    }
  return {
    ConditionExpression: '#rev = :rev',
    ExpressionAttributeNames: { '#rev': 'rev' },
    ExpressionAttributeValues: marshall({ ':rev': expectedRev }),
  }
}

function toAttributes(item: Item): Attributes {
  return marshall(item, { removeUndefinedValues: true })
}

function chunksOf<T>(items: readonly T[], size: number): T[][] {
  const chunks: T[][] = []
  for (let start = 0; start < items.length; start += size) chunks.push(items.slice(start, start + size))
  return chunks
}

/** What a throttled table left undone is asked for again, ever later (25 ms doubling, with jitter). */
async function beforeRound(round: number, action: string): Promise<void> {
  if (round === 0) return
  if (round === MAX_ROUNDS) {
    throw new AppError('STORE_UNAVAILABLE', 'The table is overloaded', { retryable: true, context: { action } })
  }
  await pause(25 * 2 ** round * Math.random())
}
