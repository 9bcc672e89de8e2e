import { describe, expect, it } from 'vitest'
import { estimateDays } from '#shared/domain/scenarios/rules/delivery-estimate.ts'

const PROVINCES =
  '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82'.split(' ')

describe('estimateDays', () => {
  it.each([
    ['440300', '440106', 1, 2, 'Shenzhen to Guangzhou'],
    ['650100', '652300', 1, 2, 'within Xinjiang'],
    ['330100', '310115', 2, 3, 'Zhejiang to Shanghai'],
    ['110105', '130100', 2, 3, 'Beijing to Hebei'],
    ['440300', '110105', 3, 5, 'Shenzhen to Beijing'],
    ['440300', '650100', 5, 8, 'to Xinjiang'],
    ['650100', '440300', 5, 8, 'from Xinjiang'],
    ['620100', '630100', 5, 8, 'to Qinghai, though a neighbour'],
    ['440300', '460100', 5, 8, 'to Hainan'],
    ['440300', '810000', 5, 8, 'to Hong Kong'],
    ['110105', '', 3, 7, 'no code'],
    ['110105', '990000', 3, 7, 'no such province'],
    ['990000', '990000', 3, 7, 'the same unknown one twice'],
    ['110105', '11', 3, 7, 'too short a code'],
  ])('%s to %s is %i to %i days: %s', (from, to, minDays, maxDays) => {
    expect(estimateDays(from, to)).toEqual({ minDays, maxDays })
  })

  it('is the same both ways between all provinces', () => {
    for (const from of PROVINCES) {
      for (const to of PROVINCES) {
        expect(estimateDays(`${from}0000`, `${to}0000`), `${from} ${to}`).toEqual(
          estimateDays(`${to}0000`, `${from}0000`),
        )
      }
    }
  })

  it('knows every province', () => {
    for (const province of PROVINCES) expect(estimateDays(`${province}0000`, `${province}0000`).minDays).toBe(1)
  })
})
