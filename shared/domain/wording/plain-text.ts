import type { Language } from '#shared/contracts/primitives.ts'
import { fingerprint32 } from '#shared/contracts/table.ts'
import { TemplateId } from '#shared/contracts/template.ts'
import { greetNobody } from '../people/nobody.ts'
import type { RenderedPart } from './template-render.ts'

/** A value's place in a plain text, where `${key}` stands. `name` is the variable's. */
export type Place = { key: string; name: string; value: string }

/** A text without conditions, as a carrier registers it, with its places in the order of the text. */
export type PlainText = { text: string; places: readonly Place[] }

/** Around the number of a part: characters that no writing uses, no mark and no letter to any rule of texts. */
const MARK = /\ue001(\d+)\ue002/gu
/** What every kind calls it. */
const CURRENCY = 'currency'
/** The one form of a name that vendors with named places take. */
const VENDOR_NAME = /^[A-Za-z][A-Za-z0-9]{0,29}$/u

/**
 * The parts of a text with `${key}` for each value. A variable that stands twice has two keys, `name` and `name2`; one whose
 * name vendors would refuse is `field`; an amount and the currency right behind it have one place. `finish` does what becomes of a text before it leaves.
 */
export function plainText(
  given: readonly RenderedPart[],
  language: Language,
  finish: (said: string) => string = (said) => said,
): PlainText {
  const parts = withCurrencies(given)
  const marked = parts.map(({ text, name }, index) => (name === undefined ? text : `\ue001${index}\ue002`)).join('')
  const said = finish(greetNobody(marked, language))
  const names = new Set(parts.flatMap(({ name }) => name ?? []))
  const taken = new Set<string>()
  const places: Place[] = []
  const text = said.replaceAll(MARK, (mark, index: string) => {
    const { name, text: value } = parts[Number(index)] ?? { text: '' }
    if (name === undefined) return mark
    const key = keyFor(name, taken, names)
    taken.add(key)
    places.push({ key, name, value })
    return placeOf(key)
  })
  return { text, places }
}

/** Carriers take no two places side by side, and an amount is read with its currency. */
function withCurrencies(parts: readonly RenderedPart[]): RenderedPart[] {
  const joined: RenderedPart[] = []
  for (const part of parts) {
    const before = joined.at(-1)
    if (part.name !== CURRENCY || before?.name === undefined) joined.push(part)
    else joined.splice(-1, 1, { ...before, text: before.text + part.text })
  }
  return joined
}

/** The text that a plain one makes with these values, by key. */
export function composeText(text: string, values: Readonly<Record<string, string>>): string {
  return text.replaceAll(/\$\{([A-Za-z0-9]+)\}/gu, (place, key: string) =>
    Object.hasOwn(values, key) ? (values[key] ?? '') : place,
  )
}

export function placeOf(key: string): string {
  return `\${${key}}`
}

/** The same for the same language and plain text for ever; another for any other text, as good as surely. */
export function templateIdOf(language: Language, text: string): TemplateId {
  const prints = [`${language}\n${text}`, `${text}\n${language}`].map(fingerprint32)
  return TemplateId.parse(`tpl_${prints.map((print) => print.toString(16).padStart(8, '0')).join('')}`)
}

function keyFor(name: string, taken: ReadonlySet<string>, names: ReadonlySet<string>): string {
  const base = VENDOR_NAME.test(name) ? name : 'field'
  const isFree = (key: string) => !taken.has(key) && (key === name || !names.has(key))
  if (isFree(base)) return base
  let number = 2
  while (!isFree(`${base}${number}`)) number += 1
  return `${base}${number}`
}
