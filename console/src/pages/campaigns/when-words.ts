import { useTranslation } from 'react-i18next'
import type { CampaignView } from '#shared/contracts/console-api/campaign.ts'
import { useLanguage } from '../../i18n/use-language.ts'
import { isOptionName } from '../campaign/setting-names.ts'

/** When a campaign sends, from its settings, so that two of one kind can be told apart; empty where they do not say. */
export function useWhenWords(): (campaign: CampaignView) => string[] {
  const { t } = useTranslation()
  const { language } = useLanguage()
  return ({ kind, settings }) => {
    const { time, days, date, festival, delayMinutes, cutOffs } = settings
    switch (kind) {
      case 'unpaid-order-nudge':
        if (Array.isArray(cutOffs) && cutOffs.length > 0) return [t('when.cutOff')]
        return typeof delayMinutes === 'number' ? [t('when.afterOrder', { minutes: delayMinutes })] : []
      case 'shipment-notice':
        return [t('when.atOnce')]
      case 'repayment-reminder':
        if (typeof time !== 'string' || !Array.isArray(days)) return []
        return [t('when.monthly', { days: days.join(language === 'zh' ? '、' : ', '), time })]
      case 'birthday-greeting':
        return typeof time === 'string' ? [t('when.birthday', { time })] : []
      case 'holiday-greeting':
        if (typeof time !== 'string') return []
        if (typeof date === 'string') return [`${date} ${time}`]
        return typeof festival === 'string' && isOptionName(festival) ? [`${t(`option.${festival}`)} ${time}`] : []
      case 'custom':
        return []
    }
  }
}
