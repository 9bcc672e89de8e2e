import type { Birthday, Consent, Contact } from '#shared/contracts/contact.ts'
import { ForeignId } from '#shared/contracts/primitives.ts'
import { maskPhone, parsePhone, zoneOfCountry } from '#shared/domain/phone.ts'
import { readBirthday } from './birthday-cells.ts'
import { wordOf } from './cell-values.ts'
import type { Columns, ContactField } from './columns.ts'
import { readConsent } from './consent-cells.ts'
import { looksLikeResidentId, MASKED_RESIDENT_ID, maskCell, maskUnusablePhone } from './masking.ts'
import { openRow, type RowNotes, type RowReading } from './row-reading.ts'
import type { TableRow } from './table-row.ts'

export type ContactNotes = RowNotes<ContactField>

/** What a row says about a contact. Undefined: it says nothing, and what is stored stays. */
export type ContactChange = {
  id: string
  /** E.164. */
  phone: string
  zone: string
  kind: Contact['kind'] | undefined
  name: string | undefined
  salutation: { is: 'mr' | 'ms'; guessed: boolean } | undefined
  birthday: Birthday | undefined
  regionCode: string | undefined
  language: Contact['language'] | undefined
  consent: { marketing: Exclude<Consent['marketing'], 'unknown'>; at: Date | null } | undefined
  managerPhone: string | undefined
  /** A blank cell of a tags column means no tags. */
  tags: string[] | undefined
}

const KINDS = { customer: ['客户', 'customer'], dealer: ['经销商', 'dealer'], employee: ['员工', 'employee'] } as const
const SALUTATIONS = { mr: ['先生', 'mr', 'mr.'], ms: ['女士', 'ms', 'ms.', '小姐'] } as const
const LANGUAGES = {
  zh: ['zh', 'zh-cn', 'zh-hans', '中文', 'chinese'],
  en: ['en', 'en-us', 'en-gb', '英文', 'english'],
} as const
const LONGEST_NAME = 100
const MOST_TAGS = 50
const LONGEST_TAG = 60
const PHONE_FAULTS = {
  empty: ['phone-missing', 'the phone number is missing. Give a mobile number.'],
  format: [
    'phone-unusable',
    'this is not a phone number. Give a mobile number, with +country where it is not Chinese.',
  ],
  landline: ['phone-landline', 'this is a landline, which cannot receive texts. Give a mobile number.'],
  'not-textable': ['phone-not-textable', 'this number cannot receive texts. Give a mobile number.'],
} as const

/**
 * The contact that a row of a list describes. Refused without a usable id or phone; whatever else cannot be read is
 * left out with a warning. The resident ID number ends here: only birthday and a guessed salutation leave this function.
 */
export function readContactRow(row: TableRow, columns: Columns<ContactField>, now: Date): RowReading<ContactChange> {
  const notes = openRow(row, columns)
  if (notes.isRefused()) return { change: undefined, problems: notes.problems }
  const id = readId(notes)
  const phone = readPhone(notes)
  if (id === undefined || phone === undefined) return { change: undefined, problems: notes.problems }
  const { birthday, guess } = readBirthday(notes, now)
  const change = {
    id,
    ...phone,
    kind: readWord(notes, 'kind', KINDS, 'kind-unknown'),
    name: readName(notes),
    salutation: readSalutation(notes) ?? guess,
    birthday,
    regionCode: readRegion(notes),
    language: readWord(notes, 'language', LANGUAGES, 'language-unknown'),
    consent: readConsent(notes, phone.zone, now),
    managerPhone: readManagerPhone(notes),
    tags: readTags(notes),
  }
  return { change, problems: notes.problems }
}

function readId(notes: ContactNotes): string | undefined {
  const id = notes.text('id')
  if (id === '') {
    notes.refuse('id', 'id-missing', 'the customer number is missing. Every row needs one that never changes.')
  } else if (looksLikeResidentId(id)) {
    const what = 'this is a resident ID number, which is never stored. Give a number of your own instead.'
    notes.refuse('id', 'id-is-resident-id', what, MASKED_RESIDENT_ID)
  } else if (!ForeignId.safeParse(id).success || /^\d\.\d+e\+\d+$/iu.test(id)) {
    const what = 'this cannot be a customer number: too long, or rounded by a spreadsheet. Save the column as text.'
    notes.refuse('id', 'id-unusable', what, maskCell(id))
  } else return id
  return undefined
}

function readPhone(notes: ContactNotes): { phone: string; zone: string } | undefined {
  const raw = notes.text('phone')
  const parsed = parsePhone(raw)
  if (!parsed.ok) {
    const [code, what] = PHONE_FAULTS[parsed.because]
    notes.refuse('phone', code, what, raw === '' ? '' : maskUnusablePhone(raw))
    return undefined
  }
  if (parsed.doubtful) {
    const what = 'no carrier is known for numbers that begin like this. Check it; it goes in all the same.'
    notes.warn('phone', 'phone-doubtful', what, maskPhone(parsed.e164))
  }
  return { phone: parsed.e164, zone: zoneOfCountry(parsed.country) }
}

function readWord<W extends string>(
  notes: ContactNotes,
  field: ContactField,
  words: Readonly<Record<W, readonly string[]>>,
  code: 'kind-unknown' | 'language-unknown' | 'salutation-unknown',
): W | undefined {
  const text = notes.text(field)
  if (text === '') return undefined
  const found = entriesOf(words).find(([, names]) => names.includes(wordOf(text)))
  if (found) return found[0]
  const names = entriesOf(words).map(([, [first, second]]) => `${first} or ${second}`)
  notes.warn(field, code, `this word is not known and is left out. Write ${names.join(', ')}.`, maskCell(text))
  return undefined
}

/** `Object.entries` types its keys as plain strings; a literal's own keys are its words. */
function entriesOf<W extends string>(words: Readonly<Record<W, readonly string[]>>): [W, readonly string[]][] {
  return Object.entries(words) as [W, readonly string[]][]
}

function readSalutation(notes: ContactNotes): ContactChange['salutation'] {
  const is = readWord(notes, 'salutation', SALUTATIONS, 'salutation-unknown')
  return is && { is, guessed: false }
}

function readName(notes: ContactNotes): string | undefined {
  const name = notes
    .text('name')
    .normalize('NFC')
    .replaceAll(/[\s\p{Cc}]+/gu, ' ')
  if (name.length <= LONGEST_NAME && !/\d{7}/u.test(name)) return name || undefined
  notes.warn('name', 'name-unusable', 'this is no name: too long, or a number. It is left out.', '****')
  return undefined
}

function readRegion(notes: ContactNotes): string | undefined {
  const text = notes.text('region').normalize('NFKC').replace(/\.0$/u, '')
  if (text === '') return undefined
  if (/^\d{6}$/u.test(text)) return text
  notes.warn(
    'region',
    'region-unreadable',
    'a region is an administrative code of 6 digits. It is left out.',
    maskCell(text),
  )
  return undefined
}

function readManagerPhone(notes: ContactNotes): string | undefined {
  const raw = notes.text('managerPhone')
  if (raw === '') return undefined
  const parsed = parsePhone(raw)
  if (parsed.ok) return parsed.e164
  const what = 'no text can reach this number, so it is left out. Give a mobile number.'
  notes.warn('managerPhone', 'manager-phone-unusable', what, maskUnusablePhone(raw))
  return undefined
}

function readTags(notes: ContactNotes): string[] | undefined {
  if (!notes.has('tags')) return undefined
  const tags = notes
    .text('tags')
    .normalize('NFKC')
    .split('|')
    .map((tag) => tag.trim())
  const given = [...new Set(tags.filter((tag) => tag !== ''))]
  const usable = given.filter((tag) => tag.length <= LONGEST_TAG && !/\d{11}/u.test(tag)).slice(0, MOST_TAGS)
  if (usable.length < given.length) {
    const what = `a contact has at most ${MOST_TAGS} tags of ${LONGEST_TAG} characters, and no tag is a number of somebody. The others are left out.`
    notes.warn('tags', 'tag-unusable', what)
  }
  return usable
}
