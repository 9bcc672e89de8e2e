const ENTRY = /^export const \w+ = preset(?:With)?\b[\s\S]*?^\)/gmu
const STRING = /(?:'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|`(?:[^`\\]|\\.)*`)/u.source
const TEXTS = new RegExp(
  `\\b(?:about|names|text|bare|help|say): (?=words\\()|\\bwords\\(\\s*${STRING},\\s*${STRING},?\\s*\\),?`,
  'gu',
)
const LEADS_TO_TEXT = /^\s*(?:say: \{|variants: \[|\{)?\s*$/u

/** Each preset of a file, as it is written. */
export function entriesIn(source: string): string[] {
  return source.match(ENTRY) ?? []
}

/** How many lines of an entry say anything but its texts; brackets alone say nothing. */
export function linesBesideTexts(entry: string): number {
  const bare = entry.replace(TEXTS, '')
  return bare.split('\n').filter((line) => /[\p{L}\d]/u.test(line) && !LEADS_TO_TEXT.test(line)).length
}
