import type { TemplateId } from '#shared/contracts/template.ts'
import { composeText, type Place, plainText, templateIdOf } from '../wording/plain-text.ts'
import { normaliseText } from '../wording/segments.ts'
import { renderParts } from '../wording/template-render.ts'
import type { Case, Filled } from './case.ts'
import { dressText } from './dressing.ts'
import { dressingIn, fillIn, inTone } from './filled-text.ts'

/** A text as a plain one and its values. */
export type PlainOfText = { id: TemplateId; text: string; places: readonly Place[] }

/**
 * The plain text that the case's text is made of, with the values that make it exactly this text. Null where there is none: a
 * text that was given whole, and one that a value changes beyond its place, as the opt-out words within a name would.
 */
export function plainOfText(one: Case): PlainOfText | null {
  const filled = fillIn(one)
  const { destination } = one.reading
  if (filled?.ok !== true || destination === null) return null
  const { before, after } = dressingIn(one, filled.language)
  const tidy = (said: string) => normaliseText(said, destination.counting)
  const plain = plainOf(filled, (said) => tidy(dressText(said, { before: '', after }, filled.language)))
  if (plain === null || filled.from === null) return null
  const { tone } = filled.from
  const places = plain.places.map((place) => ({ ...place, value: tidy(inTone(place.value, tone)) }))
  const made = { id: templateIdOf(filled.language, plain.text), text: plain.text, places }
  return before + composeText(plain.text, valuesOf(places)) === filled.text ? made : null
}

/** By key, in the order of the text. */
export function valuesOf(places: readonly Place[]): Record<string, string> {
  return Object.fromEntries(places.map(({ key, value }) => [key, value]))
}

function plainOf({ from, language }: Extract<Filled, { ok: true }>, finish: (said: string) => string) {
  if (from === null) return null
  const { parts } = renderParts(from.template, from.values, { lang: language, variables: from.variables })
  return plainText(parts, language, (said) => finish(inTone(said, from.tone)))
}
