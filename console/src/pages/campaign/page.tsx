import { ArrowLeftOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Skeleton } from 'antd'
import { useTranslation } from 'react-i18next'
import { Link, useParams } from 'react-router'
import { Failed } from '../../components/failed.tsx'
import { PageHeading } from '../../components/page-heading.tsx'
import { kindsQuery } from '../../kind-names.ts'
import { DraftFrame } from './draft-frame.tsx'
import { LiveFrame } from './live-frame.tsx'
import { campaignQuery, ownKindQuery } from './queries.ts'
import './campaign.css'
import './steps.css'

/** One campaign: the steps of a draft, the pages of what has been active. */
export default function CampaignPage() {
  const { t } = useTranslation()
  const { campaignId = '' } = useParams()
  const campaign = useQuery(campaignQuery(campaignId))
  const kinds = useQuery(kindsQuery)
  const isOwn = campaign.data?.kind === 'custom'
  const own = useQuery(ownKindQuery(campaignId, isOwn))
  const kind = isOwn ? own.data : kinds.data?.find(({ id }) => id === campaign.data?.kind)
  if (campaign.data !== undefined && kind !== undefined) {
    const Frame = campaign.data.state === 'draft' ? DraftFrame : LiveFrame
    return <Frame key={campaignId} campaign={campaign.data} kind={kind} above={<Back />} />
  }
  const failed = [campaign, kinds, own].find(({ isError }) => isError) ?? null
  return (
    <>
      <PageHeading title={t('campaigns.title')} above={<Back />} />
      {failed === null ? (
        <Skeleton active paragraph={{ rows: 10 }} />
      ) : (
        <Failed error={failed.error} onRetry={() => failed.refetch()} />
      )}
    </>
  )
}

function Back() {
  const { t } = useTranslation()
  return (
    <Link className="back-link" to="/campaigns">
      <ArrowLeftOutlined /> {t('campaign.back')}
    </Link>
  )
}
