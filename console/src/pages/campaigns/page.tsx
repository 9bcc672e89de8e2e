import { NotificationOutlined, PlusOutlined } from '@ant-design/icons'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Skeleton } from 'antd'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { CampaignView } from '#shared/contracts/console-api/campaign.ts'
import { ButtonLink } from '../../components/button-link.tsx'
import { CampaignStateTag } from '../../components/campaign-state-tag.tsx'
import { KindIcon } from '../../components/kind-icon.tsx'
import { LoadMore } from '../../components/load-more.tsx'
import { NothingHere } from '../../components/nothing-here.tsx'
import { PageHeading } from '../../components/page-heading.tsx'
import { TimeText } from '../../components/time-text.tsx'
import { Trouble } from '../../components/trouble.tsx'
import { useKindName } from '../../kind-names.ts'
import { DEFAULT_ZONE } from '../../time-format.ts'
import { useRights } from '../../use-session.ts'
import { campaignsQuery } from './queries.ts'
import { useWhenWords } from './when-words.ts'
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
      <Trouble query={list} />
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
      {campaigns.length > 0 && <p className="zone-note">{t('campaigns.zoneNote', { zone: DEFAULT_ZONE })}</p>}
    </>
  )
}

function CreateLink() {
  const { t } = useTranslation()
  return (
    <ButtonLink to="/campaigns/new" type="primary" icon={<PlusOutlined />}>
      {t('campaigns.create')}
    </ButtonLink>
  )
}

function Row({ campaign }: { campaign: CampaignView }) {
  const { t } = useTranslation()
  const kindName = useKindName()
  const whenWords = useWhenWords()
  const { id, kind, name, state, version, category, activeSince, changedAt } = campaign
  const about = [
    ...(name === kindName(kind) ? [] : [kindName(kind)]),
    t(`category.${category}`),
    ...whenWords(campaign),
  ]
  return (
    <Link to={`/campaigns/${id}`} className="campaign-row">
      <KindIcon kind={kind} />
      <span className="campaign-name">
        <b>{name}</b>
        <small>{about.join(' · ')}</small>
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
