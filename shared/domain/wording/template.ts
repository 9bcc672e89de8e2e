import type { LocalizedText } from '#shared/contracts/primitives.ts'
import { findForeignPlaceholders } from './foreign-placeholders.ts'
import type { PlainPiece, Template, TemplateFormat } from './template-pieces.ts'
import { excerpt, type Fault, isName, LONGEST_SOURCE, scanTemplate } from './template-scan.ts'

export type VariableDeclaration = {
  /**
   * `text` is what strangers may have chosen and is looked at before it is written (`lures.ts`), `own` the company's words;
   * an `id` or `phone` of its usual form is written as it is, any other like `text`.
   */
  type: 'text' | 'own' | 'id' | 'phone' | 'money' | 'date' | 'time' | 'number' | 'flag'
  /** May be absent when a message is rendered, so it needs a fallback or a condition around it. */
  optional?: boolean
  /** Written where the value cannot be used and the wording has no fallback of its own. */
  instead?: LocalizedText
  /** Addresses the reader: without a value or a fallback the words around it do without a name. */
  address?: true
}
export type VariableDeclarations = Readonly<Record<string, VariableDeclaration>>

/** A date is 'YYYY-MM-DD', a time 'HH:mm', a flag a boolean. */
export type TemplateValue = string | number | boolean | Money | LongText | undefined | null
export type Money = { minor: number; currency: string }
/** A list that a kind composes itself, cut at 400 code points instead of 60: its own words, and names from outside. */
export type LongText = { long: readonly (string | { outside: string; instead: string })[] }
export type TemplateValues = Readonly<Record<string, TemplateValue>>

export type TemplateFault = Fault & {
  /** Both from 1; the column counts UTF-16 units. */
  line: number
  column: number
}

const FORMATS_OF: Record<VariableDeclaration['type'], readonly TemplateFormat[]> = {
  text: ['mask'],
  own: ['mask'],
  id: ['mask'],
  phone: ['mask'],
  number: ['mask'],
  money: ['money'],
  date: ['date', 'longdate'],
  time: ['time'],
  flag: [],
}

/** The template, or every fault that shows without knowing the variables. Never throws. */
export function parseTemplate(
  source: string,
): { ok: true; template: Template } | { ok: false; faults: TemplateFault[] } {
  const { pieces, faults } = scanTemplate(source)
  return faults.length === 0 ? { ok: true, template: { pieces } } : { ok: false, faults: locate(source, faults) }
}

/**
 * Every fault of a wording in the order of the text, those of `parseTemplate` included; none means that it renders
 * whenever all variables not optional are given. Inside a condition an optional variable needs no fallback; a condition on a
 * variable that is no flag asks whether it is known.
 */
export function checkTemplate(source: string, declarations: VariableDeclarations): TemplateFault[] {
  const { pieces, faults } = scanTemplate(source)
  const found = pieces.flatMap((piece) => {
    if (piece.kind !== 'condition') return faultsOfPlain(piece, declarations, false)
    return [
      ...faultsOfFlag(piece.flag, piece.position, declarations),
      ...piece.pieces.flatMap((inner) => faultsOfPlain(inner, declarations, true)),
    ]
  })
  const known = [...faults, ...found, ...faultsOfBraces(source, declarations)]
  const foreign = findForeignPlaceholders(source).filter(
    ({ position, detail }) => !known.some((one) => one.position >= position && one.position < position + detail.length),
  )
  return locate(source, [...known, ...foreign])
}

/** What looks like a tag around a known name but has other braces, as in {name} or ｛｛name｝｝, would stand on the phone. */
const NEARLY_TAG = /[{｛]{1,2}\s*[#/]?\s*([a-z][a-zA-Z0-9]*)(?![a-zA-Z0-9])[^{}｛｝]*[}｝]{1,2}/gu

function faultsOfBraces(source: string, declarations: VariableDeclarations): Fault[] {
  if (source.length > LONGEST_SOURCE) return []
  return [...source.matchAll(NEARLY_TAG)].flatMap(({ 0: whole, 1: name = '', index }) => {
    const isTag = whole.startsWith('{{') && whole.endsWith('}}')
    if (isTag || !declarationOf(name, declarations)) return []
    return [{ code: 'syntax' as const, position: index, detail: excerpt(whole) }]
  })
}

/** The names a template uses, flags included, each once, in the order of their first use. */
export function listVariables(template: Template): string[] {
  const names = template.pieces.flatMap((piece) =>
    piece.kind === 'condition' ? [piece.flag, ...piece.pieces.flatMap(nameIn)] : nameIn(piece),
  )
  return [...new Set(names)]
}

function nameIn(piece: PlainPiece): string[] {
  return piece.kind === 'variable' ? [piece.name] : []
}

function faultsOfFlag(flag: string, position: number, declarations: VariableDeclarations): Fault[] {
  if (!isName(flag)) return []
  return declarationOf(flag, declarations) ? [] : [{ code: 'unknown-variable', position, detail: flag }]
}

function faultsOfPlain(piece: PlainPiece, declarations: VariableDeclarations, inCondition: boolean): Fault[] {
  if (piece.kind === 'text') return []
  const { name, format, fallback, position } = piece
  const declared = declarationOf(name, declarations)
  if (!declared) return [{ code: 'unknown-variable', position, detail: name }]
  if (declared.type === 'flag') return [{ code: 'wrong-type', position, detail: name }]
  const faults: Fault[] = []
  if (format !== null && !FORMATS_OF[declared.type].includes(format)) {
    faults.push({ code: 'wrong-type', position, detail: `${name}:${format}` })
  }
  if (declared.optional && fallback === null && !inCondition) {
    faults.push({ code: 'missing-fallback', position, detail: name })
  }
  return faults
}

function declarationOf(name: string, declarations: VariableDeclarations): VariableDeclaration | undefined {
  return Object.hasOwn(declarations, name) ? declarations[name] : undefined
}

function locate(source: string, faults: Fault[]): TemplateFault[] {
  return faults
    .toSorted((a, b) => a.position - b.position)
    .map((fault) => {
      const before = source.slice(0, fault.position).split('\n')
      return { ...fault, line: before.length, column: (before.at(-1)?.length ?? 0) + 1 }
    })
}
