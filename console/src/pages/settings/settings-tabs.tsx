import { useTranslation } from 'react-i18next'
import { PageTabs } from '../../components/page-tabs.tsx'
import { useRights } from '../../use-session.ts'

const PAGES = {
  shops: { to: '/settings', words: 'shops.title' },
  limits: { to: '/settings/limits', words: 'limits.title' },
  rules: { to: '/settings/rules', words: 'companyRules.title' },
  incoming: { to: '/settings/incoming', words: 'incoming.title' },
  webhooks: { to: '/settings/webhooks', words: 'webhooks.title' },
} as const

/** The parts of the settings; webhooks are for those who may change them. */
export function SettingsTabs({ here }: { here: keyof typeof PAGES }) {
  const { t } = useTranslation()
  const { changesSettings } = useRights()
  const shown = (['shops', 'limits', 'rules', 'incoming', 'webhooks'] as const).filter(
    (page) => page !== 'webhooks' || changesSettings,
  )
  const tabs = shown.map((page) => ({ to: PAGES[page].to, words: t(PAGES[page].words), isHere: page === here }))
  return <PageTabs label={t('shops.pageTitle')} tabs={tabs} />
}
