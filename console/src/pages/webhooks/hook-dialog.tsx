import { Alert, App, Input, Modal, Radio, Select, Typography } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { WebhookView } from '#shared/contracts/console-api/webhook.ts'
import { useProblemWords } from '../../i18n/use-problem-words.ts'
import { RequestFailure } from '../../request-failure.ts'
import { OFFERED_TYPES, useTypeWords } from './event-types.ts'
import { useChangeWebhook, useCreateWebhook } from './queries.ts'

type Draft = { url: string; isAll: boolean; types: string[] }
type Write = { isPending: boolean; error: Error | null }

const NEW: Draft = { url: '', isAll: true, types: [] }

/** Asks where to post and what; then shows the secret, this once. */
export function NewHook({ open, onClose }: { open: boolean; onClose: () => void }) {
  const create = useCreateWebhook()
  const [draft, setDraft] = useState(NEW)
  const secret = create.data?.secret
  function forget() {
    setDraft(NEW)
    create.reset()
  }
  if (secret !== undefined) return <SecretDialog open={open} {...{ secret, onClose }} afterClose={forget} />
  const submit = () => create.mutate({ url: draft.url.trim(), types: typesOf(draft), active: true })
  return <HookDialog isNew {...{ open, onClose, draft, setDraft, submit }} write={create} afterClose={forget} />
}

export function ChangeHook({ hook, onClose }: { hook: WebhookView; onClose: () => void }) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const change = useChangeWebhook(hook)
  const isAll = hook.types.includes('*')
  const [draft, setDraft] = useState<Draft>({ url: hook.url, isAll, types: isAll ? [] : hook.types })
  function submit() {
    const done = () => {
      void message.success(t('webhooks.saved'))
      onClose()
    }
    change.mutate({ url: draft.url.trim(), types: typesOf(draft) }, { onSuccess: done })
  }
  return <HookDialog isNew={false} open {...{ onClose, draft, setDraft, submit }} write={change} />
}

function typesOf({ isAll, types }: Draft): string[] {
  return isAll ? ['*'] : types
}

type DialogProps = {
  open: boolean
  isNew: boolean
  draft: Draft
  setDraft: (draft: Draft) => void
  submit: () => void
  write: Write
  onClose: () => void
  afterClose?: () => void
}

function HookDialog({ open, isNew, draft, setDraft, submit, write, onClose, afterClose }: DialogProps) {
  const { t } = useTranslation()
  const wordsOf = useTypeWords()
  const isReady = draft.url.trim() !== '' && (draft.isAll || draft.types.length > 0)
  return (
    <Modal
      open={open}
      title={t(isNew ? 'webhooks.newTitle' : 'webhooks.editTitle')}
      okText={t(isNew ? 'webhooks.create' : 'shell.save')}
      okButtonProps={{ disabled: !isReady }}
      confirmLoading={write.isPending}
      onOk={submit}
      onCancel={onClose}
      {...(afterClose && { afterClose })}
      destroyOnHidden
    >
      <label className="field-label" htmlFor="hook-url">
        {t('webhooks.url')}
      </label>
      <Input
        id="hook-url"
        type="url"
        autoFocus
        maxLength={500}
        placeholder="https://"
        value={draft.url}
        aria-describedby="hook-url-hint"
        onChange={(event) => setDraft({ ...draft, url: event.target.value })}
      />
      <small id="hook-url-hint">{t('webhooks.urlHint')}</small>
      <fieldset className="hook-wants">
        <legend className="field-label">{t('webhooks.wants')}</legend>
        <Radio.Group
          value={draft.isAll}
          onChange={(event) => setDraft({ ...draft, isAll: event.target.value === true })}
          options={[
            { value: true, label: t('webhooks.all') },
            { value: false, label: t('webhooks.some') },
          ]}
        />
        {!draft.isAll && (
          <>
            <Select
              mode="tags"
              aria-label={t('webhooks.types')}
              placeholder={t('webhooks.typesPlaceholder')}
              value={draft.types}
              options={OFFERED_TYPES.map((type) => ({ value: type, label: wordsOf(type) }))}
              optionRender={({ value, label }) => (
                <span className="hook-type">
                  {label} <code>{value}</code>
                </span>
              )}
              onChange={(types) => setDraft({ ...draft, types })}
            />
            <small>{t('webhooks.typesHint')}</small>
          </>
        )}
      </fieldset>
      <Faults error={write.error} />
    </Modal>
  )
}

/** What the server says of an address or a type, in our own words where it is the address. */
function Faults({ error }: { error: Error | null }) {
  const { t } = useTranslation()
  const problem = useProblemWords()
  if (error === null) return null
  const faults = error instanceof RequestFailure ? (error.problem.errors ?? []) : []
  const known = faults.map(({ path }) => (path === 'url' ? t('webhooks.badUrl') : t('webhooks.badType')))
  const words = known.length > 0 ? [...new Set(known)].join(' ') : problem(error).detail
  return <Alert className="note" type="error" showIcon title={words} />
}

type SecretProps = { open: boolean; secret: string; onClose: () => void; afterClose: () => void }

function SecretDialog({ open, secret, onClose, afterClose }: SecretProps) {
  const { t } = useTranslation()
  return (
    <Modal
      open={open}
      title={t('webhooks.secretTitle')}
      okText={t('webhooks.kept')}
      cancelButtonProps={{ style: { display: 'none' } }}
      closable={false}
      mask={{ closable: false }}
      onOk={onClose}
      afterClose={afterClose}
      destroyOnHidden
    >
      <p>{t('webhooks.secretAbout')}</p>
      <Typography.Paragraph className="hook-secret" copyable={{ text: secret }}>
        {secret}
      </Typography.Paragraph>
    </Modal>
  )
}
