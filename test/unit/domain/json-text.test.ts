import { describe, expect, it } from 'vitest'
import { readJson } from '#shared/domain/json-text.ts'

const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth)

describe('reading JSON', () => {
  it.each(['{"a":[1,{"b":null}]}', '"[[[["', '"\\"[{\\\\"', ' 1 ', nested(64)])(
    'reads %j as text and as bytes',
    (text) => {
      const expected = { ok: true, value: JSON.parse(text) }

      expect(readJson(text)).toEqual(expected)
      expect(readJson(Buffer.from(text))).toEqual(expected)
    },
  )

  it.each(['', 'oops', '{"a":', '"unended', nested(10).slice(1)])('says that %j is no JSON', (text) => {
    expect(readJson(text)).toMatchObject({ ok: false, fault: { path: '', code: 'malformed-json' } })
  })

  it('says that bytes are no UTF-8', () => {
    expect(readJson(Buffer.from([0x22, 0xff, 0x22]))).toMatchObject({ ok: false, fault: { code: 'malformed-json' } })
  })

  it.each([nested(65), nested(100_000), '['.repeat(200_000), `{"a":${nested(65)}}`])(
    'refuses what is nested deeper than anybody needs',
    (text) => {
      expect(readJson(text)).toMatchObject({ ok: false, fault: { path: '', code: 'nested-too-deep' } })
    },
  )
})
