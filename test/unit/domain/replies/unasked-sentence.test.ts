import { describe, expect, it } from 'vitest'
import { saysUnasked } from '#shared/domain/replies/unasked-sentence.ts'
import { courierFee } from '#shared/domain/scenarios/presets/after-sales-questions.ts'
import { awayChoice } from '#shared/domain/scenarios/presets/parcels-back.ts'

const saysOf = ({ scenarioOf }: typeof courierFee) => scenarioOf({}).begins?.says ?? { zh: [], en: [] }

describe('a courier who asks for money', () => {
  it.each([
    '快递要收10块',
    '快递要收10块钱',
    '快递员要我付5元才送',
    '送货的收了十块钱',
    '您好，快递小哥说要收 10.5 元 运费！',
    '派件员找我要钱',
    'Courier asks me for 10 yuan.',
    'the driver wants money',
  ])('is told of by: %s', (text) => {
    expect(saysUnasked(text, saysOf(courierFee))).toBe(true)
  })

  it.each([
    '快递要收10块吗',
    '快递要收10块？',
    '快递没要收10块',
    '快递要收10块，怎么办',
    '快递要收10块我已经给了',
    '快递要收多久',
    '快递要几天才到',
    '快递10块',
    '你们运费多少钱',
    '快递员收了包裹',
    '要退10块',
    'does the courier want money?',
    'the courier wants my code',
    '10元',
    '不在家',
    '',
  ])('is not told of by: %s', (text) => {
    expect(saysUnasked(text, saysOf(courierFee))).toBe(false)
  })
})

describe('somebody who is not there', () => {
  it.each([
    '不在家',
    '我不在家',
    '我今天不在家',
    '今天家里没人',
    '您好，这两天不在家。',
    '人不在',
    "I'm not at home today",
    'Sorry, nobody is home.',
    'we are away this week',
  ])('says so by: %s', (text) => {
    expect(saysUnasked(text, saysOf(awayChoice))).toBe(true)
  })

  it.each([
    '不在家可以放门口吗',
    '不在家，放门卫',
    '我在家',
    '不在家怎么办呢',
    '不在北京',
    '没人通知我',
    '没人送货来',
    '家里没人付款',
    '我不在家吧',
    '明天在家',
    'out',
    'we are out of nuts',
    'is nobody home?',
    'not at home in Beijing',
  ])('does not say so by: %s', (text) => {
    expect(saysUnasked(text, saysOf(awayChoice))).toBe(false)
  })
})

it('reads the longest sentence that may be declared without delay', () => {
  const word = ['一', '一一', '一一一', '']
  const says = { zh: [Array.from({ length: 8 }, () => word)], en: [] }

  expect(saysUnasked('一'.repeat(24), says)).toBe(true)
  expect(saysUnasked('一'.repeat(25), says)).toBe(false)
})
