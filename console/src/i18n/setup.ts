import i18next from 'i18next'
import { initReactI18next } from 'react-i18next'
import { en } from './en.ts'
import { readKeptLanguage } from './kept-language.ts'
import { type Words, zh } from './zh.ts'

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'translation'
    resources: { translation: Words }
  }
}

void i18next.use(initReactI18next).init({
  lng: readKeptLanguage(),
  fallbackLng: 'en',
  resources: { zh: { translation: zh }, en: { translation: en } },
  interpolation: { escapeValue: false }, // React escapes
  initAsync: false,
})
