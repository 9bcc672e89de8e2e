import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import * as z from 'zod'
import { addressAs, surnameOf } from '#shared/domain/wording/salutation.ts'

describe('the surname', () => {
  it.each([
    ['王伟', '王'],
    ['王', '王'],
    ['王 伟', '王'],
    ['欧阳娜娜', '欧阳'],
    ['歐陽娜娜', '歐陽'],
    ['司马光', '司马'],
    ['欧阳', '欧阳'],
    ['金店', undefined],
    ['江南大酒店', undefined],
    ['阿依古丽·买买提', undefined],
    ['John Wang', undefined],
    ['王Wei', undefined],
    ['たなか', undefined],
    ['某某科技公司', undefined],
    ['', undefined],
  ])('of %j is %j', (name, surname) => {
    expect(surnameOf(name)).toBe(surname)
  })
})

describe('addressing a person', () => {
  it.each([
    ['王伟', 'mr', 'zh', '王先生'],
    ['王伟', 'ms', 'zh', '王女士'],
    ['王伟', null, 'zh', '王先生/女士'],
    ['欧阳娜娜', 'ms', 'zh', '欧阳女士'],
    ['王小姐', null, 'zh', '王小姐'],
    ['陈太', null, 'zh', '陈太'],
    ['李生', null, 'zh', '李生'],
    ['王春生', 'mr', 'zh', '王先生'],
    ['司机', null, 'zh', ''],
    ['房东', null, 'zh', ''],
    ['车主', null, 'zh', ''],
    ['阿依古丽·买买提', 'ms', 'zh', '阿依古丽·买买提'],
    ['John Wang', 'mr', 'zh', 'John Wang'],
    [null, null, 'zh', ''],
    ['  ', null, 'zh', ''],
    [null, 'ms', 'zh', '女士'],
    [' John Wang ', 'mr', 'en', 'John Wang'],
    ['王伟', 'mr', 'en', '王伟'],
    [null, 'mr', 'en', ''],
    [' ', null, 'en', ''],
  ] as const)('%j with %j in %s is %s', (name, salutation, lang, text) => {
    expect(addressAs({ name, salutation }, lang)).toBe(text)
  })
})

const VECTORS = z
  .array(z.object({ name: z.string(), salutation: z.enum(['mr', 'ms']).nullable(), zh: z.string() }))
  .parse(JSON.parse(readFileSync(new URL('../../../fixtures/vectors/salutations.json', import.meta.url), 'utf8')))
/** Where the vector leaves a choice, or says what must not be. */
const CHOSEN: Readonly<Record<string, string>> = {
  ...{ 宗政伟: '宗先生', 单于飞: '单先生', 老李: '老李', 小王: '小王', 阿强: '阿强' },
  ...{ '王**': '王先生/女士', '*芳': '', 田中太郎: '田中太郎', 巴特尔: '巴特尔' },
}

it.each(VECTORS)('$name with $salutation: $zh', ({ name, salutation, zh }) => {
  const expected = CHOSEN[name] ?? (zh === 'no name' ? '' : zh === 'full name' ? name : zh)

  expect(addressAs({ name, salutation }, 'zh')).toBe(expected)
})

describe('a name that says less than a name', () => {
  it.each([
    ...['NULL', 'null null', 'N/A', 'n.a.', '-', '—', '???', '***', 'test', 'Test User', 'undefined', 'xxx', "'null"],
    ...[
      '无',
      '公司',
      '匿名用户',
      '未知',
      '先生',
      '女士',
      '先生/女士',
      '客户',
      '微信用户',
      '用户12345',
      '某某',
      '(微信)',
      '收货人',
    ],
    ...['Dear Customer', 'Mr', 'guest 12', '新客户', '測試'],
  ])('%s is none, in either language', (name) => {
    expect([addressAs({ name, salutation: null }, 'zh'), addressAs({ name, salutation: null }, 'en')]).toEqual(['', ''])
  })

  it.each([
    ['王*', 'ms', 'zh', '王女士'],
    ['欧阳**', 'mr', 'zh', '欧阳先生'],
    ['王*芳', null, 'zh', '王先生/女士'],
    ['王xx', 'mr', 'zh', '王先生'],
    ['**芳', 'ms', 'zh', '女士'],
    ['王**', null, 'en', ''],
    ['J***n', null, 'zh', ''],
    ['J***n', null, 'en', ''],
    ['李强【老客】', 'mr', 'zh', '李先生'],
    ['陈国总', 'mr', 'zh', '陈先生'],
    ['欧阳总', null, 'zh', '欧阳总'],
    ['张工', null, 'zh', '张工'],
    ['周总监', null, 'zh', '周总监'],
    ['買買提', 'mr', 'zh', '買買提'],
    ['Jennifer Null', null, 'en', 'Jennifer Null'],
    ['Testa', null, 'en', 'Testa'],
    ['John Guest', null, 'zh', 'John Guest'],
    ['A', null, 'en', 'A'],
  ] as const)('%s with %s in %s is %j', (name, salutation, lang, text) => {
    expect(addressAs({ name, salutation }, lang)).toBe(text)
  })
})
