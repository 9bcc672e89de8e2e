import { ApiOutlined, LockOutlined, PlusOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Button, Skeleton } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { NothingHere } from '../../components/nothing-here.tsx'
import { PageHeading } from '../../components/page-heading.tsx'
import { Trouble } from '../../components/trouble.tsx'
import { useRights } from '../../use-session.ts'
import { SettingsTabs } from '../settings/settings-tabs.tsx'
import { HookCard } from './hook-card.tsx'
import { NewHook } from './hook-dialog.tsx'
import { webhooksQuery } from './queries.ts'
import './webhooks.css'

export default function WebhooksPage() {
  const { t } = useTranslation()
  const { changesSettings } = useRights()
  return (
    <>
      <PageHeading title={t('shops.pageTitle')} about={t('webhooks.pageAbout')} />
      <SettingsTabs here="webhooks" />
      {changesSettings ? (
        <Hooks />
      ) : (
        <NothingHere icon={<LockOutlined />} title={t('failed.forbiddenTitle')} text={t('webhooks.noRight')} />
      )}
    </>
  )
}

const MOST = 10

function Hooks() {
  const { t } = useTranslation()
  const hooks = useQuery(webhooksQuery)
  const [isOpen, setOpen] = useState(false)
  const items = hooks.data?.items ?? []
  const add = (
    <Button type="primary" icon={<PlusOutlined />} disabled={items.length >= MOST} onClick={() => setOpen(true)}>
      {t('webhooks.add')}
    </Button>
  )
  return (
    <>
      <div className="hooks-bar">
        <p className="card-about">{t('webhooks.about')}</p>
        {items.length > 0 && add}
      </div>
      {hooks.isPending && <Skeleton active paragraph={{ rows: 4 }} />}
      <Trouble query={hooks} />
      {hooks.data !== undefined && items.length === 0 && (
        <NothingHere icon={<ApiOutlined />} title={t('webhooks.emptyTitle')} text={t('webhooks.empty')}>
          {add}
        </NothingHere>
      )}
      <ul className="hooks">
        {items.map((hook) => (
          <li key={hook.id}>
            <HookCard hook={hook} isOnly={items.length === 1} />
          </li>
        ))}
      </ul>
      <NewHook open={isOpen} onClose={() => setOpen(false)} />
    </>
  )
}
