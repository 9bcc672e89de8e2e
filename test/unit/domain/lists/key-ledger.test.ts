import fc from 'fast-check'
import { expect, it } from 'vitest'
import { createKeyLedger } from '#shared/domain/lists/key-ledger.ts'

it('names for each line another one with its key, as a map of all lines would', () => {
  const keys = fc.array(fc.constantFrom('1 A', '1 B', '2 A', '1 合同', '11 ', '1 1'), { maxLength: 40 })
  fc.assert(
    fc.property(keys, (list) => {
      const ledger = createKeyLedger()
      list.forEach((key, index) => void ledger.add(key, index + 2))
      const repeated = ledger.close()

      list.forEach((key, index) => {
        const other = repeated.otherLineOf(key, index + 2)
        const others = list.flatMap((one, at) => (one === key && at !== index ? [at + 2] : []))
        if (others.length === 0) expect(other).toBeUndefined()
        else expect(others).toContain(other)
      })
    }),
  )
})

it('takes no two of 300,000 keys for one, in a dozen bytes each', () => {
  const ledger = createKeyLedger()
  for (let line = 2; line < 300_002; line += 1) ledger.add(`${line % 60} L${String(line).padStart(8, '0')}`, line)
  ledger.add('3 L00000003', 300_002)

  const repeated = ledger.close()

  let alone = 0
  for (let line = 2; line < 300_002; line += 1) {
    if (repeated.otherLineOf(`${line % 60} L${String(line).padStart(8, '0')}`, line) === undefined) alone += 1
  }
  expect(alone).toBe(299_999)
  expect(repeated.otherLineOf('3 L00000003', 300_002)).toBe(3)
})
