import fc from 'fast-check'

type Json = unknown

const NUMBERS = [0, -1, 0.1, 1e21, Number.MAX_SAFE_INTEGER, 2 ** 53, -(2 ** 53), 1e308, 5e-324]
const TEXTS = [
  '',
  ' ',
  '\u0000',
  '\n',
  '\ud800',
  '\udc00x',
  '\u202e\u2066',
  '👩‍👩‍👧‍👦',
  'e\u0301'.repeat(50),
  '王'.repeat(128),
  '𠮷'.repeat(64),
  'x'.repeat(129),
  'x'.repeat(20_000),
  '../../x',
  "'; DROP TABLE--",
  '{{name}}',
  '__proto__',
  'constructor',
  '2026-12-01T00:00:00Z',
  '0000-01-01T00:00:00+14:00',
  '9999-12-31T23:59:59-23:59',
  '2026-02-30T00:00:00Z',
  '19900000101',
  '1e309',
  'null',
]
const DEEP = [40, 2000].map((depth) => JSON.parse('['.repeat(depth) + ']'.repeat(depth)))

const weird: fc.Arbitrary<Json> = fc.oneof(
  fc.constantFrom<Json>(null, true, false, [], {}, ...DEEP),
  fc.constantFrom<Json>(...NUMBERS),
  fc.constantFrom<Json>(...TEXTS),
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.integer(),
  fc.double(),
  fc.jsonValue({ maxDepth: 4 }),
)
const keys = fc.oneof(
  fc.constantFrom('__proto__', 'constructor', 'toString', 'hasOwnProperty', 'length', 'id', ''),
  fc.string({ maxLength: 20 }),
)

type Edit = { at: number; how: 'replace' | 'remove' | 'add' | 'repeat'; key: string; value: Json }

const edits = fc.record<Edit>({
  at: fc.nat(10_000),
  how: fc.constantFrom('replace', 'replace', 'replace', 'remove', 'add', 'repeat'),
  key: keys,
  value: weird,
})

/** These samples with up to three changes anywhere in their structure, now and then none. */
export function mutatedJson(samples: readonly Json[]): fc.Arbitrary<Json> {
  const some = fc.oneof(
    { weight: 1, arbitrary: fc.constant<Edit[]>([]) },
    { weight: 9, arbitrary: fc.array(edits, { minLength: 1, maxLength: 3 }) },
  )
  return fc
    .tuple(fc.constantFrom(...samples), some)
    .map(([sample, changes]) => changes.reduce<Json>(apply, structuredClone(sample)))
}

/** JSON text of mutated samples, itself damaged now and then. */
export function mutatedText(samples: readonly Json[]): fc.Arbitrary<string> {
  const text = mutatedJson(samples).map((value) => JSON.stringify(value) ?? '')
  const damaged = fc
    .tuple(text, fc.nat(5000), fc.string({ unit: 'binary', maxLength: 5 }))
    .map(([whole, at, noise]) => {
      const cut = whole.length === 0 ? 0 : at % whole.length
      return whole.slice(0, cut) + noise + whole.slice(cut + noise.length)
    })
  const nested = fc.constantFrom('['.repeat(100_000), `${'['.repeat(60_000)}${']'.repeat(60_000)}`)
  return fc.oneof(
    { weight: 20, arbitrary: text },
    { weight: 4, arbitrary: damaged },
    { weight: 1, arbitrary: fc.string({ unit: 'binary' }) },
    {
      weight: 1,
      arbitrary: fc.tuple(text, nested).map(([whole, deep]) => whole.replace(/(?<="data":).*/su, `${deep}}`)),
    },
  )
}

function apply(root: Json, edit: Edit): Json {
  const places = placesIn(root)
  const place = places[edit.at % Math.max(1, places.length)]
  if (place === undefined) return edit.value
  const { parent, key } = place
  if (edit.how === 'remove') Reflect.deleteProperty(parent, key)
  else if (edit.how === 'add') define(parent, edit.key, edit.value)
  else if (edit.how === 'repeat') define(parent, edit.key, structuredClone(Reflect.get(parent, key)))
  else define(parent, key, edit.value)
  return root
}

/** As an own property, also where the key is `__proto__`. */
function define(parent: object, key: string, value: Json): void {
  Object.defineProperty(parent, Array.isArray(parent) && !/^\d{1,4}$/u.test(key) ? '0' : key, {
    value,
    enumerable: true,
    configurable: true,
    writable: true,
  })
}

function placesIn(root: Json): { parent: object; key: string }[] {
  if (typeof root !== 'object' || root === null || isDeep(root)) return []
  return Object.keys(root).flatMap((key) => [{ parent: root, key }, ...placesIn(Reflect.get(root, key))])
}

function isDeep(value: object): boolean {
  return Array.isArray(value) && value.length === 1 && Array.isArray(value[0])
}
