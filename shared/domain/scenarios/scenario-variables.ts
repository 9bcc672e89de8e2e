import type { LocalizedText } from '#shared/contracts/primitives.ts'
import type { Condition, Scenario, Step } from '#shared/contracts/scenario.ts'
import { listVariables, parseTemplate, type VariableDeclaration } from '../wording/template.ts'
import type { PlainPiece, TemplateFormat, TemplatePiece } from '../wording/template-pieces.ts'
import { pathsKnownBy } from './conditions.ts'
import type { Wording } from './kind.ts'
import type { PathType } from './known.ts'
import { isAlwaysKnown, pathOfColumn, typeOfPath } from './paths.ts'
import { NAME_VARIABLE } from './wording-parts.ts'

/** One text of a step: `step`, `step:1` to `step:4`, `step:bare`, and where it stands in the scenario. */
export type StepText = { field: string; path: string; text: LocalizedText; known: readonly string[]; mayLack: boolean }

/** The texts of a scenario in order, each with the paths that have a value wherever it is said. */
export function textsOf({ steps, only }: Pick<Scenario, 'steps' | 'only'>): StepText[] {
  return steps.flatMap((step, index) => {
    if (step.say === null) return []
    const known = [...anchorPaths(step), ...factPaths(step), ...pathsKnownBy(only), ...pathsKnownBy(step.when)]
    const { text, variants, bare } = step.say
    const at = `steps[${index}].say`
    const mayLack = bare !== null
    return [
      { field: step.id, path: `${at}.text`, text, known, mayLack },
      ...variants.map((variant, place) => ({
        field: `${step.id}:${place + 1}`,
        path: `${at}.variants[${place}].text`,
        text: variant.text,
        known: [...known, ...pathsKnownBy(variant.when)],
        mayLack,
      })),
      ...(bare === null ? [] : [{ field: `${step.id}:bare`, path: `${at}.bare`, text: bare, known, mayLack: false }]),
    ]
  })
}

const kept = new WeakMap<Scenario, Readonly<Record<string, string>>>()

/** Whether a name that nobody declared means a custom column: ours begin with a small Latin letter. */
export function isColumn(name: string): boolean {
  return !/^[a-z]/u.test(name)
}

/** What wordings may use, by path: the declared ones, and columns whose name is in another script than Latin. */
export function pathsOfVariables(scenario: Scenario): Readonly<Record<string, string>> {
  const found = kept.get(scenario)
  if (found !== undefined) return found
  const names = new Set(textsOf(scenario).flatMap(({ text }) => [...namesIn(text.zh), ...namesIn(text.en)]))
  const columns = [...names].filter((name) => isColumn(name) && !Object.hasOwn(scenario.variables, name))
  const declared = Object.entries(scenario.variables).flatMap(([name, given]) =>
    typeof given === 'string' ? [[name, given] as const] : [],
  )
  const paths = {
    ...Object.fromEntries(columns.map((name) => [name, pathOfColumn(name)])),
    ...Object.fromEntries(declared),
  }
  kept.set(scenario, paths)
  return paths
}

/** The variables that say whether a condition holds. */
export function flagsOf({ variables }: Pick<Scenario, 'variables'>): [name: string, condition: Condition][] {
  return Object.entries(variables).flatMap(([name, given]): [string, Condition][] =>
    typeof given === 'string' ? [] : [[name, given]],
  )
}

/** Every wording of a scenario with the variables that it may use. */
export function wordingsOf(scenario: Scenario): Wording[] {
  const paths = pathsOfVariables(scenario)
  const uses = usesInSteps(scenario)
  const flags = Object.fromEntries(flagsOf(scenario).map(([name]) => [name, { type: 'flag' as const }]))
  return textsOf(scenario).map(({ field, path, text, known, mayLack }) => {
    const entries = Object.entries(paths).map(([name, from]) => {
      const type = typeOf(typeOfPath(from, scenario.about), uses.get(name))
      const isGiven = mayLack || isAlwaysKnown(from, scenario.about, known)
      return [name, { type, ...(!isGiven && { optional: true }) }] as const
    })
    const asks = scenario.category === 'collection' ? { isCollection: true as const } : {}
    return { field, path, text, ...asks, variables: { ...Object.fromEntries(entries), ...flags, name: NAME_VARIABLE } }
  })
}

function anchorPaths({ moment: { anchor } }: Step): string[] {
  if ('date' in anchor) return [anchor.date]
  return 'yearly' in anchor ? [anchor.yearly] : []
}

/** A fact that begins a text has its instant. */
function factPaths({ moment: { anchor } }: Step): string[] {
  return 'fact' in anchor ? [`record.${anchor.fact}`] : []
}

/** The variables and flags that a text names; none where it cannot be parsed. */
export function namesIn(source: string): string[] {
  const parsed = parseTemplate(source)
  return parsed.ok ? listVariables(parsed.template) : []
}

type Type = VariableDeclaration['type']

/** A column has the type as which it is written. */
function typeOf(type: PathType | null, use: Type | undefined): Type {
  if (type === 'custom' || type === null) return use ?? 'text'
  if (type === 'instant') return 'date'
  return type === 'list' ? 'text' : type
}

/** The type as which texts write a name, where that shows. */
export function usesIn(texts: readonly LocalizedText[]): Map<string, Type> {
  const uses = new Map<string, Type>()
  for (const source of texts.flatMap(({ zh, en }) => [zh, en])) {
    const parsed = parseTemplate(source)
    if (parsed.ok) for (const piece of parsed.template.pieces) noteUse(uses, piece)
  }
  return uses
}

function usesInSteps(scenario: Scenario): Map<string, Type> {
  const uses = usesIn(textsOf(scenario).map(({ text }) => text))
  for (const [name, path] of Object.entries(pathsOfVariables(scenario))) {
    if (scenario.steps.some((step) => anchorPaths(step).includes(path))) uses.set(name, 'date')
  }
  return uses
}

function noteUse(uses: Map<string, Type>, piece: TemplatePiece): void {
  if (piece.kind === 'condition' && !uses.has(piece.flag)) uses.set(piece.flag, 'flag')
  for (const inner of piece.kind === 'condition' ? piece.pieces : [piece]) noteFormat(uses, inner)
}

/** What is written anywhere is no flag, also where a condition asks whether it is known. */
function noteFormat(uses: Map<string, Type>, piece: PlainPiece): void {
  if (piece.kind !== 'variable') return
  const known = uses.get(piece.name)
  if (known !== undefined && known !== 'flag' && known !== 'text') return
  uses.set(piece.name, piece.format === null ? 'text' : FORMAT_TYPES[piece.format])
}

const FORMAT_TYPES: Readonly<Record<TemplateFormat, Type>> = {
  money: 'money',
  time: 'time',
  date: 'date',
  longdate: 'date',
  mask: 'text',
}
