import type { Stores } from '#shared/adapters/stores.ts'
import { DUE_SHARDS } from '#shared/contracts/table.ts'
import { MemoryApprovalSettings } from './approval-settings.ts'
import { MemoryAuditLog } from './audit-log.ts'
import { MemoryBusinessStore } from './business-store.ts'
import { MemoryCampaignStore } from './campaign-store.ts'
import { MemoryContactStore } from './contact-store.ts'
import { MemoryDryRunStore } from './dry-run-store.ts'
import { MemoryErasureStore } from './erasure-store.ts'
import { MemoryEventLog } from './event-log.ts'
import { MemoryImportStore } from './import-store.ts'
import { MemoryInboxStore } from './inbox-store.ts'
import { MemoryLineStore } from './line-store.ts'
import { MemoryMessageStore } from './message-store.ts'
import { MemoryNumberTexts } from './number-texts.ts'
import { MemoryOptOutList } from './opt-out-list.ts'
import { MemoryOwnNumberStore } from './own-number-store.ts'
import { MemoryRecordStore } from './record-store.ts'
import { MemoryRequestLog } from './request-log.ts'
import { MemoryRetentionStore } from './retention-store.ts'
import { MemoryRuleStore } from './rule-store.ts'
import { MemoryRunStore } from './run-store.ts'
import { MemoryShopStore } from './shop-store.ts'
import { MemorySourceStore } from './source-store.ts'
import { MemoryTemplateStore } from './template-store.ts'
import { MemoryWebhookStore } from './webhook-store.ts'

/** Every store, empty, in memory; time-free: nothing expires. */
export function createMemoryStores(dueShards = DUE_SHARDS): Stores {
  const optOuts = new MemoryOptOutList()
  return {
    messages: new MemoryMessageStore(dueShards),
    runs: new MemoryRunStore(dueShards),
    contacts: new MemoryContactStore(optOuts),
    dryRuns: new MemoryDryRunStore(),
    records: new MemoryRecordStore(),
    campaigns: new MemoryCampaignStore(),
    optOuts,
    events: new MemoryEventLog(),
    imports: new MemoryImportStore(),
    lines: new MemoryLineStore(),
    approvalSettings: new MemoryApprovalSettings(),
    shops: new MemoryShopStore(),
    rules: new MemoryRuleStore(),
    templates: new MemoryTemplateStore(),
    counts: new MemoryNumberTexts(),
    audit: new MemoryAuditLog(),
    ownNumbers: new MemoryOwnNumberStore(),
    requests: new MemoryRequestLog(),
    inbox: new MemoryInboxStore(),
    erasures: new MemoryErasureStore(),
    retention: new MemoryRetentionStore(),
    sources: new MemorySourceStore(),
    business: new MemoryBusinessStore(),
    webhooks: new MemoryWebhookStore(),
  }
}
