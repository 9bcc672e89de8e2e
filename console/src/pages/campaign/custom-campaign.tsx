import { Alert, Descriptions } from 'antd'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { CampaignView } from '#shared/contracts/console-api/campaign.ts'
import { PageHeading } from '../../components/page-heading.tsx'
import { useLanguage } from '../../i18n/use-language.ts'
import { Templates } from './templates.tsx'

/** A campaign of a scenario of one's own, to read: its name and its texts. */
export function CustomCampaign({ campaign, above }: { campaign: CampaignView; above: ReactNode }) {
  const { t } = useTranslation()
  const { pick } = useLanguage()
  const texts = Object.entries(campaign.texts ?? {})
  return (
    <>
      <PageHeading title={campaign.name} above={above} />
      <Alert type="info" showIcon title={t('campaign.customByApi')} />
      <Descriptions
        column={1}
        items={texts.map(([step, text]) => ({ key: step, label: step, children: pick(text) }))}
      />
      <Templates campaign={campaign} />
    </>
  )
}
