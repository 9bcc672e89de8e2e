import type { Language } from '#shared/contracts/primitives.ts'
import { NOBODY } from '../people/nobody.ts'
import { type PlainText, plainText } from './plain-text.ts'
import type { TemplateValues, VariableDeclarations } from './template.ts'
import type { PlainPiece, Template } from './template-pieces.ts'
import { mayBeNobody, type RenderedPart, renderParts } from './template-render.ts'

/** More of one wording nobody registers. */
export const MOST_VARIANTS = 64

type Options = {
  lang: Language
  variables: VariableDeclarations
  samples: TemplateValues
  finishes: readonly ((said: string) => string)[]
}

/**
 * Every plain text that a wording may become: each combination of its sections, and of a greeting with a name or without one,
 * finished in each of these ways. Its places hold samples. Equal ones stand once, the fullest first. Null for more than 64
 * combinations.
 */
export function plainVariants(template: Template, options: Options): PlainText[] | null {
  const { lang, variables, finishes } = options
  const flags = unique(template.pieces.flatMap((piece) => (piece.kind === 'condition' ? [piece.flag] : [])))
  const addresses = unique(
    plainPieces(template).flatMap((piece) =>
      piece.kind === 'variable' && mayBeNobody(piece, { lang, variables }) ? [piece.name] : [],
    ),
  )
  const choices = [...flags.map((flag) => `#${flag}`), ...addresses]
  if (2 ** choices.length > MOST_VARIANTS) return null
  const found = new Map<string, PlainText>()
  for (let number = 0; number < 2 ** choices.length; number += 1) {
    const left = new Set(choices.filter((_, bit) => (number >> bit) % 2 === 1))
    const parts = partsWithout(template, left, options)
    for (const finish of finishes) {
      const plain = plainText(parts, lang, finish)
      if (!found.has(plain.text)) found.set(plain.text, plain)
    }
  }
  return [...found.values()]
}

function plainPieces({ pieces }: Template): PlainPiece[] {
  return pieces.flatMap((piece) => (piece.kind === 'condition' ? piece.pieces : [piece]))
}

/** `left`: sections by `#flag` and names that are left out. */
function partsWithout(
  { pieces }: Template,
  left: ReadonlySet<string>,
  { samples, lang, variables }: Options,
): RenderedPart[] {
  const partOf = (piece: PlainPiece): RenderedPart => {
    if (piece.kind === 'text') return { text: piece.text }
    if (left.has(piece.name)) return { text: NOBODY }
    const [sample] = renderParts({ pieces: [piece] }, samples, { lang, variables }).parts
    return { text: sample?.name === undefined ? '' : sample.text, name: piece.name }
  }
  return pieces.flatMap((piece) => {
    if (piece.kind !== 'condition') return [partOf(piece)]
    return left.has(`#${piece.flag}`) ? [] : piece.pieces.map(partOf)
  })
}

function unique(names: readonly string[]): string[] {
  return [...new Set(names)]
}
