import type { ImportWhat, RowProblem } from '#shared/contracts/import.ts'
import { listedRecord } from './listed-record.ts'
import type { ProblemCode } from './problem-words.ts'

/** Why a whole file cannot be taken in. `titles` name columns by the names we know, never by the file's own cells. */
export type FileFault =
  | { because: UnreadableFile | 'gone' | 'erased' }
  | { because: 'missing' | 'twice'; titles: readonly string[] }
  | { because: 'other-kind'; seemsToBe: ImportWhat }

/** Why no rows can be read from a file at all. */
export type UnreadableFile =
  | 'empty'
  | 'not-text'
  | 'too-large'
  | 'old-workbook'
  | 'broken-workbook'
  | 'workbook-too-large'
  | 'web-page'
  | 'encoding-unclear'

const CODES = {
  empty: 'file-empty',
  'old-workbook': 'file-is-workbook',
  'broken-workbook': 'file-workbook-broken',
  'workbook-too-large': 'file-workbook-too-large',
  'web-page': 'file-is-web-page',
  'encoding-unclear': 'file-encoding-unclear',
  'not-text': 'file-not-text',
  'too-large': 'file-too-large',
  gone: 'file-missing',
  erased: 'file-of-erased-person',
  missing: 'column-missing',
  twice: 'column-twice',
} as const satisfies Record<Exclude<FileFault['because'], 'other-kind'>, ProblemCode>

/** The one problem of a file that cannot be taken in, on line 1. */
export function fileProblem(fault: FileFault): RowProblem {
  if (fault.because !== 'other-kind')
    return aboutFile('error', CODES[fault.because], 'titles' in fault ? fault.titles.join(', ') : null)
  const { seemsToBe } = fault
  if (seemsToBe === 'contacts' || seemsToBe === 'instalments') return aboutFile('error', `list-of-${seemsToBe}`, null)
  const { zh, en } = seemsToBe === 'list' ? { zh: seemsToBe, en: seemsToBe } : listedRecord(seemsToBe).words
  return aboutFile('error', 'list-of-records', `${zh} / ${en}`)
}

/** What is told of a whole file, on line 1. */
export function aboutFile(severity: RowProblem['severity'], code: ProblemCode, detail: string | null): RowProblem {
  return { line: 1, column: null, severity, code, detail, value: '' }
}
