import { describe, expect, it } from 'vitest'
import { addressAs, surnameOf } from '#shared/domain/salutation.ts'

describe('the surname', () => {
  it.each([
    ['王伟', '王'],
    ['王', '王'],
    ['王 伟', '王'],
    ['欧阳娜娜', '欧阳'],
    ['歐陽娜娜', '歐陽'],
    ['司马光', '司马'],
    ['欧阳', '欧'],
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
    ['阿依古丽·买买提', 'ms', 'zh', '阿依古丽·买买提'],
    ['John Wang', 'mr', 'zh', 'John Wang'],
    [null, null, 'zh', '先生/女士'],
    ['  ', null, 'zh', '先生/女士'],
    [null, 'ms', 'zh', '女士'],
    [' John Wang ', 'mr', 'en', 'John Wang'],
    ['王伟', 'mr', 'en', '王伟'],
    [null, 'mr', 'en', 'customer'],
    [' ', null, 'en', 'customer'],
  ] as const)('%j with %j in %s is %s', (name, salutation, lang, text) => {
    expect(addressAs({ name, salutation }, lang)).toBe(text)
  })
})
