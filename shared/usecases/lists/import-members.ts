import type { ImportId } from '#shared/contracts/ids.ts'
import type { RowProblem } from '#shared/contracts/import.ts'
import type { ListMember } from '#shared/contracts/list-member.ts'
import { printOf } from '#shared/domain/campaigns/fingerprint.ts'
import type { ContactField } from '#shared/domain/lists/column-specs.ts'
import type { Columns } from '#shared/domain/lists/columns.ts'
import type { ContactScan } from '#shared/domain/lists/contact-scan.ts'
import { erasedProblem, personTwiceProblem, severalProblem } from '#shared/domain/lists/cross-row-problems.ts'
import { maskCell } from '#shared/domain/lists/masking.ts'
import { type MemberChange, readMemberRow } from '#shared/domain/lists/member-row.ts'
import type { Clock } from '#shared/ports/clock.ts'
import type { ContactStore } from '#shared/ports/contact-store.ts'
import type { ImportStore } from '#shared/ports/import-store.ts'
import type { PhoneHasher } from '#shared/ports/phone-hasher.ts'
import { findFollowed } from '../follow-merged.ts'
import { inParallel } from '../in-parallel.ts'
import { meetContact } from '../intake/meet-contact.ts'
import { identify } from './identify-contact.ts'
import { ROWS_AT_ONCE, type RowResult, type WriteRows } from './import-rows.ts'

export type ImportMembersDeps = {
  contacts: Pick<ContactStore, 'find' | 'findMany' | 'save' | 'listIdsByPhone' | 'link' | 'addZone'>
  imports: Pick<ImportStore, 'saveMembers'>
  hasher: PhoneHasher
  clock: Clock
}
type File = { importId: ImportId; columns: Columns<ContactField>; scan: ContactScan }
type Met = RowResult & { member?: ListMember }

/**
 * Puts the people of rows on the list: by id, or by number, which makes a contact of whom nobody knows whether they consent.
 * Of rows about one person that differ none goes in. A repeat puts everybody in their old place.
 */
export function createMemberWriter(deps: ImportMembersDeps, file: File): WriteRows {
  return async (rows) => {
    const readings = rows.map((row) => {
      const reading = readMemberRow(row, file.columns, file.scan.mark)
      const other = file.scan.conflictOf(row)
      if (other !== undefined && reading.change !== undefined) {
        reading.problems.push(
          personTwiceProblem({ line: row.line, columns: file.columns }, reading.change.id ?? '', other),
        )
        return { line: row.line, ...reading, change: undefined }
      }
      return { line: row.line, ...reading }
    })
    const ids = readings.flatMap(({ change }) => (change?.id == null ? [] : [change.id]))
    const known = await findFollowed(deps.contacts, [...new Set(ids)])
    const met = await inParallel(readings, ROWS_AT_ONCE, async ({ line, change, problems }): Promise<Met> => {
      if (change === undefined) return { line, outcome: 'refused', problems }
      const stored = change.id === null ? undefined : known.get(change.id)
      if (stored !== undefined && stored.erased !== null) return refuseErased(file, { line, change, problems })
      const found = stored?.id
      return found === undefined
        ? meet(deps, file, { line, change, problems })
        : { line, outcome: 'changed', problems, member: { contactId: found, line, values: change.values } }
    })
    await deps.imports.saveMembers(
      file.importId,
      met.flatMap(({ member }) => member ?? []),
    )
    return met.map(({ member, ...result }) =>
      member === undefined ? result : { ...result, print: printOfMember(member) },
    )
  }
}

type Row = { line: number; change: MemberChange; problems: RowProblem[] }

async function meet(deps: ImportMembersDeps, { columns }: File, { line, change, problems }: Row): Promise<Met> {
  const { phone, name, values } = change
  if (phone === undefined) {
    const column = columns.places.get('id')?.title ?? null
    const value = maskCell(change.id ?? '')
    problems.push({ line, column, severity: 'error', code: 'contact-unknown', detail: null, value })
    return { line, outcome: 'refused', problems }
  }
  const phoneHash = deps.hasher.hash(phone)
  const contactId = change.id ?? (await identify(deps.contacts, { phoneHash, residentHash: undefined, name }))
  if (contactId === undefined) {
    problems.push(severalProblem({ line, columns }, phone))
    return { line, outcome: 'refused', problems }
  }
  const stored = await deps.contacts.find(contactId)
  if (stored !== undefined && stored.erased !== null) return refuseErased({ columns }, { line, change, problems })
  const isNew = stored === undefined
  await meetContact(deps, { id: contactId, name: name ?? null, phone, phoneHash })
  return { line, outcome: isNew ? 'new' : 'changed', problems, member: { contactId, line, values } }
}

function refuseErased({ columns }: Pick<File, 'columns'>, { line, change, problems }: Row): Met {
  problems.push(erasedProblem({ line, columns }, change.id ?? ''))
  return { line, outcome: 'refused', problems }
}

function printOfMember({ contactId, values }: ListMember): string {
  const said = Object.entries(values).toSorted(([a], [b]) => (a < b ? -1 : 1))
  return printOf(JSON.stringify([contactId, said]))
}
