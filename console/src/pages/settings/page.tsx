import { useTranslation } from 'react-i18next'
import { PageHeading } from '../../components/page-heading.tsx'
import { SettingsTabs } from './settings-tabs.tsx'
import { ShopsCard } from './shops-card.tsx'
import './settings.css'

export default function SettingsPage() {
  const { t } = useTranslation()
  return (
    <>
      <PageHeading title={t('shops.pageTitle')} about={t('shops.pageAbout')} />
      <SettingsTabs />
      <ShopsCard />
    </>
  )
}
