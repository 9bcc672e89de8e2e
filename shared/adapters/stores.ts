import type { ApprovalSettings } from '#shared/ports/approval-settings.ts'
import type { AuditLog } from '#shared/ports/audit-log.ts'
import type { BusinessStore } from '#shared/ports/business-store.ts'
import type { CampaignStore } from '#shared/ports/campaign-store.ts'
import type { ContactStore } from '#shared/ports/contact-store.ts'
import type { DryRunStore } from '#shared/ports/dry-run-store.ts'
import type { ErasureStore } from '#shared/ports/erasures.ts'
import type { EventLog } from '#shared/ports/event-log.ts'
import type { ImportStore } from '#shared/ports/import-store.ts'
import type { InboxStore } from '#shared/ports/inbox-store.ts'
import type { LineStore } from '#shared/ports/line-store.ts'
import type { MessageStore } from '#shared/ports/message-store.ts'
import type { NumberTextStore } from '#shared/ports/number-texts.ts'
import type { OptOutList } from '#shared/ports/opt-out-list.ts'
import type { OwnNumberStore } from '#shared/ports/own-number-store.ts'
import type { RecordStore } from '#shared/ports/record-store.ts'
import type { RequestLog } from '#shared/ports/request-log.ts'
import type { RetentionStore } from '#shared/ports/retention-store.ts'
import type { RuleStore } from '#shared/ports/rule-store.ts'
import type { RunStore } from '#shared/ports/run-store.ts'
import type { ShopStore } from '#shared/ports/shop-store.ts'
import type { SourceStore } from '#shared/ports/source-store.ts'
import type { TemplateStore } from '#shared/ports/template-store.ts'
import type { WebhookStore } from '#shared/ports/webhook-store.ts'

/** One store for each port, all over the same data. */
export type Stores = {
  messages: MessageStore
  runs: RunStore
  dryRuns: DryRunStore
  contacts: ContactStore
  records: RecordStore
  campaigns: CampaignStore
  optOuts: OptOutList
  events: EventLog
  imports: ImportStore
  lines: LineStore
  approvalSettings: ApprovalSettings
  shops: ShopStore
  ownNumbers: OwnNumberStore
  rules: RuleStore
  templates: TemplateStore
  counts: NumberTextStore
  audit: AuditLog
  requests: RequestLog
  inbox: InboxStore
  erasures: ErasureStore
  retention: RetentionStore
  sources: SourceStore
  business: BusinessStore
  webhooks: WebhookStore
}
