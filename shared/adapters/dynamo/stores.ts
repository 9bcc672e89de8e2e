import type { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import type { Stores } from '#shared/adapters/stores.ts'
import { DUE_SHARDS, type TableNames } from '#shared/contracts/table.ts'
import type { Clock } from '#shared/ports/clock.ts'
import { DynamoCampaignStore } from './campaign-store.ts'
import { DynamoContactStore } from './contact-store.ts'
import { DynamoEventLog } from './event-log.ts'
import { DynamoImportStore } from './import-store.ts'
import { DynamoLineStore } from './line-store.ts'
import { DynamoMessageStore } from './message-store.ts'
import { DynamoOptOutList } from './opt-out-list.ts'
import { DynamoRecordStore } from './record-store.ts'
import { DynamoRunStore } from './run-store.ts'

/**
 * Every store over these tables. The clock only says when items expire. `dueShards` spreads what is due over partitions;
 * it must stay what it was for as long as there are tables.
 */
export function createDynamoStores(
  client: DynamoDBClient,
  names: TableNames,
  clock: Clock,
  dueShards = DUE_SHARDS,
): Stores {
  return {
    messages: new DynamoMessageStore(client, names, dueShards),
    runs: new DynamoRunStore(client, names, dueShards),
    contacts: new DynamoContactStore(client, names),
    records: new DynamoRecordStore(client, names),
    campaigns: new DynamoCampaignStore(client, names),
    optOuts: new DynamoOptOutList(client, names),
    events: new DynamoEventLog(client, names, clock),
    imports: new DynamoImportStore(client, names, clock),
    lines: new DynamoLineStore(client, names),
  }
}
