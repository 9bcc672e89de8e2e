import type { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import type { Stores } from '#shared/adapters/stores.ts'
import { DUE_SHARDS, type TableNames } from '#shared/contracts/table.ts'
import type { Clock } from '#shared/ports/clock.ts'
import { DynamoApprovalSettings } from './approval-settings.ts'
import { DynamoAuditLog } from './audit-log.ts'
import { DynamoBusinessStore } from './business-store.ts'
import { DynamoCampaignStore } from './campaign-store.ts'
import { DynamoContactStore } from './contact-store.ts'
import { DynamoDryRunStore } from './dry-run-store.ts'
import { createDynamoTables } from './dynamo-table.ts'
import { DynamoErasureStore } from './erasure-store.ts'
import { DynamoEventLog } from './event-log.ts'
import { DynamoImportStore } from './import-store.ts'
import { DynamoInboxStore } from './inbox-store.ts'
import type { ItemTables } from './item-table.ts'
import { DynamoLineStore } from './line-store.ts'
import { DynamoMessageStore } from './message-store.ts'
import { DynamoNumberTexts } from './number-texts.ts'
import { DynamoOptOutList } from './opt-out-list.ts'
import { DynamoOwnNumberStore } from './own-number-store.ts'
import { DynamoRecordStore } from './record-store.ts'
import { DynamoRequestLog } from './request-log.ts'
import { DynamoRetentionStore } from './retention-store.ts'
import { DynamoRuleStore } from './rule-store.ts'
import { DynamoRunStore } from './run-store.ts'
import { DynamoShopStore } from './shop-store.ts'
import { DynamoSourceStore } from './source-store.ts'
import { DynamoTemplateStore } from './template-store.ts'
import { DynamoWebhookStore } from './webhook-store.ts'

/** Every store over DynamoDB's tables of these names. */
export function createDynamoStores(
  client: DynamoDBClient,
  names: TableNames,
  clock: Clock,
  dueShards = DUE_SHARDS,
): Stores {
  return createTableStores(createDynamoTables(client, names), clock, dueShards)
}

/**
 * Every store over these tables. The clock only says when items expire. `dueShards` spreads what is due over partitions;
 * it must stay what it was for as long as there are tables.
 */
export function createTableStores(tables: ItemTables, clock: Clock, dueShards = DUE_SHARDS): Stores {
  return {
    messages: new DynamoMessageStore(tables, dueShards),
    runs: new DynamoRunStore(tables, dueShards),
    dryRuns: new DynamoDryRunStore(tables, clock),
    contacts: new DynamoContactStore(tables),
    records: new DynamoRecordStore(tables),
    campaigns: new DynamoCampaignStore(tables),
    optOuts: new DynamoOptOutList(tables),
    events: new DynamoEventLog(tables, clock),
    imports: new DynamoImportStore(tables, clock),
    lines: new DynamoLineStore(tables),
    approvalSettings: new DynamoApprovalSettings(tables),
    shops: new DynamoShopStore(tables),
    rules: new DynamoRuleStore(tables),
    templates: new DynamoTemplateStore(tables),
    counts: new DynamoNumberTexts(tables),
    audit: new DynamoAuditLog(tables),
    ownNumbers: new DynamoOwnNumberStore(tables),
    requests: new DynamoRequestLog(tables),
    inbox: new DynamoInboxStore(tables),
    erasures: new DynamoErasureStore(tables),
    retention: new DynamoRetentionStore(tables),
    sources: new DynamoSourceStore(tables),
    business: new DynamoBusinessStore(tables),
    webhooks: new DynamoWebhookStore(tables),
  }
}
