import { type AttributeValue, type DynamoDBClient, QueryCommand, ScanCommand } from '@aws-sdk/client-dynamodb'
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb'
import * as z from 'zod'
import { decodeCursor, encodeCursor } from '#shared/adapters/cursor.ts'
import { type IndexSpec, TABLE_KEY, TABLES, type TableId } from '#shared/contracts/table.ts'
import { calling } from './client.ts'
import type { Item } from './item.ts'
import type { Page, Query, Range } from './item-table.ts'

export type TableAt = { id: TableId; name: string }

type Attributes = Record<string, AttributeValue>

const Position = z.record(z.string(), z.union([z.string(), z.number()]))

/** Up to `limit` items, over as many requests as that takes; `after` is the last item already had. */
export async function collectQuery(
  client: DynamoDBClient,
  table: TableAt,
  query: Query,
  limit: number,
  after: Item | undefined,
): Promise<Item[]> {
  const items: Item[] = []
  let start: Attributes | undefined = after && marshall(positionOf(after, table.id, query))
  do {
    const slice: Slice = { limit: limit - items.length, start }
    const answer = await calling('Query', () => ask(client, table, query, slice))
    items.push(...(answer.Items ?? []).map((item) => unmarshall(item)))
    start = answer.LastEvaluatedKey
  } while (start && items.length < limit)
  return items.slice(0, limit)
}

/** One item more than asked for is read, so that `next` is null exactly when nothing follows. */
export async function pageOfQuery(
  client: DynamoDBClient,
  table: TableAt,
  query: Query,
  { limit, cursor }: { limit: number; cursor?: string | undefined },
): Promise<Page> {
  const list = [table.id, query]
  const after = cursor === undefined ? undefined : decodeCursor(list, cursor, Position)
  const items = await collectQuery(client, table, query, limit + 1, after)
  const last = items[limit - 1]
  if (items.length <= limit || last === undefined) return { items, next: null }
  return { items: items.slice(0, limit), next: encodeCursor(list, positionOf(last, table.id, query)) }
}

type Slice = { limit: number; start: Attributes | undefined }

function ask(client: DynamoDBClient, table: TableAt, query: Query, { limit, start }: Slice) {
  const common = {
    TableName: table.name,
    ...(Number.isFinite(limit) && { Limit: limit }),
    ...(start && { ExclusiveStartKey: start }),
  }
  if ('scanFor' in query) {
    const names = { '#range': TABLE_KEY.range.name }
    const values = marshall({ ':wanted': query.scanFor })
    return client.send(
      new ScanCommand({
        ...common,
        FilterExpression: '#range = :wanted',
        ExpressionAttributeNames: names,
        ExpressionAttributeValues: values,
      }),
    )
  }
  return client.send(
    new QueryCommand({
      ...common,
      ...conditionOf(table.id, query),
      ...(query.index === undefined ? { ConsistentRead: true } : { IndexName: query.index }),
      ScanIndexForward: query.newestFirst !== true,
    }),
  )
}

function conditionOf(id: TableId, { index, hash, range }: Exclude<Query, { scanFor: string }>) {
  const keys = keysOf(id, index)
  const wanted = range && rangeCondition(range)
  return {
    KeyConditionExpression: wanted ? `#hash = :hash AND ${wanted.expression}` : '#hash = :hash',
    ExpressionAttributeNames: { '#hash': keys.hash.name, ...(wanted && { '#range': keys.range.name }) },
    ExpressionAttributeValues: marshall({ ':hash': hash, ...wanted?.values }),
  }
}

function rangeCondition(range: Range): { expression: string; values: Record<string, string> } {
  switch (range.is) {
    case 'begins-with':
      return { expression: 'begins_with(#range, :value)', values: { ':value': range.value } }
    case 'between':
      return { expression: '#range BETWEEN :from AND :to', values: { ':from': range.from, ':to': range.to } }
    case 'at-most':
      return { expression: '#range <= :value', values: { ':value': range.value } }
    case 'after':
      return { expression: '#range > :value', values: { ':value': range.value } }
  }
}

/** The key attributes of an item in the table and the index asked: where a query goes on after it. */
function positionOf(item: Item, id: TableId, query: Query): Item {
  const { hash, range } = keysOf(id, 'scanFor' in query ? undefined : query.index)
  const names = new Set([TABLE_KEY.hash.name, TABLE_KEY.range.name, hash.name, range.name])
  return Object.fromEntries([...names].map((name) => [name, item[name]]))
}

function keysOf(id: TableId, index: string | undefined): Pick<IndexSpec, 'hash' | 'range'> {
  const indexes: Readonly<Record<string, IndexSpec>> = TABLES[id].indexes
  const found = index === undefined ? TABLE_KEY : indexes[index]
  if (found === undefined) throw new TypeError(`table ${id} has no index ${index}`)
  return found
}
