import { ImportOutlined, PlusOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Button, Skeleton } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { MOST_SOURCES } from '#shared/contracts/source.ts'
import { NothingHere } from '../../components/nothing-here.tsx'
import { PageHeading } from '../../components/page-heading.tsx'
import { Trouble } from '../../components/trouble.tsx'
import { useRights } from '../../use-session.ts'
import { SettingsTabs } from '../settings/settings-tabs.tsx'
import { NewSource } from './new-source.tsx'
import { sourcesQuery } from './queries.ts'
import { SourceCard } from './source-card.tsx'
import '../webhooks/webhooks.css'
import './incoming.css'

export default function IncomingPage() {
  const { t } = useTranslation()
  const { changesSettings } = useRights()
  const sources = useQuery(sourcesQuery)
  const [isOpen, setOpen] = useState(false)
  const items = sources.data?.items ?? []
  const isFull = items.length >= MOST_SOURCES
  const add = changesSettings && (
    <Button type="primary" icon={<PlusOutlined />} disabled={isFull} onClick={() => setOpen(true)}>
      {t('incoming.add')}
    </Button>
  )
  return (
    <>
      <PageHeading title={t('shops.pageTitle')} about={t('incoming.pageAbout')} />
      <SettingsTabs here="incoming" />
      <div className="hooks-bar">
        <p className="card-about">{t(changesSettings ? 'incoming.about' : 'incoming.readOnly')}</p>
        {items.length > 0 && add}
      </div>
      {sources.isPending && <Skeleton active paragraph={{ rows: 4 }} />}
      <Trouble query={sources} />
      {sources.data !== undefined && items.length === 0 && (
        <NothingHere icon={<ImportOutlined />} title={t('incoming.emptyTitle')} text={t('incoming.empty')}>
          {add}
        </NothingHere>
      )}
      <ul className="hooks">
        {items.map((source) => (
          <li key={source.id}>
            <SourceCard source={source} isOnly={items.length === 1} />
          </li>
        ))}
      </ul>
      <NewSource open={isOpen} onClose={() => setOpen(false)} />
    </>
  )
}
