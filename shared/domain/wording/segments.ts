/** How a provider counts: by 3GPP alphabets, or as mainland Chinese carriers bill (every character costs one). */
export type Counting = 'gsm-or-ucs2' | 'cn-flat'

export type PartCount = {
  encoding: 'GSM-7' | 'UCS-2' | 'CN-FLAT'
  /** Septets for GSM-7, otherwise UTF-16 code units. */
  units: number
  parts: number
}

const BASIC = new Set(
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà',
)
const EXTENSION = new Set('\f^{}\\[~]|€')
const ROOM = {
  'GSM-7': { alone: 160, joined: 153 },
  'UCS-2': { alone: 70, joined: 67 },
  'CN-FLAT': { alone: 70, joined: 67 },
} as const

/** Typographic characters and their plain ones, after GOV.UK Notify's `sanitise_text.py` (alphagov/notifications-utils, read 2026-11-29). */
const PLAIN: Readonly<Record<string, string>> = {
  ...{ '\u2010': '-', '\u2011': '-', '–': '-', '—': '-', '−': '-', '…': '...' },
  ...{ '‘': "'", '’': "'", '‚': "'", '“': '"', '”': '"', '„': '"' },
  ...{ '\u00a0': ' ', '\u202f': ' ', '\t': ' ', '\u200c': '', '\u2028': '\n', '\u2029': '\n' },
}
/** Has no width anywhere, and only hides in a text; joiners have a meaning in some scripts. */
const NO_WIDTH = /[\u180e\u200b\u2060\ufeff]/gu

/**
 * The text as it should leave: CRLF becomes LF (one unit less), Unicode is composed (NFC), and what has no width is gone.
 * Where GSM-7 counts, typographic quotes, dashes and blanks become plain ones if all of the text is GSM-7 then: a Chinese
 * text keeps them. A repeat changes nothing.
 */
export function normaliseText(text: string, counting: Counting = 'gsm-or-ucs2'): string {
  const composed = text.replace(NO_WIDTH, '').replaceAll('\r\n', '\n').normalize('NFC')
  if (counting === 'cn-flat') return composed
  const plain = [...composed].map((character) => PLAIN[character] ?? character).join('')
  return encodingOf([...plain], counting) === 'GSM-7' ? plain : composed
}

/**
 * What the normalised text costs. Empty text has 0 parts. One character outside GSM-7 turns the whole text into
 * UCS-2. An escape pair or surrogate pair never straddles two parts, so parts can exceed units / room; longer clusters
 * (emoji families) may.
 * Alphabet: 3GPP TS 23.038; 153 and 67 assume the 6-octet concatenation header. Flat counting:
 * https://cloud.tencent.com/document/product/382/39023 (read 2026-11-22); the 【signature】 counts and must be in `text`.
 */
export function countParts(text: string, counting: Counting): PartCount {
  const plain = normaliseText(text, counting)
  if (counting === 'cn-flat' && plain.length <= ROOM['CN-FLAT'].alone)
    return { encoding: 'CN-FLAT', units: plain.length, parts: plain === '' ? 0 : 1 }
  const characters = [...plain]
  const encoding = encodingOf(characters, counting)
  const costs = characters.map((character) => unitsOf(character, encoding))
  const units = costs.reduce((sum, cost) => sum + cost, 0)
  if (units === 0) return { encoding, units, parts: 0 }
  if (units <= ROOM[encoding].alone) return { encoding, units, parts: 1 }
  return { encoding, units, parts: partsOf(costs, ROOM[encoding].joined) }
}

function encodingOf(characters: string[], counting: Counting): PartCount['encoding'] {
  if (counting === 'cn-flat') return 'CN-FLAT'
  return characters.every((character) => BASIC.has(character) || EXTENSION.has(character)) ? 'GSM-7' : 'UCS-2'
}

function unitsOf(character: string, encoding: PartCount['encoding']): number {
  if (encoding === 'GSM-7') return EXTENSION.has(character) ? 2 : 1
  return character.length
}

function partsOf(costs: number[], room: number): number {
  let parts = 1
  let used = 0
  for (const cost of costs) {
    if (used + cost > room) {
      parts += 1
      used = 0
    }
    used += cost
  }
  return parts
}
