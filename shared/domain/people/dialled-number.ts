const SEPARATORS = /[\s\p{Pd}().]/gu
const ABROAD = /^\+[1-9]\d{6,14}$/u
const CHINESE_MOBILE = /^(?:\+?86|0086)?(1[3-9]\d{9})$/u

/**
 * The number of a record's field in E.164: one dialled with +, or a mobile of mainland China; null for anything else. Knows no
 * metadata, which whoever only sends does not load; the carrier refuses what nobody has.
 */
export function dialledNumberOf(given: string): string | null {
  const dialled = given.normalize('NFKC').replaceAll(SEPARATORS, '')
  const [, mobile] = CHINESE_MOBILE.exec(dialled) ?? []
  if (mobile !== undefined) return `+86${mobile}`
  return ABROAD.test(dialled) ? dialled : null
}
