import { DynamoCampaignReads } from '#shared/adapters/dynamo/campaign-reads.ts'
import { createDynamoClient } from '#shared/adapters/dynamo/client.ts'
import { DynamoContactReads } from '#shared/adapters/dynamo/contact-reads.ts'
import { createDynamoTables } from '#shared/adapters/dynamo/dynamo-table.ts'
import { DynamoLineStore } from '#shared/adapters/dynamo/line-store.ts'
import { DynamoListMembers } from '#shared/adapters/dynamo/list-members.ts'
import { DynamoMessageStore } from '#shared/adapters/dynamo/message-store.ts'
import { DynamoNumberTexts } from '#shared/adapters/dynamo/number-texts.ts'
import { DynamoOptOutList } from '#shared/adapters/dynamo/opt-out-list.ts'
import { DynamoPageStore } from '#shared/adapters/dynamo/page-store.ts'
import { DynamoRecordReads } from '#shared/adapters/dynamo/record-reads.ts'
import { DynamoRuleStore } from '#shared/adapters/dynamo/rule-store.ts'
import { DynamoShopReads } from '#shared/adapters/dynamo/shop-reads.ts'
import { DynamoTemplateStore } from '#shared/adapters/dynamo/template-store.ts'
import { DynamoWebhookWrites } from '#shared/adapters/dynamo/webhook-writes.ts'
import { meterMessages } from '#shared/observability/metered-messages.ts'
import { announceMoves, hearFromLine } from '#shared/usecases/webhooks/announce-moves.ts'
import type { Environment } from './environment.ts'
import type { Invocations } from './invocations.ts'

/** The stores that sending needs: the sender's bundle has a limit, and a start of its that takes long makes texts late. */
export function openSendStores(
  { tables: names }: Pick<Environment<unknown>, 'tables'>,
  { clock, meter, log }: Pick<Invocations, 'clock' | 'meter' | 'log'>,
) {
  const tables = createDynamoTables(createDynamoClient(), names)
  const telling = { webhooks: new DynamoWebhookWrites(tables), clock, log }
  return {
    tables,
    stores: {
      messages: announceMoves(meterMessages(new DynamoMessageStore(tables), meter, clock), telling),
      runs: new DynamoPageStore(tables),
      contacts: new DynamoContactReads(tables),
      records: new DynamoRecordReads(tables),
      campaigns: new DynamoCampaignReads(tables),
      optOuts: new DynamoOptOutList(tables),
      imports: new DynamoListMembers(tables),
      lines: hearFromLine(new DynamoLineStore(tables), telling),
      shops: new DynamoShopReads(tables),
      rules: new DynamoRuleStore(tables),
      templates: new DynamoTemplateStore(tables),
      counts: new DynamoNumberTexts(tables),
    },
  }
}
