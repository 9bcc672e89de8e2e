import { describe, expect, it } from 'vitest'
import { ImportWhat } from '#shared/contracts/import.ts'
import { readHeader } from '#shared/domain/lists/columns.ts'
import { columnsOf } from '#shared/domain/lists/list-specs.ts'
import { templateOf } from '#shared/domain/lists/list-template.ts'

it.each([
  ['zh', '手机号,备用手机'],
  ['en', 'phone,phone_2'],
] as const)('the template of a list of contacts in %s has room for a second number', (language, titles) => {
  expect(templateOf('contacts', language)).toContain(titles)
})

describe.each(ImportWhat.options)('the template of a list of %s', (what) => {
  it.each(['zh', 'en'] as const)('in %s has columns that are read, each as one of its own', (language) => {
    const titles = templateOf(what, language).slice(1).trim().split(',')

    const read = readHeader<string>(columnsOf(what), titles)

    expect(read).toMatchObject({ ok: true })
    // A list of people shows a column of their own, which its mapping reads.
    expect(read.ok && read.columns.aside).toHaveLength(what === 'list' ? 1 : 0)
  })
})
