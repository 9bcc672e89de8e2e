import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createContext, Script } from 'node:vm'
import { parseAst } from 'vite'
import { describe, expect, it } from 'vitest'
import * as z from 'zod'

const ROOT = join(import.meta.dirname, '../..')
/** For so many letters a pattern of quadratic time takes seconds, one of linear time a millisecond. */
const LENGTH = 80_000
/** At a quarter of the length a quadratic pattern takes a sixteenth of its time: what is well below that is no such pattern. */
const QUARTER_MS = 50
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
    const literal = Literal.safeParse(node)
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
  const context = contextFor(pattern, LENGTH)
  try {
    FIND_ALL.runInContext(context, { timeout: MOST_MS })
  } catch {
    FIND_ALL.runInContext(context, { timeout: 3 * MOST_MS }) // the machine may have been busy
  }
}

function contextFor({ pattern, flags }: Pattern, length: number) {
  const every = new RegExp(pattern, `${flags.replaceAll(/[gy]/gu, '')}g`)
  return createContext({ texts: attacksOn(pattern, length), every })
}

/** Whether shorter texts already show that its time grows with their length alone. */
function isQuick(pattern: Pattern): boolean {
  const context = contextFor(pattern, LENGTH / 4)
  const started = process.cpuUsage()
  try {
    FIND_ALL.runInContext(context, { timeout: MOST_MS })
  } catch {
    return false
  }
  const { user, system } = process.cpuUsage(started)
  return (user + system) / 1000 < QUARTER_MS
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
