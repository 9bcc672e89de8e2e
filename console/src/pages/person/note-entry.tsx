import { EditOutlined } from '@ant-design/icons'
import { useTranslation } from 'react-i18next'
import { TimeText } from '../../components/time-text.tsx'
import { usePersonWords } from '../../use-line.ts'
import type { ContactNote } from './arrange.ts'

/** What somebody wrote down about a person. */
export function NoteEntry({ note: { at, by, text }, zone }: { note: ContactNote; zone: string }) {
  const { t } = useTranslation()
  const person = usePersonWords()
  return (
    <div className="entry is-change">
      <span className="entry-dot" aria-hidden="true">
        <EditOutlined />
      </span>
      <span className="entry-body">
        <span className="entry-head">
          <b>{t('person.note')}</b>
          <small>{person(by)}</small>
          <span className="entry-time">
            <TimeText at={at} zone={zone} only="time" />
          </span>
        </span>
        <span className="entry-text">{text}</span>
      </span>
    </div>
  )
}
