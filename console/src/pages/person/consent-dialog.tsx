import { App, Input, Modal } from 'antd'
import type { TextAreaRef } from 'antd/es/input/TextArea'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ContactView } from '#shared/contracts/console-api/contact.ts'
import type { ConsentStep } from '../../api.ts'
import { useProblemWords } from '../../i18n/use-problem-words.ts'
import { useConsentChange } from './queries.ts'

type Props = { contact: ContactView; to: ConsentStep; open: boolean; onClose: () => void }

const WORDS = {
  'opt-out': {
    title: 'consentDialog.optOutTitle',
    text: 'consentDialog.optOutText',
    ok: 'consentDialog.optOut',
    done: 'consentDialog.doneOut',
  },
  'opt-in': {
    title: 'consentDialog.optInTitle',
    text: 'consentDialog.optInText',
    ok: 'consentDialog.optIn',
    done: 'consentDialog.doneIn',
  },
} as const

/** Asks for the note that every change of consent needs, and says what the change does. */
export function ConsentDialog({ contact, to, open, onClose }: Props) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const problem = useProblemWords()
  const [note, setNote] = useState('')
  const [tried, setTried] = useState(false)
  const box = useRef<TextAreaRef>(null)
  const change = useConsentChange(contact.id)
  const words = WORDS[to]
  const fault = change.isError
    ? problem(change.error).detail
    : tried && note.trim() === '' && t('consentDialog.noteMissing')

  function submit() {
    setTried(true)
    if (note.trim() === '') return
    change.mutate({ to, note: note.trim() }, { onSuccess: finish })
  }
  function finish() {
    void message.success(t(words.done))
    onClose()
  }
  function forget() {
    setNote('')
    setTried(false)
    change.reset()
  }
  return (
    <Modal
      open={open}
      title={t(words.title)}
      okText={t(words.ok)}
      okButtonProps={{ danger: to === 'opt-out' }}
      confirmLoading={change.isPending}
      onOk={submit}
      onCancel={onClose}
      afterOpenChange={(isOpen) => isOpen && box.current?.focus()}
      afterClose={forget}
      destroyOnHidden
    >
      <p className="card-about">{t(words.text)}</p>
      <label className="field-label" htmlFor="consent-note">
        {t('consentDialog.note')}
      </label>
      <Input.TextArea
        id="consent-note"
        ref={box}
        maxLength={500}
        autoSize={{ minRows: 2, maxRows: 5 }}
        placeholder={t('consentDialog.notePlaceholder')}
        value={note}
        status={fault ? 'error' : ''}
        aria-describedby="consent-fault"
        onChange={(event) => setNote(event.target.value)}
      />
      <p id="consent-fault" className="field-fault" role="status">
        {fault}
      </p>
    </Modal>
  )
}
