import { useTranslation } from 'react-i18next'
import type { Language, LocalizedText } from '#shared/contracts/primitives.ts'
import { keepLanguage } from './kept-language.ts'

/** The language of the screen, and how to change it for good; `pick` takes a text's part in that language. */
export function useLanguage() {
  const { i18n } = useTranslation()
  const language: Language = i18n.resolvedLanguage === 'zh' ? 'zh' : 'en'
  return {
    language,
    pick: (text: LocalizedText) => text[language],
    change: (to: Language) => {
      keepLanguage(to)
      void i18n.changeLanguage(to)
    },
  }
}
