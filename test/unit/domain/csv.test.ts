import { expect, it } from 'vitest'
import { csvLine } from '#shared/domain/csv.ts'

it.each([
  ['plain', 'plain'],
  ['a,b', '"a,b"'],
  ['say "so"', '"say ""so"""'],
  ['two\nlines', '"two\nlines"'],
  ['=1+1', "'=1+1"],
  ['+8619900000001', "'+8619900000001"],
  ['-1', "'-1"],
  ['@cmd', "'@cmd"],
  ['\tx', "'\tx"],
  ['\rx', '"\'\rx"'],
  [-5, '-5'],
  [true, 'true'],
  [null, ''],
] as const)('writes %j so that a spreadsheet reads what it says', (cell, written) => {
  expect(csvLine([cell])).toBe(`${written}\r\n`)
})
