import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createContext, Script } from 'node:vm'
import { parseAst } from 'vite'
import { describe, expect, it } from 'vitest'
import * as z from 'zod'

const ROOT = join(import.meta.dirname, '../..')
/** For so many letters a pattern of quadratic time takes seconds, one of linear time a millisecond. */
const LENGTH = 80_000
/**
 * At an eighth of the length a quadratic pattern takes a 64th of its time, at a quarter a sixteenth: what is well below
 * that is no such pattern.
 */
const SHORTER = [
  { length: LENGTH / 8, quickMs: 12 },
  { length: LENGTH / 4, quickMs: 50 },
]
/** For all texts of one pattern, about 200. */
const MOST_MS = 1000

const Literal = z.object({ type: z.literal('Literal'), regex: z.object({ pattern: z.string(), flags: z.string() }) })
type Pattern = { file: string; pattern: string; flags: string }

/** Every regular expression that is written in a source file. */
function patternsIn(file: string): Pattern[] {
  const ast: unknown = parseAst(readFileSync(join(ROOT, file), 'utf8'), { lang: 'ts' })
  const found: Pattern[] = []
  const visit = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return
    const literal = 'regex' in node ? Literal.safeParse(node) : { success: false as const }
    if (literal.success) found.push({ file, ...literal.data.regex })
    else for (const part of Object.values(node)) visit(part)
  }
  visit(ast)
  return found
}

function sourceFiles(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => join(folder, name))
}

/** Long texts of what the pattern itself speaks of, that nearly match: each part alone, in pairs, and with an end that fits nothing. */
function attacksOn(pattern: string, length: number): string[] {
  const own = [...new Set(pattern.replaceAll(/\\[pP]\{[^}]*\}|\\u\{?[\dA-Fa-f]+\}?|\\[a-zA-Z]/gu, ''))]
  const parts = [
    ...new Set([...own, 'a', 'A', '0', ' ', '\n', '\t', '-', '王', '{{', '}}', '\u0000', '\ud800', '{{{', '0-', '1 ']),
  ]
  const pairs = own.slice(0, 8).flatMap((one) => own.slice(0, 8).map((other) => one + other))
  return [...parts, ...pairs].flatMap((part) => textsOf(part, length))
}

const made = new Map<string, readonly string[]>()

/** Many patterns speak of the same characters: their texts are made once. */
function textsOf(part: string, length: number): readonly string[] {
  const known = made.get(`${length} ${part}`)
  if (known !== undefined) return known
  const long = part.repeat(length / part.length)
  const texts = [`${long}\u0001!`, `0${long}0x`]
  made.set(`${length} ${part}`, texts)
  return texts
}

const FIND_ALL = new Script('for (const text of texts) text.replace(every, "")')

/** Finds every match in each text. @throws when they take too long together, also at a second try */
function searchAll(pattern: Pattern): void {
  const all = contextFor(pattern, LENGTH)
  try {
    FIND_ALL.runInContext(all, { timeout: MOST_MS })
  } catch {
    FIND_ALL.runInContext(all, { timeout: 3 * MOST_MS }) // the machine may have been busy
  }
}

const searched: { texts: readonly string[]; every: RegExp } = { texts: [], every: /(?:)/u }
const context = createContext(searched)

/** Made once: making one takes as long as a search. */
function contextFor({ pattern, flags }: Pattern, length: number) {
  searched.every = new RegExp(pattern, `${flags.replaceAll(/[gy]/gu, '')}g`)
  searched.texts = attacksOn(pattern, length)
  return context
}

/** Whether shorter texts already show that its time grows with their length alone. */
function isQuick(pattern: Pattern): boolean {
  return SHORTER.some(({ length, quickMs }) => timeOf(pattern, length) < quickMs)
}

/** Milliseconds of the processor; without end where it takes more than a second. */
function timeOf(pattern: Pattern, length: number): number {
  const shorter = contextFor(pattern, length)
  const started = process.cpuUsage()
  try {
    FIND_ALL.runInContext(shorter, { timeout: MOST_MS })
  } catch {
    return Number.POSITIVE_INFINITY
  }
  const { user, system } = process.cpuUsage(started)
  return (user + system) / 1000
}

const PATTERNS = [...sourceFiles('shared'), ...sourceFiles('functions')].flatMap(patternsIn)

describe('the patterns of the product', () => {
  it('are all found', () => {
    expect(PATTERNS.length).toBeGreaterThan(60)
    expect(PATTERNS).toContainEqual(expect.objectContaining({ pattern: '^msg_[A-Za-z0-9_-]+$' }))
  })

  it.each(PATTERNS)('/$pattern/$flags of $file takes bounded time for any text', (pattern) => {
    if (!isQuick(pattern)) expect(() => searchAll(pattern)).not.toThrow()
  })
})
