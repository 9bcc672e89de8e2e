/** Why an event was put aside instead of being acted on. */
export const KEPT_CODES = [
  'unknown-type',
  /** Another event came under its id before. */
  'other-body',
  /** It tells of something over 24 hours ahead of our clock. */
  'from-the-future',
  /** It names no shop, and several shops have a record with this id. */
  'which-shop',
  /** It corrects what texts that have left already told. */
  'texts-left',
  /** It names a type of record or a fact that this version does not keep; what else it says was acted on. */
  'unknown-fact',
  /** It says of a record what only makes sense with more of it known; what else it says was acted on. */
  'record-incomplete',
] as const
export type KeptCode = (typeof KEPT_CODES)[number]

/** The reason as it is kept: the code, and what was found where there is more to say. */
export function keptReason(code: KeptCode, detail = ''): string {
  return detail === '' ? code : `${code}: ${detail}`
}
