import { useTranslation } from 'react-i18next'
import { useLanguage } from './i18n/use-language.ts'

/** `法国`, `France`, of two letters of ISO 3166-1 or `EU`; of `default`, all countries without rules of their own. */
export function useCountryName(): (country: string) => string {
  const { t } = useTranslation()
  const { language } = useLanguage()
  const names = new Intl.DisplayNames([language === 'zh' ? 'zh-CN' : 'en'], { type: 'region' })
  return (country) => {
    if (country === 'CN') return t('sending.mainland')
    return country === 'default' ? t('limits.elsewhere') : (names.of(country) ?? country)
  }
}
