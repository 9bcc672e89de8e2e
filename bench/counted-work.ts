import type { AttributeValue, DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { unmarshall } from '@aws-sdk/util-dynamodb'
import * as z from 'zod'
import { TABLE_IDS, TABLES, type TableId, type TableNames } from '#shared/contracts/table.ts'
import { indexWriteUnits, writeUnits } from './index-writes.ts'

/** Requests and the units they cost; places are tables and indexes, `messages` or `messages.byDue`. */
export type Work = {
  requests: number
  requestsByCall: Record<string, number>
  writes: Record<string, number>
  reads: Record<string, number>
}

const Attributes = z.record(z.string(), z.custom<AttributeValue>())
const Asked = z.object({
  TableName: z.string().optional(),
  IndexName: z.string().optional(),
  ConsistentRead: z.boolean().optional(),
  Item: Attributes.optional(),
  ExpressionAttributeNames: z.record(z.string(), z.string()).optional(),
  ExpressionAttributeValues: Attributes.optional(),
})
const Consumed = z.object({ TableName: z.string(), CapacityUnits: z.number() })
const Answered = z.object({
  $metadata: z.object({ attempts: z.number().default(1) }),
  ConsumedCapacity: z.union([Consumed, z.array(Consumed)]).optional(),
  Attributes: Attributes.optional(),
})
type Asked = z.infer<typeof Asked>
type Answered = z.infer<typeof Answered>

/**
 * Counts what this client asks of DynamoDB from now on; `take` gives what was counted since the last time. Table units
 * are those that the service reports. Units of indexes are reckoned from the item before and after, since dynalite does
 * not report them; a batch write to a table with indexes is not reckoned, and none is made
 * but to fill tables before anything is counted.
 */
export function countWork(client: DynamoDBClient, names: TableNames): { take(): Work } {
  const idOf = new Map<string, TableId>(TABLE_IDS.map((id) => [names[id], id]))
  const state = { work: noWork() }
  client.middlewareStack.add(
    (next, { commandName = 'unknown' }) =>
      async (args) => {
        const asked = Asked.parse(args.input)
        const id = idOf.get(asked.TableName ?? '')
        const writes = commandName === 'PutItemCommand' || commandName === 'UpdateItemCommand'
        Object.assign(args.input, { ReturnConsumedCapacity: 'INDEXES' })
        if (writes && id && Object.keys(TABLES[id].indexes).length > 0)
          Object.assign(args.input, { ReturnValues: 'ALL_OLD' })
        try {
          const result = await next(args)
          const answered = Answered.parse(result.output)
          add(state.work.requestsByCall, commandName, answered.$metadata.attempts)
          state.work.requests += answered.$metadata.attempts
          countUnits(state.work, { commandName, asked, answered, idOf })
          return result
        } catch (error) {
          state.work.requests += 1
          add(state.work.requestsByCall, commandName, 1)
          if (id && writes) add(state.work.writes, id, asked.Item ? writeUnits(unmarshall(asked.Item)) : 1)
          throw error
        }
      },
    { step: 'initialize', name: 'countWork' },
  )
  return {
    take() {
      const taken = state.work
      state.work = noWork()
      return taken
    },
  }
}

/** The units of all places whose name begins so, or of all. */
export function sumOf(units: Readonly<Record<string, number>>, prefix = ''): number {
  return Object.entries(units).reduce((sum, [place, count]) => (place.startsWith(prefix) ? sum + count : sum), 0)
}

function noWork(): Work {
  return { requests: 0, requestsByCall: {}, writes: {}, reads: {} }
}

type Exchange = { commandName: string; asked: Asked; answered: Answered; idOf: ReadonlyMap<string, TableId> }

const READS: ReadonlySet<string> = new Set(['GetItemCommand', 'BatchGetItemCommand', 'QueryCommand', 'ScanCommand'])

function countUnits(work: Work, { commandName, asked, answered, idOf }: Exchange): void {
  const consumed = answered.ConsumedCapacity ?? []
  for (const { TableName, CapacityUnits } of Array.isArray(consumed) ? consumed : [consumed]) {
    const id = idOf.get(TableName)
    if (id === undefined) continue
    if (READS.has(commandName)) {
      // A query that finds nothing is not free, though dynalite says so.
      const least = asked.ConsistentRead === true ? 1 : 0.5
      add(work.reads, asked.IndexName ? `${id}.${asked.IndexName}` : id, Math.max(CapacityUnits, least))
      continue
    }
    add(work.writes, id, CapacityUnits)
    const before = answered.Attributes && unmarshall(answered.Attributes)
    const after = asked.Item ? unmarshall(asked.Item) : changed(before, asked)
    if (commandName !== 'PutItemCommand' && commandName !== 'UpdateItemCommand') continue
    for (const [index, units] of Object.entries(indexWriteUnits(id, before, after)))
      add(work.writes, `${id}.${index}`, units)
  }
}

/** The one update that the stores make: `SET #a = :next`. */
function changed(before: Record<string, unknown> | undefined, asked: Asked): Record<string, unknown> | undefined {
  const name = asked.ExpressionAttributeNames?.['#a']
  const values = asked.ExpressionAttributeValues && unmarshall(asked.ExpressionAttributeValues)
  return before && name !== undefined ? { ...before, [name]: values?.[':next'] } : before
}

function add(counts: Record<string, number>, name: string, count: number): void {
  counts[name] = (counts[name] ?? 0) + count
}
