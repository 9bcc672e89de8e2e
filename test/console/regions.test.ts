import { describe, expect, it } from 'vitest'
import { listProvinces, provinceOf, regionCodeOf } from '../../console/src/provinces.ts'

describe('a region that somebody types', () => {
  it.each([
    ['广东', '44'],
    ['广东省', '44'],
    ['Guangdong', '44'],
    ['广西壮族自治区', '45'],
    ['北京市', '11'],
    ['440300', '440300'],
    ['深圳', '深圳'],
  ])('%s is %s', (typed, code) => {
    expect(regionCodeOf(typed)).toBe(code)
  })

  it('has a name where it is a whole province, in two digits or six', () => {
    expect([provinceOf('44')?.zh, provinceOf('440000')?.en, provinceOf('440300')]).toEqual([
      '广东',
      'Guangdong',
      undefined,
    ])
  })

  it('is one of all 34 provinces', () => {
    expect(listProvinces()).toHaveLength(34)
  })
})
