import { App, Input, Modal } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { SourceView } from '#shared/contracts/console-api/source.ts'
import { Field } from './new-source.tsx'
import { PlaceFields } from './place-fields.tsx'
import { useChangeSource } from './queries.ts'
import { SignatureFields } from './signature-fields.tsx'
import { SourceFaults } from './source-faults.tsx'

/** Name, shop, secret, and how it signs and names what it sends. */
export function EditSource({ source, onClose }: { source: SourceView; onClose: () => void }) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const change = useChangeSource(source)
  const { name, shop, signature, type, deliveryId } = source
  const [draft, setDraft] = useState({ name, shop: shop ?? '', secret: '', signature, type, deliveryId })
  function submit() {
    const { secret, ...rest } = draft
    const given = secret.trim()
    const body = { ...rest, shop: rest.shop.trim() === '' ? null : rest.shop.trim() }
    const done = () => {
      void message.success(t('incoming.saved'))
      onClose()
    }
    change.mutate({ ...body, ...(given !== '' && { secret: given }) }, { onSuccess: done })
  }
  return (
    <Modal
      open
      title={t('incoming.editTitle')}
      okText={t('shell.save')}
      okButtonProps={{ disabled: draft.name.trim() === '' }}
      confirmLoading={change.isPending}
      onOk={submit}
      onCancel={onClose}
      destroyOnHidden
    >
      <Field id="edit-name" label={t('incoming.name')}>
        <Input
          id="edit-name"
          maxLength={60}
          value={draft.name}
          onChange={({ target }) => setDraft({ ...draft, name: target.value })}
        />
      </Field>
      <Field id="edit-shop" label={t('incoming.shop')} hint={t('incoming.shopHint')}>
        <Input
          id="edit-shop"
          maxLength={64}
          value={draft.shop}
          aria-describedby="edit-shop-hint"
          onChange={({ target }) => setDraft({ ...draft, shop: target.value })}
        />
      </Field>
      <Field id="edit-secret" label={t('incoming.newSecret')} hint={t('incoming.newSecretHint')}>
        <Input.Password
          id="edit-secret"
          maxLength={300}
          autoComplete="new-password"
          value={draft.secret}
          aria-describedby="edit-secret-hint"
          onChange={({ target }) => setDraft({ ...draft, secret: target.value })}
        />
      </Field>
      <SignatureFields value={draft.signature} onChange={(next) => setDraft({ ...draft, signature: next })} />
      <PlaceFields
        id="edit-type"
        label={t('incoming.type')}
        value={draft.type}
        onChange={(next) => setDraft({ ...draft, type: next })}
      />
      <PlaceFields
        id="edit-delivery"
        label={t('incoming.deliveryId')}
        hint={t('incoming.deliveryIdHint')}
        value={draft.deliveryId}
        onChange={(next) => setDraft({ ...draft, deliveryId: next })}
      />
      <SourceFaults error={change.error} />
    </Modal>
  )
}
