/**
 * What no text that asks for money may hold: courts, credit records and police as a threat, or family and employers, to whom
 * nobody's debt is told. Errs on the side of refusing: the wording says the same without these words.
 */
const THREATS =
  /法院|法庭|起诉|诉讼|律师|征信|失信|黑名单|公安|报警|警方|坐牢|判刑|家人|家属|亲属|父母|配偶|单位|同事|\b(?:courts?|lawsuit|sue|lawyers?|police|jail|prison|blacklist(?:ed)?|credit (?:record|bureau|score)|family|relatives|employers?|colleagues?)\b/giu

/** The words of a text that threaten, each once, as they stand in it. */
export function threatsIn(text: string): string[] {
  return [...new Set(text.normalize('NFKC').match(THREATS) ?? [])]
}
