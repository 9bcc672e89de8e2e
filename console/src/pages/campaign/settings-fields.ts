/**
 * What one setting of a campaign is edited with, read from its JSON Schema. `nullable`: it may be switched off.
 * `weekdays` are ISO weekdays, 1 Monday to 7 Sunday. `wording` has variables and is checked, `two-texts` is plain.
 */
export type Control =
  | { kind: 'time' | 'date' | 'switch' | 'weekdays' | 'wording' | 'unknown' }
  | { kind: 'number'; min: number | undefined; max: number | undefined }
  | { kind: 'text'; maxLength: number | undefined }
  | { kind: 'two-texts'; maxLength: { zh: number | undefined; en: number | undefined } }
  | { kind: 'select' | 'choices'; options: string[] }
  | { kind: 'numbers'; min: number; max: number }
  /** As `numbers`, of too long a range to be listed. */
  | { kind: 'whole-numbers'; min: number | undefined; max: number | undefined }
  /** The word for its default, an hour of the clock, or a span in one of these units. */
  | { kind: 'lateness'; word: string; units: string[]; most: number | undefined }
  | { kind: 'texts' }
  | { kind: 'list'; fields: Field[]; maxItems: number | undefined }
  | { kind: 'group'; fields: Field[] }
  | { kind: 'combination'; options: Combination[] }
  /** Under names of one's own some of these options. */
  | { kind: 'rows'; options: string[] }

/** Several values that are said together, and the name of them, as `visit.done`. */
export type Combination = { name: string; entry: Record<string, string> }

export type Field = {
  name: string
  control: Control
  nullable: boolean
  /** False for what an entry may leave out. */
  isNeeded: boolean
  title: string | undefined
  description: string | undefined
  default: unknown
}

type Schema = Record<string, unknown>

const LONGEST_PLAIN_TEXT = 100
const MOST_NUMBERS = 31

/**
 * The settings of a kind in the schema's order, without those that are still read but said in another way; none for a kind
 * without settings, or for what is no object schema.
 */
export function listFields(schema: unknown): Field[] {
  const { properties, required } = asSchema(schema)
  const needed = Array.isArray(required) ? required : []
  const settings = Object.entries(asSchema(properties)).map(([name, part]) => [name, asSchema(part)] as const)
  return settings.flatMap(([name, part]) =>
    part.deprecated === true ? [] : [{ ...fieldOf(name, part), isNeeded: needed.includes(name) }],
  )
}

/** What a list's new entry, or a setting switched on, begins with: its default where it has one that is not null. */
export function initialValue(field: Field): unknown {
  if (field.default !== undefined && field.default !== null) return field.default
  const { control } = field
  switch (control.kind) {
    case 'time':
      return '09:00'
    case 'number':
      return control.min ?? 0
    case 'switch':
      return false
    case 'weekdays':
      return [1, 2, 3, 4, 5]
    case 'select':
      return control.options[0]
    case 'numbers':
      return [control.min]
    case 'whole-numbers':
    case 'texts':
    case 'choices':
    case 'list':
      return []
    case 'wording':
    case 'two-texts':
      return { zh: '', en: '' }
    case 'group':
      return initialEntry(control.fields)
    case 'combination':
      return control.options[0]?.entry
    case 'rows':
      return {}
    default:
      return ''
  }
}

/** Settings that together say the one moment at which a campaign sends; null for a kind that has no such moment. */
export function momentFieldsIn(fields: readonly Field[]): readonly string[] | null {
  const names = ['date', 'time', 'now']
  return names.every((name) => fields.some((field) => field.name === name)) ? names : null
}

/** A new entry of a list, without what may be left out. */
export function initialEntry(fields: readonly Field[]): Record<string, unknown> {
  return Object.fromEntries(
    fields.filter(isAlwaysThere).map((field) => [field.name, field.nullable ? null : initialValue(field)]),
  )
}

/** The entry with this value of a part; a part that may be left out is left out where its box is empty. */
export function entryWith(entry: Record<string, unknown>, part: Field, value: unknown): Record<string, unknown> {
  const { [part.name]: _, ...others } = entry
  return value === '' && !isAlwaysThere(part) ? others : { ...entry, [part.name]: value }
}

function isAlwaysThere({ isNeeded, default: usual }: Field): boolean {
  return isNeeded || usual !== undefined
}

function fieldOf(name: string, schema: Schema): Omit<Field, 'isNeeded'> {
  const { inner, nullable } = withoutNull(schema)
  return {
    name,
    control: controlOf(inner),
    nullable,
    title: asText(schema.title),
    description: asText(schema.description),
    default: schema.default,
  }
}

/** Nullable is `anyOf` with a null branch, or `type` with 'null' among its names. */
function withoutNull(schema: Schema): { inner: Schema; nullable: boolean } {
  const branches = asList(schema.anyOf ?? schema.oneOf).map(asSchema)
  const others = branches.filter(({ type }) => type !== 'null')
  const [only] = others
  if (only !== undefined && others.length === 1 && branches.length === 2) return { inner: only, nullable: true }
  const types = asList(schema.type)
  const [type] = types.filter((each) => each !== 'null')
  if (types.length === 2 && types.includes('null')) return { inner: { ...schema, type }, nullable: true }
  return { inner: schema, nullable: false }
}

function controlOf(schema: Schema): Control {
  const options = asList(schema.enum).filter((option) => typeof option === 'string')
  if (options.length > 0) return { kind: 'select', options }
  switch (schema.type) {
    case 'string':
      return textControl(schema)
    case 'integer':
    case 'number':
      return { kind: 'number', min: asNumber(schema.minimum), max: asNumber(schema.maximum) }
    case 'boolean':
      return { kind: 'switch' }
    case 'array':
      return arrayControl(schema)
    case 'object':
      return objectControl(schema)
    default:
      return combinationControl(schema) ?? latenessControl(schema)
  }
}

/** A choice between objects of fixed words: each that can be made of them. */
function combinationControl(schema: Schema): Control | null {
  const branches = asList(schema.anyOf).map((branch) => Object.entries(asSchema(asSchema(branch).properties)))
  const options = branches.flatMap((parts) =>
    combinationsOf(parts.map(([name, part]) => [name, wordsOf(asSchema(part))])),
  )
  return branches.length > 0 && options.length >= branches.length ? { kind: 'combination', options } : null
}

function combinationsOf([first, ...others]: (readonly [string, string[]])[]): Combination[] {
  if (first === undefined) return []
  const [key, words] = first
  const behind = others.length === 0 ? [{ name: '', entry: {} }] : combinationsOf(others)
  return words.flatMap((word) =>
    behind.map(({ name, entry }) => ({
      name: [word, name].filter((part) => part !== '').join('.'),
      entry: { [key]: word, ...entry },
    })),
  )
}

function wordsOf({ const: only, enum: several }: Schema): string[] {
  return (only === undefined ? asList(several) : [only]).filter((one) => typeof one === 'string')
}

/** A choice between one word, an hour and a span; any other choice of shapes has no control. */
function latenessControl(schema: Schema): Control {
  const branches = asList(schema.anyOf).map(asSchema)
  const word = branches.map((one) => asText(one.const)).find((one) => one !== undefined)
  const hasTime = branches.some((one) => one.const === undefined && controlOf(one).kind === 'time')
  const span = asSchema(branches.find(({ type }) => type === 'object')?.properties)
  const units = asList(asSchema(span.unit).enum).filter((unit) => typeof unit === 'string')
  if (word === undefined || !hasTime || units.length === 0) return { kind: 'unknown' }
  return { kind: 'lateness', word, units, most: asNumber(asSchema(span.n).maximum) }
}

function textControl(schema: Schema): Control {
  if (schema.format === 'date') return { kind: 'date' }
  const pattern = asText(schema.pattern)
  if (pattern !== undefined && new RegExp(pattern).test('09:00') && !new RegExp(pattern).test('99:99')) {
    return { kind: 'time' }
  }
  return { kind: 'text', maxLength: asNumber(schema.maxLength) }
}

function arrayControl(schema: Schema): Control {
  const items = asSchema(schema.items)
  if (items.type === 'object') return { kind: 'list', fields: listFields(items), maxItems: asNumber(schema.maxItems) }
  const options = asList(items.enum).filter((option) => typeof option === 'string')
  if (options.length > 0) return { kind: 'choices', options }
  if (items.type === 'string') return { kind: 'texts' }
  const [min, max] = [asNumber(items.minimum), asNumber(items.maximum)]
  if (min === 1 && max === 7) return { kind: 'weekdays' }
  const isShort = min !== undefined && max !== undefined && max - min < MOST_NUMBERS
  if (isShort) return { kind: 'numbers', min, max }
  return items.type === 'integer' ? { kind: 'whole-numbers', min, max } : { kind: 'unknown' }
}

function objectControl(schema: Schema): Control {
  const options = asList(asSchema(asSchema(schema.additionalProperties).items).examples)
  if (options.length > 0) return { kind: 'rows', options: options.filter((option) => typeof option === 'string') }
  const properties = asSchema(schema.properties)
  const [zh, en] = [properties.zh, properties.en]
  if (zh === undefined || en === undefined || Object.keys(properties).length !== 2) {
    return { kind: 'group', fields: listFields(schema) }
  }
  const maxLength = { zh: asNumber(asSchema(zh).maxLength), en: asNumber(asSchema(en).maxLength) }
  return (maxLength.en ?? Number.POSITIVE_INFINITY) <= LONGEST_PLAIN_TEXT
    ? { kind: 'two-texts', maxLength }
    : { kind: 'wording' }
}

function asSchema(value: unknown): Schema {
  return isSchema(value) ? value : {}
}

function isSchema(value: unknown): value is Schema {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function asList(value: unknown): unknown[] {
  return Array.isArray(value) ? value : []
}

function asText(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined
}

function asNumber(value: unknown): number | undefined {
  return typeof value === 'number' && Math.abs(value) < Number.MAX_SAFE_INTEGER ? value : undefined
}
