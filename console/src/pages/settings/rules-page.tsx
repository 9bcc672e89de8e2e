import { useTranslation } from 'react-i18next'
import { PageHeading } from '../../components/page-heading.tsx'
import { useRights } from '../../use-session.ts'
import { ApprovalCard } from './approval-card.tsx'
import { RetentionCard } from './retention-card.tsx'
import { SettingsTabs } from './settings-tabs.tsx'
import './settings.css'
import './limits.css'

/** Who else looks at a campaign, and how long words stay: each with its preset and why that is so. */
export default function RulesPage() {
  const { t } = useTranslation()
  const { changesSettings } = useRights()
  return (
    <>
      <PageHeading title={t('shops.pageTitle')} about={t('shops.pageAbout')} />
      <SettingsTabs here="rules" />
      <div className="limits">
        {!changesSettings && <p>{t('companyRules.readOnly')}</p>}
        <ApprovalCard />
        <RetentionCard />
      </div>
    </>
  )
}
