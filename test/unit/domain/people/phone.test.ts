import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { maskPhone, parsePhone } from '#shared/domain/people/phone.ts'

describe('parsing a phone number', () => {
  it.each([
    '13800138000',
    '+8613800138000',
    '86 138-0013-8000',
    '0086 138 0013 8000',
    '＋８６ １３８００１３８０００',
    '１３８００１３８０００',
    '\u202d13800138000\u202c',
    '138–0013–8000',
    '(138) 0013.8000',
    "'13800138000",
    '13800138000.0',
    '13800138000.00',
    '13800138000；',
    '‘13800138000',
    '1.3800138000E10',
  ])('reads %s as one Chinese mobile', (raw) => {
    expect(parsePhone(raw)).toEqual({ ok: true, e164: '+8613800138000', country: 'CN', doubtful: false })
  })

  it.each(['141', '146', '148', '149', '154', '160', '161', '169', '179', '194'])('doubts but keeps %s', (prefix) => {
    expect(parsePhone(`${prefix}12345678`)).toEqual({
      ok: true,
      e164: `+86${prefix}12345678`,
      country: 'CN',
      doubtful: true,
    })
  })

  it.each('145 147 162 165 166 167 170 171 172 190 191 192 193 195 196 197 198 199'.split(' '))(
    'knows %s',
    (prefix) => {
      expect(parsePhone(`${prefix}12345678`)).toMatchObject({ ok: true, doubtful: false })
    },
  )

  it.each([
    ['17400512345', false],
    ['17406512345', true],
  ])('of 174 knows the ranges 00 to 05: %s is doubted %s', (raw, doubtful) => {
    expect(parsePhone(raw)).toMatchObject({ ok: true, doubtful })
  })

  it('reads the numbers our fixtures use', () => {
    expect(parsePhone('19900000001')).toEqual({ ok: true, e164: '+8619900000001', country: 'CN', doubtful: false })
  })

  it.each([
    ['', 'empty'],
    [' \u3000-', 'empty'],
    ['12345678901', 'format'],
    ['1380013800', 'format'],
    ['138001380000', 'format'],
    ['95588', 'format'],
    ['10086', 'format'],
    ['1.38E+10', 'format'],
    ['abc', 'format'],
    ['13800138000 李', 'format'],
    ['13800138000/13900139000', 'format'],
    ['13800138000;13900139000', 'format'],
    ['13800138000,13900139000', 'format'],
    ['+999123', 'format'],
    ['010-62345678', 'landline'],
    ['0755-8288-1234', 'landline'],
    ['400 8123 123', 'not-textable'],
  ])('refuses %j: %s', (raw, because) => {
    expect(parsePhone(raw)).toEqual({ ok: false, because })
  })

  it.each([
    ['+12133734253', 'CN', '+12133734253', 'US'],
    ['213.373.4253', 'US', '+12133734253', 'US'],
    ['9123 4567', 'HK', '+85291234567', 'HK'],
    ['+44 7400 123456', 'nowhere', '+447400123456', 'GB'],
  ])('reads %s from %s', (raw, from, e164, country) => {
    expect(parsePhone(raw, from)).toEqual({ ok: true, e164, country, doubtful: false })
  })

  it.each([
    '转5678',
    '转 12',
    '轉5678',
    '分机5678',
    ' ext. 5',
    ' extension 5678',
    'x5678',
    '#5678',
    '-5678',
    '－5678',
    '–5678',
    ',5678',
    '，5678',
    ';5678',
    '、5678',
    '/5678',
    '_5678',
    '*5678',
    ' 5678',
    'p5678',
    '[5678]',
    '【5678】',
    '：5678',
    '～5678',
    '+5678',
    '转接5678',
    '转分机5678',
    '分机号5678',
    '转5678#',
    '（5678）',
  ])('takes a mobile with %j for a relay number, in no country for the mobile', (extension) => {
    for (const mobile of ['19900009117', '+86 199 0000 9117', '199-0000-9117', '+1 213 373 4253']) {
      expect(parsePhone(mobile + extension)).toEqual({ ok: false, because: 'relay' })
    }
  })

  it.each([
    ['010-62345678转123', 'landline'],
    ['400 8123 123 转 5', 'not-textable'],
    ['转5678', 'format'],
    ['1990000911转5678', 'format'],
  ])('sees past the extension of %s: %s', (raw, because) => {
    expect(parsePhone(raw)).toEqual({ ok: false, because })
  })

  it('tells a foreign landline by its own plan', () => {
    expect(parsePhone('020 7183 8750', 'GB')).toEqual({ ok: false, because: 'landline' })
  })

  it('accepts whatever has the shape of a Chinese mobile, and is stable when repeated', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^1(?:[3-9]\d|79)\d{8}$/), (national) => {
        const expected = { ok: true, e164: `+86${national}`, country: 'CN' }

        expect(parsePhone(national)).toMatchObject(expected)
        expect(parsePhone(`+86${national}`)).toMatchObject(expected)
      }),
      { examples: [['17900006000'], ['17900955880']] },
    )
  })

  it('answers any text without throwing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string(), (raw, country) => {
        const parsed = parsePhone(raw, country)

        if (parsed.ok) expect(parsed.e164).toMatch(/^\+\d{5,15}$/)
      }),
    )
  })
})

describe('masking', () => {
  it.each([
    ['+8613800138000', '+86138****8000'],
    ['+12133734253', '+121****4253'],
    ['+2904123', '****23'],
    ['', '****'],
  ])('%s becomes %s', (e164, masked) => {
    expect(maskPhone(e164)).toBe(masked)
  })
})
