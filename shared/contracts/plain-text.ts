import * as z from 'zod'

const NAMED: Readonly<Record<string, string>> = {
  ...{ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ', hellip: '…', middot: '·', times: '×', deg: '°' },
  ...{ ndash: '–', mdash: '—', lsquo: '‘', rsquo: '’', ldquo: '“', rdquo: '”', copy: '©', reg: '®', trade: '™' },
}
const ENTITY = /&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{2,6}));/giu
const TAG = /<\/?[a-z!][^<>]*>/giu
const BLANKS = /[\s\u2028\u2029]+/gu
/** Controls, half characters, marks that turn the direction of writing, and blanks of no width. */
const UNSEEN = /[\p{Cc}\p{Cs}\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]/gu
const HIGHEST = 0x10ffff

/**
 * What people see of a name that came out of a web shop: `Tom &amp; Jerry`, `<b>Nuts</b>` and the like without markup, in
 * one line, composed (NFC), without characters that nobody sees. Entities are decoded twice, as shops encode what they had
 * encoded already. A repeat changes nothing more unless it was encoded three times.
 */
export function toPlainText(text: string): string {
  const decoded = decode(decode(text.replace(TAG, '')).replace(TAG, '')).replace(TAG, '')
  return decoded.replace(BLANKS, ' ').replace(UNSEEN, '').normalize('NFC').trim()
}

/** A text of at most `longest` UTF-16 units, read as `toPlainText` says. */
export function PlainText(longest: number) {
  return z.string().max(longest).overwrite(toPlainText)
}

function decode(text: string): string {
  return text.replace(ENTITY, (whole, decimal?: string, hex?: string, name?: string) => {
    if (name !== undefined) return NAMED[name.toLowerCase()] ?? whole
    const point = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal)
    return point > 0 && point <= HIGHEST ? String.fromCodePoint(point) : ''
  })
}
