import { useTranslation } from 'react-i18next'
import type { Step } from '#shared/contracts/scenario.ts'
import { useLanguage } from '../../i18n/use-language.ts'

/** Until when the text is worth sending, in words. */
export function LateWords({ late }: Pick<Step, 'late'>) {
  const { t } = useTranslation()
  const { language } = useLanguage()
  if (late === 'end-of-day') return <span>{t('ownForm.lateDay')}</span>
  if ('date' in late) return <span>{t('ownForm.lateDate')}</span>
  const unit = t(`ownForm.units.${late.unit}`)
  const span = language === 'zh' ? `${late.n}${unit}` : `${late.n} ${late.n === 1 ? unit.slice(0, -1) : unit}`
  return <span>{t('ownForm.late', { span })}</span>
}
