import { describe, expect, it } from 'vitest'
import * as z from 'zod'
import { entryOfRows } from '../../console/src/pages/campaign/named-rows.ts'
import { entryWith, initialEntry, listFields } from '../../console/src/pages/campaign/settings-fields.ts'

const Part = z.strictObject({ zh: z.string().min(1).max(60), told: z.string().min(1).max(40).optional() })
const FIELDS = listFields(z.toJSONSchema(Part, { io: 'input' }))

describe('an entry of a list', () => {
  it('begins without what may be left out', () => {
    expect(initialEntry(FIELDS)).toEqual({ zh: '' })
  })

  it('leaves out a part that was emptied, if it may', () => {
    const [zh, told] = FIELDS
    if (zh === undefined || told === undefined) throw new Error('the schema has two parts')

    expect(entryWith({ zh: 'Solved?', told: 'x' }, told, '')).toEqual({ zh: 'Solved?' })
    expect(entryWith({ zh: 'Solved?' }, told, 'x')).toEqual({ zh: 'Solved?', told: 'x' })
    expect(entryWith({ zh: 'Solved?' }, zh, '')).toEqual({ zh: '' })
  })
})

describe('rows with names of one’s own', () => {
  it('are kept by name, the upper of two alike', () => {
    const rows = [
      { name: ' vip ', chosen: ['a'] },
      { name: '', chosen: ['b'] },
      { name: 'vip', chosen: ['c'] },
    ]
    expect(entryOfRows(rows)).toEqual({ vip: ['a'] })
  })
})
