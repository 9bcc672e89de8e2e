import { describe, it } from 'vitest'
import { AFTER_SALES_ROWS } from './accept/after-sales-case.ts'
import { playRow } from './play-row.ts'

describe.each([['after-sales case', AFTER_SALES_ROWS]] as const)('%s', (_family, rows) => {
  it.each(rows)('$preset: $row', playRow)
})
