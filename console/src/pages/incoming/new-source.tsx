import { Input, Modal, Radio, Typography } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { SourceCreated } from '#shared/contracts/console-api/source.ts'
import type { Signature, Vendor } from '#shared/contracts/source.ts'
import { READY_VENDORS } from '#shared/domain/sources/vendors/registry.ts'
import type { SourceCreate } from '../../api.ts'
import { useLanguage } from '../../i18n/use-language.ts'
import { AddressLine } from './address-line.tsx'
import { useCreateSource } from './queries.ts'
import { SourceFaults } from './source-faults.tsx'

type Draft = { vendor: Vendor | 'own'; name: string; secret: string; clientId: string }

const NEW: Draft = { vendor: 'shopify', name: '', secret: '', clientId: '' }
const CHOICES = ['shopify', 'woocommerce', 'youzan', 'own'] as const

/** Asks which system it is; then shows what to enter there, a secret made here this once. */
export function NewSource({ open, onClose }: { open: boolean; onClose: () => void }) {
  const create = useCreateSource()
  const [draft, setDraft] = useState(NEW)
  function forget() {
    setDraft(NEW)
    create.reset()
  }
  if (create.data !== undefined)
    return <MadeDialog open={open} created={create.data} onClose={onClose} afterClose={forget} />
  return (
    <SourceForm
      {...{ open, draft, setDraft, onClose }}
      submit={() => create.mutate(bodyOf(draft))}
      write={create}
      afterClose={forget}
    />
  )
}

function bodyOf({ vendor, name, secret, clientId }: Draft): SourceCreate {
  const ready = vendor === 'own' ? null : READY_VENDORS[vendor]
  const given = secret.trim()
  return {
    name: name.trim(),
    vendor: ready?.id ?? null,
    ...(given !== '' && { secret: given }),
    ...(ready?.signature.by === 'digest' && { signature: withClient(ready.signature, clientId) }),
  }
}

function withClient(signature: Extract<Signature, { by: 'digest' }>, clientId: string): Signature {
  return { ...signature, clientId: clientId.trim() }
}

type FormProps = {
  open: boolean
  draft: Draft
  setDraft: (draft: Draft) => void
  submit: () => void
  write: { isPending: boolean; error: Error | null }
  onClose: () => void
  afterClose: () => void
}

function SourceForm({ open, draft, setDraft, submit, write, onClose, afterClose }: FormProps) {
  const { t } = useTranslation()
  const { pick } = useLanguage()
  const { vendor, name, secret, clientId } = draft
  const isGiven = vendor !== 'own' && READY_VENDORS[vendor].secret === 'given'
  const isReady = name.trim() !== '' && (!isGiven || secret.trim() !== '')
  const wordsOf = (one: (typeof CHOICES)[number]) =>
    one === 'own' ? t('incoming.own') : pick(READY_VENDORS[one].names)
  return (
    <Modal
      open={open}
      title={t('incoming.newTitle')}
      okText={t('incoming.create')}
      okButtonProps={{ disabled: !isReady }}
      confirmLoading={write.isPending}
      onOk={submit}
      onCancel={onClose}
      afterClose={afterClose}
      destroyOnHidden
    >
      <fieldset className="hook-wants source-vendors">
        <legend className="field-label">{t('incoming.vendor')}</legend>
        <Radio.Group
          optionType="button"
          value={vendor}
          onChange={({ target }) => setDraft({ ...draft, vendor: target.value })}
          options={CHOICES.map((one) => ({ value: one, label: wordsOf(one) }))}
        />
      </fieldset>
      <Field id="source-name" label={t('incoming.name')}>
        <Input
          id="source-name"
          maxLength={60}
          placeholder={t('incoming.namePlaceholder')}
          value={name}
          onChange={({ target }) => setDraft({ ...draft, name: target.value })}
        />
      </Field>
      {vendor === 'youzan' && (
        <Field id="source-client" label={t('incoming.clientId')} hint={t('incoming.clientIdHint')}>
          <Input
            id="source-client"
            maxLength={200}
            value={clientId}
            aria-describedby="source-client-hint"
            onChange={({ target }) => setDraft({ ...draft, clientId: target.value })}
          />
        </Field>
      )}
      <Field id="source-secret" label={t('incoming.secret')} hint={t(`incoming.secretHint.${vendor}`)}>
        <Input.Password
          id="source-secret"
          maxLength={300}
          autoComplete="new-password"
          value={secret}
          aria-describedby="source-secret-hint"
          onChange={({ target }) => setDraft({ ...draft, secret: target.value })}
        />
      </Field>
      <SourceFaults error={write.error} />
    </Modal>
  )
}

type FieldProps = { id: string; label: string; hint?: string; children: React.ReactNode }

export function Field({ id, label, hint, children }: FieldProps) {
  return (
    <div className="source-field">
      <label className="field-label" htmlFor={id}>
        {label}
      </label>
      {children}
      {hint !== undefined && <small id={`${id}-hint`}>{hint}</small>}
    </div>
  )
}

type MadeProps = { open: boolean; created: SourceCreated; onClose: () => void; afterClose: () => void }

function MadeDialog({ open, created, onClose, afterClose }: MadeProps) {
  const { t } = useTranslation()
  return (
    <Modal
      open={open}
      title={t('incoming.madeTitle')}
      okText={t('incoming.kept')}
      cancelButtonProps={{ style: { display: 'none' } }}
      closable={false}
      mask={{ closable: false }}
      onOk={onClose}
      afterClose={afterClose}
      destroyOnHidden
    >
      <p>{t('incoming.madeAbout')}</p>
      <AddressLine path={created.path} />
      {created.secret !== null && (
        <>
          <span className="field-label">{t('incoming.madeSecret')}</span>
          <Typography.Paragraph className="hook-secret" copyable={{ text: created.secret }}>
            {created.secret}
          </Typography.Paragraph>
        </>
      )}
    </Modal>
  )
}
