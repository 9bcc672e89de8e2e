import type { IdDates } from '#shared/contracts/import.ts'
import { DEFAULT_ZONE } from '#shared/domain/calendar/time.ts'
import { firingZoneOf } from '#shared/domain/people/contact-place.ts'
import type { DecimalMark } from '#shared/domain/wording/money.ts'
import { readBirthday } from './birthday-cells.ts'
import type { ContactField } from './column-specs.ts'
import type { Columns } from './columns.ts'
import { readConsent } from './consent-cells.ts'
import {
  readKind,
  readLanguage,
  readManagerPhone,
  readName,
  readRegion,
  readSalutation,
  readTags,
  readZone,
} from './contact-cells.ts'
import type { ContactChange, ListedConsent } from './contact-change.ts'
import { readCustom } from './custom-columns.ts'
import { readForeignId } from './id-cells.ts'
import { readPhones } from './phone-cells.ts'
import { openRow, type RowReading } from './row-reading.ts'
import type { TableRow } from './table-row.ts'

export type ContactReader = {
  now: Date
  /** How the digits of ID numbers beside 农历 are read. @default solar */
  idDates?: IdDates
  /** How the decimals of the list's amounts are marked. @default unsettled */
  mark?: DecimalMark
  /** Keyed; nothing else of an ID number leaves. @default none is kept */
  hashId?(residentId: string): string
}

/** Whom a row is about: by its id, or in a list without ids by its number. */
export type Whose = { id: string } | Pick<ContactChange, 'id' | 'phone' | 'residentHash'>

/** A refused row may still tell whose it is and that they no longer consent. */
export type ContactReading = RowReading<ContactChange> & {
  withdrawn: { whose: Whose; consent: ListedConsent } | undefined
}

/**
 * The contact that a row of a list describes. Refused without a usable phone, or without a usable id in a list of ids;
 * whatever else cannot be read is left out with a warning. The resident ID number ends here: only birthday, a guessed
 * salutation and, where the list has no ids, a keyed hash leave this function.
 */
export function readContactRow(
  row: TableRow,
  columns: Columns<ContactField>,
  { now, idDates = 'solar', mark = 'unsettled', hashId }: ContactReader,
): ContactReading {
  const notes = openRow(row, columns)
  const refused = { change: undefined, problems: notes.problems, withdrawn: undefined }
  if (notes.isRefused()) return refused
  const hasIds = columns.places.has('id')
  const id = hasIds ? readForeignId(notes, 'id', { missing: 'id-missing', unusable: 'id-unusable' }) : null
  const phones = readPhones(notes)
  if (id === undefined) return refused
  if (phones === undefined) {
    const consent = readConsent(notes, DEFAULT_ZONE, now)
    return { ...refused, withdrawn: consent && id !== null ? { whose: { id }, consent } : undefined }
  }
  const { birthday, guess, residentId } = readBirthday(notes, now, idDates)
  const ownZone = readZone(notes)
  const regionCode = readRegion(notes)
  const [phone, ...otherPhones] = phones
  const place = { phone, ownZone: ownZone ?? null, regionCode: regionCode ?? null }
  const change = {
    id,
    residentHash: hasIds || residentId === undefined ? undefined : hashId?.(residentId),
    phone,
    otherPhones,
    ownZone,
    kind: readKind(notes),
    name: readName(notes),
    salutation: readSalutation(notes) ?? guess,
    birthday,
    regionCode,
    language: readLanguage(notes),
    consent: readConsent(notes, firingZoneOf(place), now),
    managerPhone: readManagerPhone(notes),
    tags: readTags(notes),
    custom: readCustom(notes, columns.custom, mark),
  }
  return { change, problems: notes.problems, withdrawn: undefined }
}
