import { type AttributeValue, type DynamoDBClient, QueryCommand, ScanCommand } from '@aws-sdk/client-dynamodb'
import { marshall } from '@aws-sdk/util-dynamodb'
import { TABLE_KEY } from '#shared/contracts/table.ts'
import { calling } from './client.ts'
import type { Item } from './item.ts'
import type { Query, Range } from './item-table.ts'
import { keysOf, type NamedTable, positionOf } from './positions.ts'
import { plainItem } from './write-stamp.ts'

/** `name` is what DynamoDB calls it. */
export type TableAt = NamedTable & { name: string }

type Attributes = Record<string, AttributeValue>

/** Up to `limit` items, over as many requests as that takes; `after` is the last item already had. */
export async function collectQuery(
  client: DynamoDBClient,
  table: TableAt,
  query: Query,
  limit: number,
  after: Item | undefined,
): Promise<Item[]> {
  const items: Item[] = []
  let start: Attributes | undefined = after && marshall(positionOf(after, table, query))
  do {
    const slice: Slice = { limit: limit - items.length, start }
    const answer = await calling('Query', () => ask(client, table, query, slice))
    items.push(...(answer.Items ?? []).map(plainItem))
    start = answer.LastEvaluatedKey
  } while (start && items.length < limit)
  return items.slice(0, limit)
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
        ...(query.segment && { Segment: query.segment.index, TotalSegments: query.segment.of }),
        FilterExpression: query.isPrefix ? 'begins_with(#range, :wanted)' : '#range = :wanted',
        ExpressionAttributeNames: names,
        ExpressionAttributeValues: values,
      }),
    )
  }
  return client.send(
    new QueryCommand({
      ...common,
      ...conditionOf(table, query),
      ...(query.index === undefined ? { ConsistentRead: true } : { IndexName: query.index }),
      ScanIndexForward: query.newestFirst !== true,
    }),
  )
}

function conditionOf(table: NamedTable, { index, hash, range }: Exclude<Query, { scanFor: string }>) {
  const keys = keysOf(table, index)
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
