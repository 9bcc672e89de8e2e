import { useTranslation } from 'react-i18next'
import { useLocation } from 'react-router'
import { PageTabs } from '../../components/page-tabs.tsx'
import { useRights } from '../../use-session.ts'

/** The parts of the settings; who may see one alone is shown no tabs. */
export function SettingsTabs() {
  const { t } = useTranslation()
  const { pathname } = useLocation()
  const { changesSettings } = useRights()
  if (!changesSettings) return null
  const tabs = [
    { to: '/settings', words: t('shops.title') },
    { to: '/settings/webhooks', words: t('webhooks.title') },
  ]
  return <PageTabs label={t('webhooks.tabs')} tabs={tabs.map((tab) => ({ ...tab, isHere: tab.to === pathname }))} />
}
