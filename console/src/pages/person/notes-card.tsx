import { Alert, App, Button, Card, Input } from 'antd'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ContactView } from '#shared/contracts/console-api/contact.ts'
import { useProblemWords } from '../../i18n/use-problem-words.ts'
import { usePersonWords } from '../../use-line.ts'
import { useRights } from '../../use-session.ts'
import { useWords } from '../../use-words.ts'
import { useNote } from './queries.ts'

const LONGEST_NOTE = 2_000
const SHOWN = 3

/** What support should know before the next call, the newest first; the timeline has all of it. */
export function NotesCard({ contact: { id, notes = [], zone } }: { contact: ContactView }) {
  const { t } = useTranslation()
  const { changesConsent } = useRights()
  const person = usePersonWords()
  const words = useWords()
  return (
    <Card title={<h2>{t('person.notes')}</h2>} className="notes-card">
      {changesConsent && <NoteForm contactId={id} />}
      {notes.length === 0 && <p className="card-about">{t('person.notesNothing')}</p>}
      <ul>
        {notes.slice(0, SHOWN).map(({ at, by, text }) => (
          <li key={`${at} ${by} ${text}`}>
            <p>{text}</p>
            <small>
              {person(by)} · <time dateTime={at}>{words.instant(at, zone)}</time>
            </small>
          </li>
        ))}
      </ul>
    </Card>
  )
}

function NoteForm({ contactId }: { contactId: string }) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const problem = useProblemWords()
  const write = useNote(contactId)
  const [typed, setTyped] = useState('')
  const text = typed.trim()
  function submit(event: FormEvent) {
    event.preventDefault()
    if (text === '' || write.isPending) return
    write.mutate(text, {
      onSuccess: () => {
        setTyped('')
        void message.success(t('person.noted'))
      },
    })
  }
  return (
    <form className="note-form" onSubmit={submit}>
      <label className="field-label" htmlFor="person-note">
        {t('person.noteLabel')}
      </label>
      <Input.TextArea
        id="person-note"
        maxLength={LONGEST_NOTE}
        autoSize={{ minRows: 2, maxRows: 8 }}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
      {write.isError && <Alert type="error" showIcon title={problem(write.error).detail} />}
      <Button htmlType="submit" disabled={text === ''} loading={write.isPending}>
        {t('person.noteSave')}
      </Button>
    </form>
  )
}
