import { Alert, App, Input, Modal } from 'antd'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ContactView } from '#shared/contracts/console-api/contact.ts'
import { useProblemWords } from '../../i18n/use-problem-words.ts'
import { useErase } from './queries.ts'

type Props = { contact: ContactView; open: boolean; onClose: () => void }

const LONGEST_NOTE = 500

/** Says what goes and what stays, and takes a reason and the person's name, typed, before somebody is erased. */
export function EraseDialog({ contact, open, onClose }: Props) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const problem = useProblemWords()
  const erase = useErase(contact.id)
  const [note, setNote] = useState('')
  const [typed, setTyped] = useState('')
  const word = contact.name ?? contact.id
  const isReady = note.trim() !== '' && typed.trim() === word
  function submit(event?: FormEvent) {
    event?.preventDefault()
    if (!isReady || erase.isPending) return
    erase.mutate({ note: note.trim(), rev: contact.rev }, { onSuccess: finish })
  }
  function finish() {
    void message.success(t('ownData.done'))
    onClose()
  }
  function forget() {
    setNote('')
    setTyped('')
    erase.reset()
  }
  return (
    <Modal
      open={open}
      title={t('ownData.question')}
      style={{ top: 32 }}
      okText={t('ownData.go')}
      okButtonProps={{ danger: true, disabled: !isReady }}
      confirmLoading={erase.isPending}
      onOk={() => submit()}
      onCancel={onClose}
      afterClose={forget}
      destroyOnHidden
    >
      <form className="erase-form" onSubmit={submit}>
        <Consequences />
        <Alert type="warning" showIcon title={t('ownData.forGood')} description={t('ownData.planned')} />
        <label className="field-label" htmlFor="erase-note">
          {t('ownData.note')}
        </label>
        <Input
          id="erase-note"
          maxLength={LONGEST_NOTE}
          placeholder={t('ownData.notePlaceholder')}
          value={note}
          onChange={(event) => setNote(event.target.value)}
        />
        <label className="field-label" htmlFor="erase-word">
          {t('ownData.confirm', { word })}
        </label>
        <Input
          id="erase-word"
          autoComplete="off"
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          onPressEnter={() => submit()}
        />
        {erase.isError && <Alert type="error" showIcon title={problem(erase.error).detail} />}
      </form>
    </Modal>
  )
}

function Consequences() {
  const { t } = useTranslation()
  return (
    <>
      <h3>{t('ownData.goes')}</h3>
      <ul className="merge-list">
        <li>{t('ownData.goesFacts')}</li>
        <li>{t('ownData.goesTexts')}</li>
        <li>{t('ownData.goesRecords')}</li>
      </ul>
      <h3>{t('ownData.stays')}</h3>
      <ul className="merge-list">
        <li>{t('ownData.staysOptOut')}</li>
        <li>{t('ownData.staysFacts')}</li>
      </ul>
    </>
  )
}
