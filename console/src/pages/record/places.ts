import { RecordType, type RecordView } from '#shared/contracts/console-api/record.ts'

/** A record's page; null for what is no record. */
export function pathOfSubject({ type, id }: { type: string; id: string }): string | null {
  const known = RecordType.safeParse(type).data
  return known === undefined || known === 'contact' ? null : recordPagePath({ type: known, id })
}

/** A record's page. A dot in an id would look like a file's name to a server of files. */
export function recordPagePath({ type, id }: Pick<RecordView, 'type' | 'id'>): string {
  return `/records/${type}/${encodeURIComponent(id).replaceAll('.', '%2E')}`
}
