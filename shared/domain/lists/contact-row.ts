import type { IdDates } from '#shared/contracts/import.ts'
import { DEFAULT_ZONE } from '#shared/domain/calendar/time.ts'
import { firingZoneOf } from '#shared/domain/people/contact-place.ts'
import { maskPhone, parsePhone } from '#shared/domain/people/phone.ts'
import { readBirthday } from './birthday-cells.ts'
import type { Columns, ContactField } from './columns.ts'
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
import type { ContactChange, ContactNotes, ListedConsent } from './contact-change.ts'
import { readForeignId } from './id-cells.ts'
import { maskUnusablePhone } from './masking.ts'
import { openRow, type RowReading } from './row-reading.ts'
import type { TableRow } from './table-row.ts'

const PHONE_FAULTS = {
  empty: 'phone-missing',
  format: 'phone-unusable',
  landline: 'phone-landline',
  'not-textable': 'phone-not-textable',
  relay: 'phone-relay',
} as const

/** A refused row may still tell whose it is and that they no longer consent. */
export type ContactReading = RowReading<ContactChange> & {
  withdrawn: { id: string; consent: ListedConsent } | undefined
}

/**
 * The contact that a row of a list describes. Refused without a usable id or phone; whatever else cannot be read is
 * left out with a warning. The resident ID number ends here: only birthday and a guessed salutation leave this function.
 */
export function readContactRow(
  row: TableRow,
  columns: Columns<ContactField>,
  now: Date,
  idDates: IdDates = 'solar',
): ContactReading {
  const notes = openRow(row, columns)
  const refused = { change: undefined, problems: notes.problems, withdrawn: undefined }
  if (notes.isRefused()) return refused
  const id = readForeignId(notes, 'id', { missing: 'id-missing', unusable: 'id-unusable' })
  const phone = readPhone(notes)
  if (id === undefined) return refused
  if (phone === undefined) {
    const consent = readConsent(notes, DEFAULT_ZONE, now)
    return { ...refused, withdrawn: consent && { id, consent } }
  }
  const { birthday, guess } = readBirthday(notes, now, idDates)
  const ownZone = readZone(notes)
  const regionCode = readRegion(notes)
  const place = { phone, ownZone: ownZone ?? null, regionCode: regionCode ?? null }
  const change = {
    id,
    phone,
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
  }
  return { change, problems: notes.problems, withdrawn: undefined }
}

function readPhone(notes: ContactNotes): string | undefined {
  const raw = notes.text('phone')
  const parsed = parsePhone(raw)
  if (!parsed.ok) {
    notes.refuse('phone', PHONE_FAULTS[parsed.because], raw === '' ? '' : maskUnusablePhone(raw))
    return undefined
  }
  if (parsed.doubtful) {
    notes.warn('phone', 'phone-doubtful', maskPhone(parsed.e164))
  }
  return parsed.e164
}
