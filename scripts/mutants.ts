import { parseAst } from 'vite'

/** One small change to a source that a test should notice. */
export type Mutant = { file: string; line: number; start: number; end: number; replacement: string; what: string }

type Node = { type: string; start: number; end: number }
type Change = Pick<Mutant, 'replacement' | 'what'> & { at?: Node }

const SWAPPED: Readonly<Record<string, string>> = {
  ...{ '===': '!==', '!==': '===', '<': '<=', '<=': '<', '>': '>=', '>=': '>' },
  ...{ '+': '-', '-': '+', '*': '/', '/': '*', '%': '*', '&&': '||', '||': '&&', '??': '&&' },
}
/** Codes, states and reasons: words in small letters and hyphens that are compared or answered, not imported. */
const CODE = /^[a-z]+(?:-[a-z]+)*$/u

/** Every mutant of a TypeScript source, in the order of the text. */
export function mutantsOf(file: string, source: string): Mutant[] {
  const mutants: Mutant[] = []
  visit(parseAst(source, { lang: 'ts' }), (node) => {
    for (const { at = node, ...change } of changesOf(node, source)) {
      const line = source.slice(0, at.start).split('\n').length
      mutants.push({ file, line, start: at.start, end: at.end, ...change })
    }
  })
  return mutants
}

export function withMutant(source: string, { start, end, replacement }: Mutant): string {
  return source.slice(0, start) + replacement + source.slice(end)
}

/** Types are left out: nothing runs there. */
function visit(value: unknown, see: (node: Node) => void): void {
  if (Array.isArray(value)) for (const one of value) visit(one, see)
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return
  if (isNode(value)) {
    if (value.type.startsWith('TS') && !value.type.endsWith('Expression')) return
    if (value.type === 'ImportDeclaration') return
    see(value)
  }
  for (const inner of Object.values(value)) visit(inner, see)
}

function isNode(value: object): value is Node {
  return 'type' in value && typeof value.type === 'string' && 'start' in value && 'end' in value
}

function changesOf(node: Node, source: string): Change[] {
  const text = source.slice(node.start, node.end)
  switch (node.type) {
    case 'ConditionalExpression':
    case 'IfStatement':
      return testOf(node).flatMap((at) => [
        { at, replacement: 'true', what: 'condition always' },
        { at, replacement: 'false', what: 'condition never' },
      ])
    case 'BinaryExpression':
    case 'LogicalExpression':
      return swapped(node, source)
    case 'Literal':
      return literal(node, text)
    case 'ExpressionStatement':
      return [{ replacement: ';', what: 'statement removed' }]
    default:
      return []
  }
}

function testOf(node: Node): Node[] {
  const test = 'test' in node && typeof node.test === 'object' && node.test !== null ? node.test : null
  return test !== null && isNode(test) ? [test] : []
}

function swapped(node: Node, source: string): Change[] {
  if (!('left' in node && 'right' in node && 'operator' in node)) return []
  const { left, right } = node
  const operator = String(node.operator)
  const other = SWAPPED[operator]
  if (other === undefined || !isPart(left) || !isPart(right)) return []
  const between = source.slice(left.end, right.start).replace(operator, other)
  const replacement = source.slice(node.start, left.end) + between + source.slice(right.start, node.end)
  return [{ replacement, what: `${operator} becomes ${other}` }]
}

function isPart(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && isNode(value)
}

function literal(node: Node, text: string): Change[] {
  if (text === 'true' || text === 'false') return [{ replacement: String(text === 'false'), what: `not ${text}` }]
  if (/^\d+$/u.test(text)) return [{ replacement: `${Number(text) + 1}`, what: 'one more' }]
  const code = /^'(.*)'$/u.exec(text)?.[1]
  return code !== undefined && CODE.test(code) && node.end > node.start
    ? [{ replacement: `'${code}-x'`, what: `another word than ${code}` }]
    : []
}
