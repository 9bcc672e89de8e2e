/** The fields of a list, each with the header names it goes by (matched without regard to case and width). */
export type ColumnSpec<F extends string> = Readonly<Record<F, { names: readonly string[]; required?: true }>>

/** Where a file holds each field. `width` is the number of cells of its header. */
export type Columns<F extends string> = {
  readonly places: ReadonlyMap<F, { index: number; title: string }>
  readonly width: number
}

export type ReadHeader<F extends string> =
  | { ok: true; columns: Columns<F> }
  | { ok: false; because: 'missing' | 'twice'; titles: string[] }

export const CONTACT_COLUMNS = {
  id: { names: ['客户编号', 'id'], required: true },
  name: { names: ['姓名', 'name'] },
  salutation: { names: ['称呼', 'salutation'] },
  phone: { names: ['手机号', 'phone'], required: true },
  residentId: { names: ['身份证号', 'resident_id'] },
  birthday: { names: ['生日', 'birthday'] },
  kind: { names: ['类型', 'kind'] },
  birthdayCalendar: { names: ['生日历法', 'birthday_calendar'] },
  region: { names: ['地区编码', 'region'] },
  zone: { names: ['时区', 'zone'] },
  language: { names: ['语言', 'language'] },
  marketingConsent: { names: ['营销同意', 'marketing_consent'] },
  consentedAt: { names: ['同意时间', 'consented_at'] },
  managerPhone: { names: ['经理手机号', 'manager_phone'] },
  tags: { names: ['标签', 'tags'] },
} as const satisfies ColumnSpec<string>
export type ContactField = keyof typeof CONTACT_COLUMNS

export const INSTALMENT_COLUMNS = {
  contract: { names: ['合同号', 'contract'], required: true },
  contact: { names: ['客户编号', 'contact'], required: true },
  period: { names: ['期数', 'period'], required: true },
  periods: { names: ['总期数', 'periods'] },
  due: { names: ['应还日', 'due'], required: true },
  amount: { names: ['应还金额', 'amount'], required: true },
  currency: { names: ['币种', 'currency'] },
  status: { names: ['状态', 'status'] },
  asOf: { names: ['数据日期', 'as_of'] },
  cardTail: { names: ['卡号尾号', 'card_tail'] },
} as const satisfies ColumnSpec<string>
export type InstalmentField = keyof typeof INSTALMENT_COLUMNS

/**
 * Where the header's cells put each field, in any order; what stands in brackets behind a name is left out where no column has
 * the name alone. Unknown columns are left aside. A missing required column, or
 * two columns for one field, fails the file: `titles` are the names to look at, never the file's own unknown cells.
 */
export function readHeader<F extends string>(spec: ColumnSpec<F>, header: readonly string[]): ReadHeader<F> {
  const places = new Map<F, { index: number; title: string }>()
  const twice: string[] = []
  const cells = header.map((cell) => ({
    title: cell.trim(),
    name: nameOf(cell),
    plain: nameOf(cell.replace(ASIDE, '')),
  }))
  for (const field of fieldsOf(spec)) {
    const known = spec[field].names.map(nameOf)
    const exact = cells.flatMap(({ title, name }, index) => (known.includes(name) ? [{ index, title }] : []))
    const found =
      exact.length > 0
        ? exact
        : cells.flatMap(({ title, plain }, index) => (known.includes(plain) ? [{ index, title }] : []))
    if (found.length > 1) twice.push(...found.map(({ title }) => title))
    if (found[0]) places.set(field, found[0])
  }
  if (twice.length > 0) return { ok: false, because: 'twice', titles: twice }
  const missing = fieldsOf(spec).filter((field) => spec[field].required && !places.has(field))
  if (missing.length > 0) {
    return { ok: false, because: 'missing', titles: missing.map((field) => spec[field].names.join(' / ')) }
  }
  return { ok: true, columns: { places, width: header.length } }
}

/** What a form adds to a column's name: 营销同意(是/否), 手机号*, 姓名（必填）. */
const ASIDE = /[(（[【][^)）\]】]{0,40}[)）\]】]\s*$|[*＊:：]\s*$/u

function nameOf(cell: string): string {
  return cell
    .normalize('NFKC')
    .trim()
    .toLowerCase()
    .replaceAll(/[\s_-]+/gu, '_')
}

/** `Object.keys` types its result as plain strings; a spec's own keys are its fields. */
function fieldsOf<F extends string>(spec: ColumnSpec<F>): F[] {
  return Object.keys(spec) as F[]
}
