import { useTranslation } from 'react-i18next'
import type { ContactView } from '#shared/contracts/console-api/contact.ts'
import type { ConsentStep } from '../../api.ts'
import { NoteDialog } from '../../components/note-dialog.tsx'
import { useConsentChange } from './queries.ts'

type Props = { contact: ContactView; to: ConsentStep; open: boolean; onClose: () => void }

const LONGEST_NOTE = 500

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
  const change = useConsentChange(contact.id, to)
  const { title, text, ok, done } = WORDS[to]
  const words = {
    title: t(title),
    ok: t(ok),
    label: t('consentDialog.note'),
    placeholder: t('consentDialog.notePlaceholder'),
    missing: t('consentDialog.noteMissing'),
    done: t(done),
  }
  const danger = to === 'opt-out'
  return (
    <NoteDialog id="consent-note" {...{ open, onClose, words, danger }} write={change} maxLength={LONGEST_NOTE}>
      <p className="card-about">{t(text)}</p>
    </NoteDialog>
  )
}
