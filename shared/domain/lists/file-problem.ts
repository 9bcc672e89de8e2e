import type { RowProblem } from '#shared/contracts/import.ts'
import type { ProblemCode } from './problem-words.ts'

/** Why a whole file cannot be taken in. `titles` name columns by the names we know, never by the file's own cells. */
export type FileFault =
  | { because: 'empty' | 'workbook' | 'not-text' | 'too-large' | 'gone' }
  | { because: 'missing' | 'twice'; titles: readonly string[] }

const CODES = {
  empty: 'file-empty',
  workbook: 'file-is-workbook',
  'not-text': 'file-not-text',
  'too-large': 'file-too-large',
  gone: 'file-missing',
  missing: 'column-missing',
  twice: 'column-twice',
} as const satisfies Record<FileFault['because'], ProblemCode>

/** The one problem of a file that cannot be taken in, on line 1. */
export function fileProblem(fault: FileFault): RowProblem {
  const detail = 'titles' in fault ? fault.titles.join(', ') : null
  return { line: 1, column: null, severity: 'error', code: CODES[fault.because], detail, value: '' }
}
