import type { Language } from '#shared/contracts/primitives.ts'

/** Stands in a text for the name that is not known until its words are chosen: a character that no writing uses. */
export const NOBODY = '\ue000'

const CHINESE: readonly [RegExp, string][] = [
  [/(?<=[的爱])\ue000/gu, '客户'],
  [/\ue000[\s，,]{0,3}(?=[您你]好)/gu, ''],
  [/(?<=^|[。！？!?】\n]\s?)\ue000(?=[\s，,：:！!。])/gu, '您好'],
  [/(?<=^|[。！？!?】\n]\s?)\ue000/gu, '您好，'],
  [/\ue000(?=[您你])/gu, ''],
  [/\ue000/gu, '您'],
]
const ENGLISH: readonly [RegExp, string][] = [
  [/(?<=\b(?:hi|hello|hey|morning|afternoon|evening)) {0,3}\ue000/giu, ''],
  [/(?<=^|[.!?\n]\s?)\ue000/gu, 'Hello'],
  [/\ue000/gu, 'customer'],
]

/** The text with its greeting as people say it to somebody whose name they do not know: 您好，…; Dear customer, …. */
export function greetNobody(text: string, language: Language): string {
  if (!text.includes(NOBODY)) return text
  const rules = language === 'zh' ? CHINESE : ENGLISH
  return rules.reduce((said, [place, words]) => said.replaceAll(place, words), text)
}
