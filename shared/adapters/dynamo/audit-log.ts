import * as z from 'zod'
import { decodeCursor, encodeCursor } from '#shared/adapters/cursor.ts'
import { AuditEntry, AuditFacts } from '#shared/contracts/audit.ts'
import { isWanted, readSubject } from '#shared/domain/history/audit-filter.ts'
import type { AuditFilter, AuditLog } from '#shared/ports/audit-log.ts'
import type { PageOf, PageRequest } from '#shared/ports/page-of.ts'
import type { Item } from './item.ts'
import type { ItemTable, ItemTables, Range } from './item-table.ts'
import { AUDIT_PK, auditKey, auditOfKey, auditOfPk } from './keys.ts'
import { readFields, readJson, storedFields } from './stored-fields.ts'

const READ_AT_ONCE = 100
/** A search for what is rare gives up here and tells where to go on. */
const MOST_READ = 2000
const EARLIEST = '0'
/** Sorts after every id of one instant. */
const LAST = '\u{10ffff}'
const Place = z.string().min(1).max(1024)

/** Who did what: each entry once among all, newest first, and once under what it was done to. Nothing expires. */
export class DynamoAuditLog implements AuditLog {
  private readonly control: ItemTable

  constructor(tables: ItemTables) {
    this.control = tables.control
  }

  async record(entry: AuditEntry): Promise<void> {
    const { before, after, ...fields } = z.encode(AuditEntry, entry)
    const item = { ...storedFields(fields), before: JSON.stringify(before), after: JSON.stringify(after) }
    await this.control.put({ ...item, ...auditKey(entry) })
    await this.control.put({ ...item, ...auditOfKey(entry) })
  }

  async list(filter: AuditFilter, { limit, cursor }: PageRequest): Promise<PageOf<AuditEntry>> {
    const list = auditListOf(filter)
    const range = rangeOf(filter)
    const { id } = readSubject(filter.subject)
    const pk = id === null ? AUDIT_PK : auditOfPk(id)
    const within = Place.refine((sk) => sk >= range.from && sk <= range.to)
    let after = cursor === undefined ? undefined : { pk, sk: decodeCursor(list, cursor, within) }
    const found: { sk: string; entry: AuditEntry }[] = []
    let goesOn = true
    for (let read = 0; goesOn && found.length <= limit && read < MOST_READ; read += READ_AT_ONCE) {
      const items = await this.control.query({ hash: pk, range, newestFirst: true }, READ_AT_ONCE, after)
      const entries = items.map((item) => ({ sk: z.string().parse(item.sk), entry: readEntry(item) }))
      found.push(...entries.filter(({ entry }) => isWanted(entry, filter)))
      goesOn = items.length === READ_AT_ONCE
      after = entries.length === 0 ? after : { pk, sk: entries.at(-1)?.sk ?? '' }
    }
    const page = found.slice(0, limit)
    const last = found.length > limit ? page.at(-1)?.sk : goesOn ? after?.sk : undefined
    return { items: page.map(({ entry }) => entry), next: last === undefined ? null : encodeCursor(list, last) }
  }
}

/** Which list a cursor belongs to: this very search. */
export function auditListOf({ who, what, subject, from, until }: AuditFilter): unknown {
  return ['audit', who, what, subject, from, until]
}

function rangeOf({ from, until }: AuditFilter): Extract<Range, { is: 'between' }> {
  return { is: 'between', from: from?.toISOString() ?? EARLIEST, to: `${until?.toISOString() ?? ''}${LAST}` }
}

function readEntry(item: Item): AuditEntry {
  const [before, after] = [item.before, item.after].map((text) => readJson(AuditFacts.nullable(), text))
  return readFields(AuditEntry, { ...item, before, after })
}
