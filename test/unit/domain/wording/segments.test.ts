import fc from 'fast-check'
import { SegmentedMessage } from 'sms-segments-calculator'
import { describe, expect, it } from 'vitest'
import { countParts, normaliseText } from '#shared/domain/wording/segments.ts'

const of = (text: string, times: number) => text.repeat(times)

describe('parts by 3GPP alphabets', () => {
  it.each([
    ['nothing', '', 'GSM-7', 0, 0],
    ['a×160', of('a', 160), 'GSM-7', 160, 1],
    ['a×161', of('a', 161), 'GSM-7', 161, 2],
    ['a×306', of('a', 306), 'GSM-7', 306, 2],
    ['a×307', of('a', 307), 'GSM-7', 307, 3],
    ['a×459', of('a', 459), 'GSM-7', 459, 3],
    ['a×460', of('a', 460), 'GSM-7', 460, 4],
    ['€', '€', 'GSM-7', 2, 1],
    [']×80', of(']', 80), 'GSM-7', 160, 1],
    [']×81', of(']', 81), 'GSM-7', 162, 2],
    [']×152', of(']', 152), 'GSM-7', 304, 2],
    [']×153: 76 pairs fit in 153', of(']', 153), 'GSM-7', 306, 3],
    ['a×152 ] a×7', `${of('a', 152)}]${of('a', 7)}`, 'GSM-7', 161, 2],
    ['a×152 ] a×152', `${of('a', 152)}]${of('a', 152)}`, 'GSM-7', 306, 3],
    ['LF', `${of('a', 80)}\n${of('a', 79)}`, 'GSM-7', 160, 1],
    ['CRLF, counted as LF', `${of('a', 80)}\r\n${of('a', 79)}`, 'GSM-7', 160, 1],
    ['中×70', of('中', 70), 'UCS-2', 70, 1],
    ['中×71', of('中', 71), 'UCS-2', 71, 2],
    ['中×134', of('中', 134), 'UCS-2', 134, 2],
    ['中×135', of('中', 135), 'UCS-2', 135, 3],
    ['中×201', of('中', 201), 'UCS-2', 201, 3],
    ['中×202', of('中', 202), 'UCS-2', 202, 4],
    ['😀×35', of('😀', 35), 'UCS-2', 70, 1],
    ['😀×36', of('😀', 36), 'UCS-2', 72, 2],
    ['😀×66', of('😀', 66), 'UCS-2', 132, 2],
    ['😀×67: 33 to a part', of('😀', 67), 'UCS-2', 134, 3],
    ['中×66 😀 中×66', `${of('中', 66)}😀${of('中', 66)}`, 'UCS-2', 134, 3],
    ['中×66 😀 中×65', `${of('中', 66)}😀${of('中', 65)}`, 'UCS-2', 133, 2],
    ['a family and 中×60', `👨‍👩‍👧‍👦${of('中', 60)}`, 'UCS-2', 71, 2],
    ['backtick', '`', 'UCS-2', 1, 1],
    ['tab', '\t', 'GSM-7', 1, 1],
    ['ç', 'ç', 'UCS-2', 1, 1],
    ['curly quotes', '“hi”', 'GSM-7', 4, 1],
    ['curly quotes in Chinese', '“好”', 'UCS-2', 3, 1],
    ['Ç', 'Ç', 'GSM-7', 1, 1],
    ['form feed', '\f', 'GSM-7', 2, 1],
    ['Twilio #18', `this is a ${of(']', 75)}😘`, 'UCS-2', 87, 2],
    ['é×70, written decomposed', of('e\u0301', 70), 'GSM-7', 70, 1],
    ['full-width yen', '￥', 'UCS-2', 1, 1],
    ['no-break space', '\u00a0', 'GSM-7', 1, 1],
  ] as const)('%s', (_, text, encoding, units, parts) => {
    expect(countParts(text, 'gsm-or-ucs2')).toEqual({ encoding, units, parts })
  })

  // Of clusters of several code points Twilio keeps the whole together; the network protects only surrogate pairs.
  it("agrees with Twilio's calculator on text without clusters", () => {
    const special = fc.constantFrom(...'a]€\n\f`Ç中，😀', 'e\u0301', '\r\n')
    const codePoint = (min: number, max: number) => fc.integer({ min, max }).map((code) => String.fromCodePoint(code))
    const any = fc.oneof(special, codePoint(0x20, 0x7e), codePoint(0x4e00, 0x9fff), codePoint(0x1f600, 0x1f64f))
    const runs = fc.array(fc.tuple(any, fc.integer({ min: 1, max: 170 })), { minLength: 1, maxLength: 6 })
    const texts = fc.oneof(
      runs.map((list) => list.map(([character, times]) => of(character, times)).join('')),
      fc.array(any, { minLength: 1, maxLength: 300 }).map((list) => list.join('')),
    )

    fc.assert(
      fc.property(texts, (text) => {
        const ours = countParts(text, 'gsm-or-ucs2')
        const theirs = new SegmentedMessage(normaliseText(text))

        expect(ours.parts).toBe(theirs.segmentsCount)
        expect(ours.encoding).toBe(theirs.encodingName)
      }),
    )
  })
})

describe('a text as it leaves', () => {
  it.each([
    ['‘Don’t’ – “now”…', `'Don't' - "now"...`],
    ['a\u00a0b\u202fc\td', 'a b c d'],
    ['1\u2011 2 — 3 − 4', '1- 2 - 3 - 4'],
    ['bad\u200b.\u2060exa\ufeffmple', 'bad.example'],
    ['“好”—…\u00a0', '“好”—…\u00a0'],
    ['王\u200b芳', '王芳'],
    ['“hi” ç', '“hi” ç'],
    ['می\u200cخواهم', 'می\u200cخواهم'],
  ])('%j leaves as %j', (text, expected) => {
    expect(normaliseText(text)).toBe(expected)
  })

  it('is plain only where that makes all of it GSM-7, and is plain at once', () => {
    const piece = fc.oneof(fc.constantFrom(...'“”‘’–—…\u00a0\u200b\t中，é好a1 ', '\r\n'), fc.string({ maxLength: 3 }))
    const texts = fc.array(piece, { minLength: 1, maxLength: 200 }).map((list) => list.join(''))
    fc.assert(
      fc.property(texts, (text) => {
        const leaves = normaliseText(text)
        const theirs = new SegmentedMessage(leaves)
        const seen = text
          .replace(/[\u180e\u200b\u2060\ufeff]/gu, '')
          .replaceAll('\r\n', '\n')
          .normalize('NFC')

        expect(normaliseText(leaves)).toBe(leaves)
        expect(countParts(text, 'gsm-or-ucs2').encoding).toBe(theirs.encodingName)
        if (theirs.encodingName === 'UCS-2') expect(leaves).toBe(seen)
        if (new SegmentedMessage(seen).encodingName === 'GSM-7') expect(leaves).toBe(seen)
      }),
    )
  })

  it('keeps its typography where every character costs the same', () => {
    expect(normaliseText('“hi”…', 'cn-flat')).toBe('“hi”…')
  })
})

describe('parts by flat Chinese counting', () => {
  it.each([
    ['nothing', '', 0, 0],
    ['a×70', of('a', 70), 70, 1],
    ['a×71', of('a', 71), 71, 2],
    ['a signature counts', `【某某商城】${of('中', 65)}`, 71, 2],
    ['€ costs one', of('€', 70), 70, 1],
    ['a×135', of('a', 135), 135, 3],
  ])('%s', (_, text, units, parts) => {
    expect(countParts(text, 'cn-flat')).toEqual({ encoding: 'CN-FLAT', units, parts })
  })
})
