import { Checkbox } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ContactView } from '#shared/contracts/console-api/contact.ts'
import type { ConsentStep } from '../../api.ts'
import { NoteDialog } from '../../components/note-dialog.tsx'
import { useConsentChange } from './queries.ts'

type Props = { contact: ContactView; to: ConsentStep; open: boolean; onClose: () => void }

const LONGEST_NOTE = 500

/** Asks for the note that every change of consent needs, and says what the change does. */
export function ConsentDialog({ contact, to, open, onClose }: Props) {
  const { t } = useTranslation()
  const [alsoMarketing, setAlsoMarketing] = useState(false)
  const isOut = to === 'opt-out' || to === 'opt-out-marketing'
  const isOfMarketing = to === 'opt-out-marketing' || to === 'consent' || (to === 'opt-in' && alsoMarketing)
  const change = useConsentChange(contact.id, isOut ? 'opt-out' : 'opt-in', isOfMarketing ? 'marketing' : 'all')
  const words = {
    title: t(`consentDialog.${to}.title`),
    ok: t(`consentDialog.${to}.button`),
    label: t('consentDialog.note'),
    placeholder: t('consentDialog.notePlaceholder'),
    missing: t('consentDialog.noteMissing'),
    done: t(`consentDialog.${to}.done`),
  }
  return (
    <NoteDialog id="consent-note" {...{ open, onClose, words }} danger={isOut} write={change} maxLength={LONGEST_NOTE}>
      <p className="card-about">{t(`consentDialog.${to}.text`)}</p>
      {to === 'opt-in' && (
        <Checkbox checked={alsoMarketing} onChange={(event) => setAlsoMarketing(event.target.checked)}>
          {t('consentDialog.alsoMarketing')}
        </Checkbox>
      )}
    </NoteDialog>
  )
}
