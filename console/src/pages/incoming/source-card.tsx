import { DeleteOutlined, ExperimentOutlined, SettingOutlined } from '@ant-design/icons'
import { Alert, Button, Card, Popconfirm, Switch, Tag } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { SourceView } from '#shared/contracts/console-api/source.ts'
import { READY_VENDORS } from '#shared/domain/sources/vendors/registry.ts'
import { TimeText } from '../../components/time-text.tsx'
import { useLanguage } from '../../i18n/use-language.ts'
import { useProblemWords } from '../../i18n/use-problem-words.ts'
import { DEFAULT_ZONE } from '../../time-format.ts'
import { useRights } from '../../use-session.ts'
import { AddressLine } from './address-line.tsx'
import { Arrivals } from './arrivals.tsx'
import { EditSource } from './edit-source.tsx'
import { useChangeSource, useDeleteSource } from './queries.ts'
import { TryMapping } from './try-mapping.tsx'

/** One source: where it posts, whether it is on, what was wrong last, and what came. */
export function SourceCard({ source, isOnly }: { source: SourceView; isOnly: boolean }) {
  const { t } = useTranslation()
  const { pick } = useLanguage()
  const { changesSettings } = useRights()
  const [isListing, setListing] = useState(isOnly)
  const { vendor, refusal, shop } = source
  const ready = vendor === null ? null : READY_VENDORS[vendor]
  return (
    <Card className="hook">
      <div className="hook-head">
        <h2>{source.name}</h2>
        <ActiveSwitch source={source} />
      </div>
      <div className="hook-types source-tags">
        <Tag>{ready === null ? t('incoming.own') : pick(ready.names)}</Tag>
        {shop !== null && <Tag>{shop}</Tag>}
      </div>
      <AddressLine path={source.path} />
      {ready !== null && changesSettings && <Subscriptions types={ready.types} />}
      {refusal !== null && (
        <Alert
          className="note"
          type="warning"
          showIcon
          title={t(`incoming.refused.${refusal.code}`)}
          description={<TimeText at={refusal.at} zone={DEFAULT_ZONE} />}
        />
      )}
      <div className="hook-actions">
        {changesSettings && <Actions source={source} />}
        <Button type="link" aria-expanded={isListing} onClick={() => setListing(!isListing)}>
          {t(isListing ? 'incoming.hide' : 'incoming.show')}
        </Button>
      </div>
      {isListing && <Arrivals source={source} />}
    </Card>
  )
}

function ActiveSwitch({ source }: { source: SourceView }) {
  const { t } = useTranslation()
  const { changesSettings } = useRights()
  const change = useChangeSource(source)
  return (
    <Switch
      aria-label={t('incoming.active')}
      checked={source.active}
      disabled={!changesSettings}
      loading={change.isPending}
      checkedChildren={t('incoming.on')}
      unCheckedChildren={t('incoming.off')}
      onChange={(active) => change.mutate({ active })}
    />
  )
}

function Subscriptions({ types }: { types: readonly string[] }) {
  const { t } = useTranslation()
  return (
    <p className="source-topics">
      {t('incoming.subscribe')}{' '}
      {types.map((type) => (
        <code key={type}>{type}</code>
      ))}
    </p>
  )
}

function Actions({ source }: { source: SourceView }) {
  const { t } = useTranslation()
  const problem = useProblemWords()
  const [open, setOpen] = useState<'nothing' | 'mapping' | 'settings'>('nothing')
  const remove = useDeleteSource(source)
  const close = () => setOpen('nothing')
  return (
    <>
      <Button icon={<ExperimentOutlined />} onClick={() => setOpen('mapping')}>
        {t('incoming.mapping')}
      </Button>
      <Button icon={<SettingOutlined />} onClick={() => setOpen('settings')}>
        {t('incoming.edit')}
      </Button>
      <Popconfirm
        title={t('incoming.deleteTitle')}
        description={t('incoming.deleteAbout')}
        okText={t('incoming.delete')}
        okButtonProps={{ danger: true }}
        onConfirm={() => remove.mutate(undefined)}
      >
        <Button danger icon={<DeleteOutlined />} loading={remove.isPending}>
          {t('incoming.delete')}
        </Button>
      </Popconfirm>
      {remove.error !== null && <Alert type="error" showIcon title={problem(remove.error).detail} />}
      {open === 'mapping' && <TryMapping source={source} onClose={close} />}
      {open === 'settings' && <EditSource source={source} onClose={close} />}
    </>
  )
}
