import { useTranslation } from 'react-i18next'
import { useLanguage } from '../../i18n/use-language.ts'
import { provinceOf } from '../../provinces.ts'
import { useWeekdayName } from '../../use-weekday-name.ts'
import { useWords } from '../../use-words.ts'
import { optionNameOf } from './setting-names.ts'

const CONTACT_KINDS = ['customer', 'dealer', 'employee'] as const
const DAY = /^\d{4}-\d{2}-\d{2}$/

/** A field's value as people read it, for the difference between two versions. */
export function useValueWords(): (path: string, value: unknown) => string {
  const { t } = useTranslation()
  const { language, pick } = useLanguage()
  const words = useWords()
  const weekdayName = useWeekdayName()
  const comma = language === 'zh' ? '、' : ', '

  function one(path: string, value: unknown): string {
    if (value === null || value === undefined || value === '') return t('edits.none')
    if (typeof value === 'boolean') return t(value ? 'edits.on' : 'edits.off')
    if (typeof value === 'number') return words.number(value)
    if (Array.isArray(value)) return value.length === 0 ? open(path) : value.map((each) => item(path, each)).join(comma)
    if (typeof value === 'object')
      return Object.values(value)
        .map((each) => item(path, each))
        .join(' ')
    return text(path, String(value))
  }
  function item(path: string, value: unknown): string {
    const isDays = Array.isArray(value) && value.every((each) => typeof each === 'number')
    if (!isDays) return one(path, value)
    return value.map((day) => weekdayName(Number(day))).join(comma)
  }
  function text(path: string, value: string): string {
    const kind = CONTACT_KINDS.find((each) => each === value)
    const province = path === 'audience.regions' ? provinceOf(value) : undefined
    if (path === 'category' && (value === 'marketing' || value === 'transactional')) return t(`category.${value}`)
    if (path === 'audience.kinds' && kind !== undefined) return t(`contactKind.${kind}`)
    if (province !== undefined) return pick(province)
    if (path === 'audience.list') return t('audience.oneList')
    if (DAY.test(value)) return words.day(value)
    const [part, setting = ''] = path.split('.')
    const known = part === 'settings' ? optionNameOf(setting, value) : null
    return known === null ? value : t(`option.${known}`)
  }
  function open(path: string): string {
    if (!path.startsWith('audience.')) return t('edits.none')
    return t(path === 'audience.exceptTags' ? 'audience.nobody' : 'audience.any')
  }
  return one
}
