const LONGEST = 80

/** The name with a word that it is a copy, in Chinese where the name is; cut before that to 80 characters in all. */
export function copyName(name: string): string {
  const word = /\p{Script=Han}/u.test(name) ? '（副本）' : ' (copy)'
  let kept = ''
  for (const character of name) {
    if (kept.length + character.length + word.length > LONGEST) break
    kept += character
  }
  return kept.trimEnd() + word
}
