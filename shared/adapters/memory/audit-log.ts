import { auditListOf } from '#shared/adapters/dynamo/audit-log.ts'
import { auditKey } from '#shared/adapters/dynamo/keys.ts'
import type { AuditEntry } from '#shared/contracts/audit.ts'
import { isWanted } from '#shared/domain/history/audit-filter.ts'
import type { AuditFilter, AuditLog } from '#shared/ports/audit-log.ts'
import type { PageOf, PageRequest } from '#shared/ports/page-of.ts'
import { copyOf } from './copy.ts'
import { pageOfSorted } from './pages.ts'

/** Who did what, like the table. */
export class MemoryAuditLog implements AuditLog {
  private readonly entries = new Map<string, AuditEntry>()

  async record(entry: AuditEntry): Promise<void> {
    this.entries.set(auditKey(entry).sk, copyOf(entry))
  }

  async list(filter: AuditFilter, request: PageRequest): Promise<PageOf<AuditEntry>> {
    const items = [...this.entries.values()].filter((entry) => isWanted(entry, filter))
    const keyOf = (entry: AuditEntry) => auditKey(entry).sk
    return copyOf(pageOfSorted({ list: auditListOf(filter), items, keyOf, newestFirst: true }, request))
  }
}
