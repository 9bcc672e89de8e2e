import type { ProblemCode } from '#shared/domain/import/problem-codes.ts'
import type { RowProblem } from '../../api.ts'
import type { Words } from '../../i18n/zh.ts'

/** What the words of a problem need besides its code, as the server's sentence says it. */
const DETAILS: Partial<Record<ProblemCode, RegExp>> = {
  'column-missing': /lacks (.+)\. Add/,
  'column-twice': /same: (.+)\. Remove/,
  'id-duplicate': /line (\d+) has/,
  'phone-shared': /contact (\S+) has/,
}
const PLACE = /^Line \d+(?:, [^:]*)?: /

/** A problem's code and blank, for words in the language of the screen; else the server's own sentence. */
export type ReadProblem = { code: ProblemCode; detail: string } | { sentence: string }

export function readProblem({ code, message }: RowProblem, known: Words['rowProblem']): ReadProblem {
  if (!isKnown(code, known)) return { sentence: plainSentence(message) }
  const pattern = DETAILS[code]
  const detail = pattern === undefined ? '' : pattern.exec(message)?.[1]
  return detail === undefined ? { sentence: plainSentence(message) } : { code, detail }
}

function isKnown(code: string, known: Words['rowProblem']): code is ProblemCode {
  return Object.hasOwn(known, code)
}

/** Without its line and column, which stand in cells of their own. */
function plainSentence(message: string): string {
  const rest = message.replace(PLACE, '')
  return rest.charAt(0).toUpperCase() + rest.slice(1)
}
