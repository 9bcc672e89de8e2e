import type { RowProblem } from '#shared/contracts/import.ts'
import type { ProblemCode } from './problem-codes.ts'

/** Why a whole file cannot be taken in. `titles` name columns by the names we know, never by the file's own cells. */
export type FileFault =
  | { because: 'empty' | 'workbook' | 'not-text' | 'gone' }
  | { because: 'missing' | 'twice'; titles: readonly string[] }

/** The one problem of a file that cannot be taken in, on line 1. */
export function fileProblem(fault: FileFault): RowProblem {
  const { code, message } = wordsOf(fault)
  return { line: 1, column: null, severity: 'error', code, message, value: '' }
}

function wordsOf(fault: FileFault): { code: ProblemCode; message: string } {
  switch (fault.because) {
    case 'empty':
      return {
        code: 'file-empty',
        message: 'The file holds no rows. Upload a list with a header line and at least one row.',
      }
    case 'workbook':
      return {
        code: 'file-is-workbook',
        message: 'The file is a spreadsheet workbook. Save it as CSV UTF-8 and upload that.',
      }
    case 'not-text':
      return {
        code: 'file-not-text',
        message: 'The file is no table of text. Save the list as CSV UTF-8 and upload that.',
      }
    case 'gone':
      return {
        code: 'file-missing',
        message: 'The uploaded file is no longer there. Create an import again and upload it.',
      }
    case 'missing': {
      const names = fault.titles.join(', ')
      return { code: 'column-missing', message: `Line 1: the header lacks ${names}. Add it above the values it names.` }
    }
    case 'twice': {
      const names = fault.titles.join(', ')
      return { code: 'column-twice', message: `Line 1: two columns mean the same: ${names}. Remove or rename one.` }
    }
  }
}
