import { useTranslation } from 'react-i18next'
import { PageTabs } from '../../components/page-tabs.tsx'

const PAGES = { shops: '/settings', limits: '/settings/limits' } as const

export function SettingsTabs({ here }: { here: keyof typeof PAGES }) {
  const { t } = useTranslation()
  const tabs = (['shops', 'limits'] as const).map((page) => ({
    to: PAGES[page],
    words: t(page === 'shops' ? 'shops.title' : 'limits.title'),
    isHere: page === here,
  }))
  return <PageTabs label={t('shops.pageTitle')} tabs={tabs} />
}
