import type { Language } from '#shared/contracts/primitives.ts'

const KEY = 'carillon.language'

/** The language chosen here before, else the browser's: Chinese for any kind of Chinese, English for the rest. */
export function readKeptLanguage(): Language {
  const kept = localStorage.getItem(KEY)
  if (kept === 'zh' || kept === 'en') return kept
  return navigator.language.toLowerCase().startsWith('zh') ? 'zh' : 'en'
}

export function keepLanguage(language: Language): void {
  localStorage.setItem(KEY, language)
}
