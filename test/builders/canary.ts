/** Marked people and words: none of them may be met outside of events, tables and the texts themselves. */
export const CANARY = {
  name: '金丝雀',
  otherName: '金丝雀乙',
  phone: '19900077701',
  spokenPhone: '+86 199-0007-7702',
  landline: '010-90007770',
  residentId: '11010519491231002X',
  oldResidentId: '110105491231002',
  word: '暗号茉莉',
}

const SIGNS = ['金丝雀', '金女士', '金先生', '暗号茉莉', '1990007770', '90007770', '1101051949', '110105491231']
/** Only a text's own words may say them to somebody who may write texts. */
const PERSONAL = SIGNS.filter((sign) => sign !== CANARY.word)

/** The marks in it, however the digits are grouped or the letters are encoded. */
export function marksIn(value: unknown): string[] {
  return findSigns(value, SIGNS)
}

/** The same for people and their numbers alone. */
export function peopleIn(value: unknown): string[] {
  return findSigns(value, PERSONAL)
}

function findSigns(value: unknown, signs: readonly string[]): string[] {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? '')
  const plain = `${text} ${decoded(text)} ${unescaped(text)}`.normalize('NFKC')
  const joined = plain.replaceAll(/(?<=\d)[\s().+–-]{1,3}(?=\d)/gu, '')
  return signs.filter((sign) => plain.includes(sign) || joined.includes(sign))
}

function decoded(text: string): string {
  return text.replaceAll(/(?:%[\dA-Fa-f]{2})+/gu, (bytes) => {
    return Buffer.from(bytes.replaceAll('%', ''), 'hex').toString('utf8')
  })
}

function unescaped(text: string): string {
  return text.replaceAll(/\\u([\dA-Fa-f]{4})/gu, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
}
