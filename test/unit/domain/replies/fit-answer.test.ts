import { describe, expect, it } from 'vitest'
import { Ask } from '#shared/contracts/scenario.ts'
import { fitAnswer } from '#shared/domain/replies/fit-answer.ts'
import { readAs } from '#shared/domain/replies/read-value.ts'

const until = { n: 1, unit: 'days' }
const PLACE = { at: new Date('2026-12-03T02:00:00Z'), zone: 'Asia/Shanghai' }
const ASK = Ask.parse({ options: [{ says: ['1', '同意', 'agree'] }, { says: ['2'] }, { says: ['3'] }], until })

describe('an answer', () => {
  it.each([
    ['1', '1'],
    ['１', '1'],
    [' 1。', '1'],
    ['①', '1'],
    ['一', '1'],
    ['One', '1'],
    ['1，谢谢', '1'],
    ['1 please', '1'],
    ['选1', '1'],
    ['我选 2', '2'],
    ['回复3', '3'],
    ['２ 改到宝安', '2'],
    ['2 改到宝安1栋', '2'],
    ['同意', '1'],
    ['同意了', '1'],
    ['Agree!', '1'],
  ])('%s fits option %s', (text, option) => {
    expect(fitAnswer(ASK, text, PLACE)?.answer).toBe(option)
  })

  it.each([
    '11',
    '10元',
    '12月1日',
    '1号',
    '2点到',
    '1.5',
    '1和2',
    '1 or 2',
    '1不行',
    '1?',
    '1可以吗',
    '4',
    '同意书',
    '不同意',
    'disagree',
    '好的',
    '',
    '1st of December',
  ])('%s fits none', (text) => {
    expect(fitAnswer(ASK, text, PLACE)).toBeNull()
  })
})

describe('what a reply says', () => {
  it.each([
    ['date', '8号', '2026-12-08'],
    ['date', '1号', '2027-01-01'],
    ['date', '12月8日下午', '2026-12-08'],
    ['date', '2026-12-25', '2026-12-25'],
    ['date', 'Dec 8', '2026-12-08'],
    ['date', '8 December please', '2026-12-08'],
    ['date', '明天', '2026-12-04'],
    ['date', 'the day after tomorrow', null],
    ['date', '大后天', '2026-12-06'],
    ['date', '13月1日', null],
    ['date', '2月30日', null],
    ['date', '2026-11-01', null],
    ['date', '8号或9号', null],
    ['date', '好', null],
    ['money', '10元', 1000],
    ['money', '快递收了我 12.5 块', 1250],
    ['money', '10或20', null],
    ['id', '单号 SF1234567890123', 'SF1234567890123'],
    ['id', '寄了', null],
    ['text', ' 下周 ', '下周'],
  ] as const)('read as %s: %s', (as, text, read) => {
    expect(readAs(as, text, PLACE)).toBe(read)
  })
})
