import { DynamoCampaignStore } from '#shared/adapters/dynamo/campaign-store.ts'
import { createDynamoClient } from '#shared/adapters/dynamo/client.ts'
import { DynamoContactStore } from '#shared/adapters/dynamo/contact-store.ts'
import { createDynamoTables } from '#shared/adapters/dynamo/dynamo-table.ts'
import { DynamoLineStore } from '#shared/adapters/dynamo/line-store.ts'
import { DynamoMessageStore } from '#shared/adapters/dynamo/message-store.ts'
import { DynamoOptOutList } from '#shared/adapters/dynamo/opt-out-list.ts'
import { DynamoRecordStore } from '#shared/adapters/dynamo/record-store.ts'
import { DynamoRunStore } from '#shared/adapters/dynamo/run-store.ts'
import type { Stores } from '#shared/adapters/stores.ts'
import { meterMessages } from '#shared/observability/metered-messages.ts'
import type { Environment } from './environment.ts'
import type { Invocations } from './invocations.ts'

/** The stores that sending needs: the sender's bundle has a limit, and a start of its that takes long makes texts late. */
export function openSendStores(
  { tables: names }: Pick<Environment<unknown>, 'tables'>,
  { clock, meter }: Pick<Invocations, 'clock' | 'meter'>,
): Omit<Stores, 'events' | 'imports' | 'shops' | 'audit' | 'requests' | 'dryRuns' | 'approvalSettings'> {
  const tables = createDynamoTables(createDynamoClient(), names)
  return {
    messages: meterMessages(new DynamoMessageStore(tables), meter, clock),
    runs: new DynamoRunStore(tables),
    contacts: new DynamoContactStore(tables),
    records: new DynamoRecordStore(tables),
    campaigns: new DynamoCampaignStore(tables),
    optOuts: new DynamoOptOutList(tables),
    lines: new DynamoLineStore(tables),
  }
}
