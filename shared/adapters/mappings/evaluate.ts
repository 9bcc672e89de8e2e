import jsonata from 'jsonata'
import { readJson } from '#shared/domain/json-text.ts'
import { parseMoneyMinor } from '#shared/domain/wording/money.ts'
import type { MappingFault, MappingInput } from '#shared/ports/mappings.ts'

/** What the thread answers: JSON as text, or `null` where a mapping gives nothing. */
export type Evaluated = { ok: true; json: string | null } | { ok: false; fault: MappingFault }

/** A mapping that nests calls deeper calls itself without an end. */
const DEEPEST = 400
const MOST_CHARACTERS = 500_000

const ENTRY = Symbol.for('jsonata.__evaluate_entry')
const EXIT = Symbol.for('jsonata.__evaluate_exit')

class TooDeep extends Error {}

/** What is wrong with a mapping's text; null where it can be read. */
export function checkMapping(mapping: string): MappingFault | null {
  try {
    jsonata(mapping)
    return null
  } catch (error) {
    return faultOf(error)
  }
}

/** What the mapping makes of the input. Nothing here bounds its time: whoever calls ends the thread. */
export async function evaluateMapping(mapping: string, input: MappingInput): Promise<Evaluated> {
  try {
    const expression = jsonata(mapping)
    boundDepth(expression)
    const value: unknown = await expression.evaluate(input, { json: jsonIn, minor: toMinor })
    const json: string | undefined = value === undefined ? undefined : JSON.stringify(value)
    if (json === undefined) return { ok: true, json: null }
    return json.length > MOST_CHARACTERS ? { ok: false, fault: TOO_LARGE } : { ok: true, json }
  } catch (error) {
    return { ok: false, fault: faultOf(error) }
  }
}

const TOO_LARGE: MappingFault = { code: 'too-large', message: 'gives more than it may', position: null }

/**
 * JSONata calls what stands under these names around each step of an evaluation, as its own exerciser uses them:
 * https://docs.jsonata.org/embedding-extending (read 2026-11-30). Its types know names that are text alone.
 */
function boundDepth(expression: jsonata.Expression): void {
  let depth = 0
  const enter = () => {
    depth += 1
    if (depth > DEEPEST) throw new TooDeep()
  }
  const leave = () => {
    depth -= 1
  }
  Reflect.apply(expression.assign, expression, [ENTRY, enter])
  Reflect.apply(expression.assign, expression, [EXIT, leave])
}

/** `$json(text)`: what JSON within the body says; nothing where it is none. */
function jsonIn(text: unknown): unknown {
  const read = typeof text === 'string' ? readJson(text) : null
  return read?.ok === true ? read.value : undefined
}

/** `$minor("199.00", "CNY")`: an amount in minor units, without floats. */
function toMinor(amount: unknown, currency: unknown): number | undefined {
  if (amount === undefined || amount === null) return undefined
  const read = parseMoneyMinor(String(amount), String(currency), 'point')
  if (!read.ok) throw new TypeError('not an amount')
  return read.minor
}

/** JSONata's own messages repeat values of the input: of a failure only its code is told, of a fault of the text all. */
function faultOf(error: unknown): MappingFault {
  if (error instanceof TooDeep) return { code: 'too-deep', message: `nests more than ${DEEPEST} calls`, position: null }
  const { code, position, message } = readError(error)
  if (code.startsWith('S')) return { code: 'syntax', message: message.slice(0, 200), position }
  const known = code === '' ? 'a function was given what it cannot take' : `JSONata ${code}`
  return { code: 'failed', message: `cannot be evaluated: ${known}`, position }
}

function readError(error: unknown): { code: string; position: number | null; message: string } {
  const at = (name: string): unknown => (typeof error === 'object' && error !== null ? Reflect.get(error, name) : null)
  const [code, position, message] = [at('code'), at('position'), at('message')]
  return {
    code: typeof code === 'string' ? code : '',
    position: typeof position === 'number' ? position : null,
    message: typeof message === 'string' ? message : 'cannot be read',
  }
}
