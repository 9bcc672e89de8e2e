import { NotificationOutlined, PlusOutlined, SearchOutlined } from '@ant-design/icons'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Button, Input, Skeleton } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import type { CampaignShelf } from '../../api.ts'
import { ButtonLink } from '../../components/button-link.tsx'
import { CsvButton } from '../../components/csv-button.tsx'
import { LoadMore } from '../../components/load-more.tsx'
import { NothingHere } from '../../components/nothing-here.tsx'
import { PageHeading } from '../../components/page-heading.tsx'
import { PageTabs } from '../../components/page-tabs.tsx'
import { Trouble } from '../../components/trouble.tsx'
import { useLanguage } from '../../i18n/use-language.ts'
import { DEFAULT_ZONE, zoneName } from '../../time-format.ts'
import { useRights } from '../../use-session.ts'
import { campaignsQuery } from './queries.ts'
import { CampaignRow } from './row.tsx'
import './campaigns.css'

const SHELVES = ['active', 'paused', 'draft', 'stopped', 'archived'] as const satisfies CampaignShelf[]

export default function CampaignsPage() {
  const { t } = useTranslation()
  const { language } = useLanguage()
  const { editsCampaigns } = useRights()
  const [params] = useSearchParams()
  const state = SHELVES.find((each) => each === params.get('state')) ?? null
  const [term, setTerm] = useState('')
  const list = useInfiniteQuery(campaignsQuery(state))
  const loaded = list.data?.pages.flatMap(({ items }) => items) ?? []
  const shown = loaded.filter(({ name }) => name.toLowerCase().includes(term.trim().toLowerCase()))
  const hasNone = list.isSuccess && loaded.length === 0 && state === null
  return (
    <>
      <PageHeading
        title={t('campaigns.title')}
        about={t('campaigns.about')}
        actions={
          !hasNone && (
            <>
              <CsvButton source={{ path: '/api/campaigns' }} name={t('campaigns.title')} />
              {editsCampaigns && <CreateLink />}
            </>
          )
        }
      />
      {!hasNone && (
        <div className="list-bar">
          <StateTabs here={state} />
          <Input
            className="list-search"
            prefix={<SearchOutlined />}
            aria-label={t('campaignList.search')}
            placeholder={t('campaignList.search')}
            allowClear
            value={term}
            onChange={(event) => setTerm(event.target.value)}
          />
        </div>
      )}
      {list.isPending && <Skeleton active paragraph={{ rows: 8 }} />}
      <Trouble query={list} />
      {hasNone && (
        <NothingHere
          icon={<NotificationOutlined />}
          title={t('campaigns.emptyTitle')}
          text={editsCampaigns ? t('campaigns.emptyText') : t('campaigns.emptyReadOnly')}
        >
          {editsCampaigns && <CreateLink />}
        </NothingHere>
      )}
      {list.isSuccess && !hasNone && loaded.length === 0 && (
        <NothingHere
          icon={<NotificationOutlined />}
          title={t('campaignList.noneOfState')}
          text={t('campaignList.noneOfStateText')}
        />
      )}
      {loaded.length > 0 && shown.length === 0 && (
        <NothingHere
          icon={<SearchOutlined />}
          title={t('campaignList.noneFound', { term: term.trim() })}
          text={t('campaignList.noneFoundText')}
        >
          <Button onClick={() => setTerm('')}>{t('campaignList.clear')}</Button>
        </NothingHere>
      )}
      <ul className="campaign-list">
        {shown.map((campaign) => (
          <li key={campaign.id}>
            <CampaignRow campaign={campaign} />
          </li>
        ))}
      </ul>
      <LoadMore more={list} words={t('shell.loadMore')} />
      {shown.length > 0 && (
        <p className="zone-note">{t('campaigns.zoneNote', { zone: zoneName(DEFAULT_ZONE, language) })}</p>
      )}
    </>
  )
}

function StateTabs({ here }: { here: CampaignShelf }) {
  const { t } = useTranslation()
  const ofStates = SHELVES.map((shelf) => ({
    to: `/campaigns?state=${shelf}`,
    words: shelf === 'archived' ? t('campaignList.archived') : t(`campaignState.${shelf}`),
    isHere: here === shelf,
  }))
  const all = { to: '/campaigns', words: t('campaignList.all'), isHere: here === null }
  return <PageTabs label={t('campaignList.tabs')} tabs={[all, ...ofStates]} />
}

function CreateLink() {
  const { t } = useTranslation()
  return (
    <ButtonLink to="/campaigns/new" type="primary" icon={<PlusOutlined />}>
      {t('campaigns.create')}
    </ButtonLink>
  )
}
