import { NotificationOutlined, PlusOutlined } from '@ant-design/icons'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Button, Skeleton } from 'antd'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { CampaignView } from '#shared/contracts/console-api.ts'
import { CampaignStateTag } from '../../components/campaign-state-tag.tsx'
import { Failed } from '../../components/failed.tsx'
import { KindIcon } from '../../components/kind-icon.tsx'
import { LoadMore } from '../../components/load-more.tsx'
import { NothingHere } from '../../components/nothing-here.tsx'
import { PageHeading } from '../../components/page-heading.tsx'
import { TimeText } from '../../components/time-text.tsx'
import { useKindName } from '../../kind-names.ts'
import { DEFAULT_ZONE } from '../../time-format.ts'
import { useRights } from '../../use-session.ts'
import { campaignsQuery } from './queries.ts'
import './campaigns.css'

export default function CampaignsPage() {
  const { t } = useTranslation()
  const { editsCampaigns } = useRights()
  const list = useInfiniteQuery(campaignsQuery)
  const campaigns = list.data?.pages.flatMap(({ items }) => items) ?? []
  return (
    <>
      <PageHeading
        title={t('campaigns.title')}
        about={t('campaigns.about')}
        actions={editsCampaigns && campaigns.length > 0 && <CreateLink />}
      />
      {list.isPending && <Skeleton active paragraph={{ rows: 8 }} />}
      {list.isError && <Failed error={list.error} onRetry={() => list.refetch()} />}
      {list.isSuccess && campaigns.length === 0 && (
        <NothingHere
          icon={<NotificationOutlined />}
          title={t('campaigns.emptyTitle')}
          text={editsCampaigns ? t('campaigns.emptyText') : t('campaigns.emptyReadOnly')}
        >
          {editsCampaigns && <CreateLink />}
        </NothingHere>
      )}
      <ul className="campaign-list">
        {campaigns.map((campaign) => (
          <li key={campaign.id}>
            <Row campaign={campaign} />
          </li>
        ))}
      </ul>
      <LoadMore more={list} words={t('shell.loadMore')} />
    </>
  )
}

function CreateLink() {
  const { t } = useTranslation()
  return (
    <Link to="/campaigns/new">
      <Button type="primary" icon={<PlusOutlined />} tabIndex={-1}>
        {t('campaigns.create')}
      </Button>
    </Link>
  )
}

function Row({ campaign }: { campaign: CampaignView }) {
  const { t } = useTranslation()
  const kindName = useKindName()
  const { id, kind, name, state, version, category, activeSince, changedAt } = campaign
  return (
    <Link to={`/campaigns/${id}`} className="campaign-row">
      <KindIcon kind={kind} />
      <span className="campaign-name">
        <b>{name}</b>
        <small>
          {kindName(kind)} · {t(`category.${category}`)}
        </small>
      </span>
      <CampaignStateTag state={state} />
      <span className="campaign-when">
        <small>{t('campaigns.versionOf', { version })}</small>
        <small>
          {t(activeSince === null ? 'campaigns.changed' : 'campaigns.activeSince')}{' '}
          <TimeText at={activeSince ?? changedAt} zone={DEFAULT_ZONE} />
        </small>
      </span>
    </Link>
  )
}
