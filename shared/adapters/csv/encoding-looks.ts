type Weights = ReadonlyMap<string, number>
type Candidate = { encoding: string; name: string | null; weigh(): (text: string) => number; phones: RegExp }
export type Guess = { encoding: string; name: string | null }

const RARE = 0
const SURE = 0.75
const AHEAD = 0.08
const HINT = 0.15
/** Korean syllables lie where Chinese has its frequent characters up to S; so many in a row are no chance. */
const KOREAN_SYLLABLES = 16
const DAMAGE = 3
const LATIN_LETTER = /[a-z]/iu
const ACCENTED = /[À-ÖØ-öø-ÿŠšŽžŒœŸ]/u
const TYPOGRAPHIC = /[‘’“”–—…€°®™©«»·\u00a0¿¡£§ºª]/u

const CANDIDATES: readonly Candidate[] = [
  {
    encoding: 'gb18030',
    name: null,
    weigh: () => byCharacter(weightsOf('gb18030', [symbols(0xa1, 0xa3), level(0xb0, 0xd7, 1), level(0xd8, 0xf7, 0.6)])),
    phones: /(?<!\d)1[3-9]\d{9}(?!\d)/u,
  },
  {
    encoding: 'big5',
    name: 'Big5',
    weigh: () => byCharacter(weightsOf('big5', [wide(0xa1, 0xa3, 1), wide(0xa4, 0xc6, 1), wide(0xc9, 0xf9, 0.5)])),
    phones: /(?<!\d)09\d{2}-?\d{3}-?\d{3}(?!\d)|\+?(?:886|852|853)/u,
  },
  {
    encoding: 'shift_jis',
    name: 'Shift_JIS',
    weigh: () =>
      byCharacter(
        weightsOf('shift_jis', [
          wide(0x81, 0x83, 1),
          wide(0x88, 0x97, 1),
          wide(0x98, 0x9f, 0.4),
          wide(0xe0, 0xea, 0.4),
        ]),
      ),
    phones: /(?<!\d)0[789]0-?\d{4}-?\d{4}(?!\d)|\+81/u,
  },
  {
    encoding: 'euc-kr',
    name: 'EUC-KR',
    weigh: () => byCharacter(weightsOf('euc-kr', [symbols(0xa1, 0xa3), level(0xb0, 0xc8, 1), level(0xca, 0xfd, 0.3)])),
    phones: /(?<!\d)010-?\d{4}-?\d{4}(?!\d)|\+82/u,
  },
  { encoding: 'windows-1252', name: 'Windows-1252', weigh: () => latinShare, phones: /\+(?:1|33|34|39|4\d|35\d)\d/u },
]

/**
 * The encoding in which these bytes look like what people write, told by how frequent the characters are; undefined where
 * two look alike. Numbers in a country's own form speak for its encoding where the letters leave it open.
 */
export function guessEncoding(sample: Uint8Array): Guess | undefined {
  const scored = CANDIDATES.map(({ encoding, name, weigh, phones }) => {
    const text = new TextDecoder(encoding).decode(sample)
    return { encoding, name, text, look: weigh()(text), hint: phones.test(text) ? HINT : 0 }
  })
  const looks = scored.filter(({ look }) => look >= SURE)
  const ranked = looks
    .map((one) => ({ ...one, score: one.look + one.hint + (isPlainlyKorean(one) ? HINT * 2 : 0) }))
    .toSorted((a, b) => b.score - a.score)
  const [best, second] = ranked
  if (best === undefined || (second !== undefined && best.score - second.score < AHEAD)) return undefined
  return { encoding: best.encoding, name: best.name }
}

function isPlainlyKorean({ encoding, text, look }: { encoding: string; text: string; look: number }): boolean {
  return encoding === 'euc-kr' && look > 0.97 && (text.match(/[가-힣]/gu)?.length ?? 0) >= KOREAN_SYLLABLES
}

let frequent: Weights | undefined

/** Whether a text that was read as GB18030 has a rare character beside a Latin letter, as M黮ler has: it is another encoding's. */
export function isGarbledChinese(cell: string): boolean {
  if (!/[A-Za-z][㐀-鿿]|[㐀-鿿][A-Za-z]/u.test(cell)) return false
  frequent ??= weightsOf('gb18030', [level(0xb0, 0xf7, 1)])
  const known = frequent
  return [...cell.matchAll(/[A-Za-z]([㐀-鿿])|([㐀-鿿])(?=[A-Za-z])/gu)].some(
    ([, behind, before]) => !known.has(behind ?? before ?? ''),
  )
}

function byCharacter(weights: Weights): (text: string) => number {
  return (text) => {
    let total = 0
    let good = 0
    for (const one of text) {
      if (one <= '\u007f') continue
      total += one === '\ufffd' || (one >= '\ue000' && one <= '\uf8ff') ? DAMAGE : 1
      good += weights.get(one) ?? RARE
    }
    return total === 0 ? 0 : good / total
  }
}

/** Letters with accents stand alone among plain ones, or two in a row inside a word. */
function latinShare(text: string): number {
  let total = 0
  let good = 0
  for (const { 0: run, index } of text.matchAll(/[^\0-\u007f]+/gu)) {
    total += run.length
    const isInWord = LATIN_LETTER.test(text[index - 1] ?? '') || LATIN_LETTER.test(text[index + run.length] ?? '')
    if (run.length === 1 && ACCENTED.test(run) && isInWord) good += 1
    else if (run.length === 1 && TYPOGRAPHIC.test(run)) good += 1
    else if (run.length === 2 && isInWord && [...run].every((one) => ACCENTED.test(one))) good += 1.2
  }
  return total === 0 ? 0 : good / total
}

type Range = { from: number; to: number; weight: number; trails: readonly [number, number][] }

function symbols(from: number, to: number): Range {
  return { from, to, weight: 1, trails: [[0xa1, 0xfe]] }
}

/** Rows of a set of 94 by 94 characters. */
function level(from: number, to: number, weight: number): Range {
  return { from, to, weight, trails: [[0xa1, 0xfe]] }
}

/** Rows that use second bytes of ASCII too. */
function wide(from: number, to: number, weight: number): Range {
  return {
    from,
    to,
    weight,
    trails: [
      [0x40, 0x7e],
      [0x80, 0xfe],
    ],
  }
}

function weightsOf(encoding: string, ranges: readonly Range[]): Weights {
  const decoder = new TextDecoder(encoding)
  const weights = new Map<string, number>()
  for (const { from, to, weight, trails } of ranges) {
    for (let lead = from; lead <= to; lead += 1) {
      for (const [first, last] of trails) {
        for (let trail = first; trail <= last; trail += 1) {
          const text = decoder.decode(Uint8Array.of(lead, trail))
          if (text.length === 1 && text !== '\ufffd' && (text < '\ue000' || text > '\uf8ff')) weights.set(text, weight)
        }
      }
    }
  }
  return weights
}
