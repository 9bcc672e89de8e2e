import { DeleteOutlined, EditOutlined, SendOutlined } from '@ant-design/icons'
import { Alert, App, Button, Card, Popconfirm, Switch, Tag } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { WebhookView } from '#shared/contracts/console-api/webhook.ts'
import { useProblemWords } from '../../i18n/use-problem-words.ts'
import { Deliveries } from './deliveries.tsx'
import { useTypeWords } from './event-types.ts'
import { ChangeHook } from './hook-dialog.tsx'
import { useChangeWebhook, useDeleteWebhook, useTestWebhook } from './queries.ts'

/** One address: what it is told of, whether it is on, and what became of the last events. */
export function HookCard({ hook, isOnly }: { hook: WebhookView; isOnly: boolean }) {
  const { t } = useTranslation()
  const problem = useProblemWords()
  const wordsOf = useTypeWords()
  const { message } = App.useApp()
  const [isEditing, setEditing] = useState(false)
  const [isListing, setListing] = useState(isOnly)
  const change = useChangeWebhook(hook)
  const remove = useDeleteWebhook(hook)
  const test = useTestWebhook(hook.id)
  const error = change.error ?? remove.error ?? test.error
  const isAll = hook.types.includes('*')

  function sendTest() {
    setListing(true)
    test.mutate(undefined, { onSuccess: () => void message.success(t('webhooks.tested')) })
  }
  return (
    <Card className="hook">
      <div className="hook-head">
        <h2>{new URL(hook.url).host}</h2>
        <Switch
          aria-label={t('webhooks.active')}
          checked={hook.active}
          loading={change.isPending}
          checkedChildren={t('webhooks.on')}
          unCheckedChildren={t('webhooks.off')}
          onChange={(active) => change.mutate({ active })}
        />
      </div>
      <code className="hook-url">{hook.url}</code>
      <div className="hook-types">
        {isAll ? <Tag>{t('webhooks.all')}</Tag> : hook.types.map((type) => <Tag key={type}>{wordsOf(type)}</Tag>)}
      </div>
      <div className="hook-actions">
        <Button icon={<SendOutlined />} loading={test.isPending} onClick={sendTest}>
          {t('webhooks.test')}
        </Button>
        <Button icon={<EditOutlined />} onClick={() => setEditing(true)}>
          {t('webhooks.edit')}
        </Button>
        <Popconfirm
          title={t('webhooks.deleteTitle')}
          description={t('webhooks.deleteAbout')}
          okText={t('webhooks.delete')}
          okButtonProps={{ danger: true }}
          onConfirm={() => remove.mutate(undefined)}
        >
          <Button danger icon={<DeleteOutlined />} loading={remove.isPending}>
            {t('webhooks.delete')}
          </Button>
        </Popconfirm>
        <Button type="link" aria-expanded={isListing} onClick={() => setListing(!isListing)}>
          {t(isListing ? 'webhooks.hide' : 'webhooks.show')}
        </Button>
      </div>
      {error !== null && <Alert className="note" type="error" showIcon title={problem(error).detail} />}
      {isListing && <Deliveries hook={hook} />}
      {isEditing && <ChangeHook hook={hook} onClose={() => setEditing(false)} />}
    </Card>
  )
}
