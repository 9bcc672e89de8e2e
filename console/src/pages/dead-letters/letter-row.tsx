import { FileExclamationOutlined, HistoryOutlined } from '@ant-design/icons'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { DeadLetterView } from '#shared/contracts/dead-letter.ts'
import { TimeText } from '../../components/time-text.tsx'
import { useLetterName, useReasonWords } from '../../dead-letter-words.ts'
import { DEFAULT_ZONE } from '../../time-format.ts'

/** One dead letter: what it is, why it is here, since when, and how often it was tried. */
export function LetterRow({ letter }: { letter: DeadLetterView }) {
  const { t } = useTranslation()
  const nameOf = useLetterName()
  const { words, detail } = useReasonWords()(letter.reason)
  return (
    <Link to={`/dead-letters/${encodeURIComponent(letter.id)}`} className="letter-row">
      <span className="kind-icon" aria-hidden="true">
        {letter.kind === 'event' ? <FileExclamationOutlined /> : <HistoryOutlined />}
      </span>
      <span className="letter-what">
        <b>{nameOf(letter)}</b>
        <span>{words}</span>
        {detail !== null && <code>{detail}</code>}
      </span>
      <span className="letter-when">
        <TimeText at={letter.at} zone={DEFAULT_ZONE} />
        <small>
          {letter.kind === 'event' ? t('deadLetters.kind.event') : t('deadLetters.tries', { count: letter.tries })}
        </small>
      </span>
    </Link>
  )
}
