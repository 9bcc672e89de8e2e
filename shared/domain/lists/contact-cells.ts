import type { Contact } from '#shared/contracts/contact.ts'
import { toPlainText } from '#shared/contracts/plain-text.ts'
import { RegionCode, Zone } from '#shared/contracts/primitives.ts'
import { isNoName, knownName } from '#shared/domain/people/person-name.ts'
import { parsePhone } from '#shared/domain/people/phone.ts'
import { zonesOfRegion } from '#shared/domain/people/phone-zones.ts'
import { wordOf } from './cell-values.ts'
import type { ContactChange, ContactNotes } from './contact-change.ts'
import { maskCell, maskUnusablePhone } from './masking.ts'

const KINDS = { customer: ['客户', 'customer'], dealer: ['经销商', 'dealer'], employee: ['员工', 'employee'] } as const
const SALUTATIONS = {
  mr: ['先生', 'mr', 'mr.', '男', '男士', 'male', 'm'],
  ms: ['女士', 'ms', 'ms.', '小姐', '女', 'mrs', 'mrs.', 'miss', 'female', 'f'],
} as const
const LANGUAGES = {
  zh: ['zh', 'zh-cn', 'zh-hans', '中文', 'chinese'],
  en: ['en', 'en-us', 'en-gb', '英文', 'english'],
} as const
const LONGEST_NAME = 100
const TAG_MARKS = /[|,、;\n]/u
const MOST_TAGS = 50
const LONGEST_TAG = 60

/** Each of these reads one optional cell: undefined for a blank, and with a warning for what cannot be read. */
export function readKind(notes: ContactNotes): Contact['kind'] | undefined {
  return readWord(notes, 'kind', KINDS, 'kind-unknown')
}

export function readLanguage(notes: ContactNotes): Contact['language'] | undefined {
  return readWord(notes, 'language', LANGUAGES, 'language-unknown')
}

export function readSalutation(notes: ContactNotes): ContactChange['salutation'] {
  const is = readWord(notes, 'salutation', SALUTATIONS, 'salutation-unknown')
  return is && { is, guessed: false }
}

export function readName(notes: ContactNotes): string | undefined {
  const name = toPlainText(notes.text('name') || nameOfParts(notes))
  if (name === '') return undefined
  const isUsable = name.length <= LONGEST_NAME && !/\d{7}/u.test(name)
  if (isUsable && isNoName(name)) notes.warn('name', 'name-placeholder', maskCell(name))
  if (isUsable) return knownName(name) ?? undefined
  notes.warn('name', 'name-unusable', '****')
  return undefined
}

/** Given name and family name as their writing has them: Jane Roe, 张三. */
function nameOfParts(notes: ContactNotes): string {
  const [first, last] = [notes.text('firstName'), notes.text('lastName')]
  const isHan = /^\p{Script=Han}+$/u.test(first + last)
  return isHan ? last + first : `${first} ${last}`.trim()
}

export function readRegion(notes: ContactNotes): string | undefined {
  const text = notes.text('region').normalize('NFKC').replace(/\.0$/u, '')
  if (text === '') return undefined
  const code = text.toUpperCase()
  if (RegionCode.safeParse(code).success && zonesOfRegion(code).length > 0) return code
  notes.warn('region', 'region-unreadable', maskCell(text))
  return undefined
}

export function readZone(notes: ContactNotes): string | undefined {
  const text = notes.text('zone').normalize('NFKC').replaceAll(' ', '_')
  if (text === '') return undefined
  if (Zone.safeParse(text).success) return text
  notes.warn('zone', 'zone-unreadable', maskCell(text))
  return undefined
}

export function readManagerPhone(notes: ContactNotes): string | undefined {
  const raw = notes.text('managerPhone')
  if (raw === '') return undefined
  const parsed = parsePhone(raw)
  if (parsed.ok) return parsed.e164
  notes.warn('managerPhone', 'manager-phone-unusable', maskUnusablePhone(raw))
  return undefined
}

export function readTags(notes: ContactNotes): string[] | undefined {
  if (!notes.has('tags')) return undefined
  const tags = notes
    .text('tags')
    .normalize('NFKC')
    .split(TAG_MARKS)
    .map((tag) => tag.trim())
  const given = [...new Set(tags.filter((tag) => tag !== ''))]
  const usable = given.filter((tag) => tag.length <= LONGEST_TAG && !/\d{11}/u.test(tag)).slice(0, MOST_TAGS)
  if (usable.length < given.length) {
    notes.warn('tags', 'tag-unusable')
  }
  return usable
}

function readWord<W extends string>(
  notes: ContactNotes,
  field: 'kind' | 'language' | 'salutation',
  words: Readonly<Record<W, readonly string[]>>,
  code: 'kind-unknown' | 'language-unknown' | 'salutation-unknown',
): W | undefined {
  const text = notes.text(field)
  if (text === '') return undefined
  const found = entriesOf(words).find(([, names]) => names.includes(wordOf(text)))
  if (found) return found[0]
  notes.warn(field, code, maskCell(text))
  return undefined
}

/** `Object.entries` types its keys as plain strings; a literal's own keys are its words. */
function entriesOf<W extends string>(words: Readonly<Record<W, readonly string[]>>): [W, readonly string[]][] {
  return Object.entries(words) as [W, readonly string[]][]
}
