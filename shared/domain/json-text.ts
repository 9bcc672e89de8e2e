type Fault = { path: string; message: string; code: string }

export type ReadJson = { ok: true; value: unknown } | { ok: false; fault: Fault }

/** Nothing that anybody sends us nests deeper; far beyond it the engine itself gives up when it writes JSON again. */
const DEEPEST = 64

const MALFORMED: Fault = { path: '', message: 'the body is not JSON in UTF-8', code: 'malformed-json' }
const TOO_DEEP: Fault = { path: '', message: `the body is nested more than ${DEEPEST} deep`, code: 'nested-too-deep' }

/** What this JSON says, given as text or as UTF-8. Never throws; in linear time. */
export function readJson(source: string | Uint8Array): ReadJson {
  try {
    const text = typeof source === 'string' ? source : new TextDecoder('utf-8', { fatal: true }).decode(source)
    return isTooDeep(text) ? { ok: false, fault: TOO_DEEP } : { ok: true, value: JSON.parse(text) }
  } catch {
    return { ok: false, fault: MALFORMED }
  }
}

/** Counts brackets outside of strings; a pattern would take quadratic time for a string that never ends. */
function isTooDeep(text: string): boolean {
  let depth = 0
  let inString = false
  for (let at = 0; at < text.length; at += 1) {
    const letter = text[at]
    if (letter === '"') inString = !inString
    else if (inString && letter === '\\') at += 1
    else if (inString) continue
    else if (letter === '[' || letter === '{') depth += 1
    else if (letter === ']' || letter === '}') depth -= 1
    if (depth > DEEPEST) return true
  }
  return false
}
