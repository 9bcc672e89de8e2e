import { describe, expect, it } from 'vitest'
import { fileProblem } from '#shared/domain/import/file-problem.ts'
import { zh } from '../../console/src/i18n/zh.ts'
import { readProblem } from '../../console/src/pages/imports/row-problem.ts'

const problem = (code: string, message: string) => {
  return { line: 2, column: '手机号', severity: 'warning' as const, code, message, value: '' }
}

describe('readProblem', () => {
  it.each([
    ['phone-landline', 'Line 2, 手机号: this is a landline, which cannot receive texts.', ''],
    ['phone-shared', 'Line 2, 手机号: contact C00289 has this number too. The row goes in whole.', 'C00289'],
    ['id-duplicate', 'Line 9, 客户编号: line 4 has the same number. This row wins.', '4'],
  ])('finds what the words for %s need', (code, message, detail) => {
    expect(readProblem(problem(code, message), zh.rowProblem)).toEqual({ code, detail })
  })

  it('names the columns that a file lacks', () => {
    const lacking = fileProblem({ because: 'missing', titles: ['客户编号 / id', '手机号 / phone'] })

    expect(readProblem(lacking, zh.rowProblem)).toEqual({
      code: 'column-missing',
      detail: '客户编号 / id, 手机号 / phone',
    })
  })

  it.each([
    ['a-later-code', 'Line 2, 手机号: this is new. Mend it.'],
    ['phone-shared', 'Line 2, 手机号: this is new. Mend it.'],
    ['constructor', 'Line 2: this is new. Mend it.'],
  ])('leaves the sentence of the server, without its place, where there are no words: %s', (code, message) => {
    expect(readProblem(problem(code, message), zh.rowProblem)).toEqual({ sentence: 'This is new. Mend it.' })
  })
})
