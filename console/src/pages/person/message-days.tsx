import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { MessageView } from '#shared/contracts/console-api/message.ts'
import { StateIcon, StateTag, toneOf } from '../../components/state-tag.tsx'
import { TimeText } from '../../components/time-text.tsx'
import { useLanguage } from '../../i18n/use-language.ts'
import { useKindName } from '../../kind-names.ts'
import { useSubjectWord } from '../../subject-word.ts'
import { formatDay, formatLongDay } from '../../time-format.ts'
import { timeOf } from './arrange.ts'

/** Messages in the order given (newest first), grouped by the day on the recipient's calendar. */
export function MessageDays({ messages, zone }: { messages: readonly MessageView[]; zone: string }) {
  const { language } = useLanguage()
  const days = Map.groupBy(messages, (message) => formatDay(timeOf(message), zone))
  return [...days].map(([day, ofDay]) => (
    <section key={day} className="day">
      <h3>{formatLongDay(day, language)}</h3>
      <ol>
        {ofDay.map((message) => (
          <li key={message.id}>
            <MessageEntry message={message} zone={zone} />
          </li>
        ))}
      </ol>
    </section>
  ))
}

export function MessageEntry({ message, zone }: { message: MessageView; zone: string }) {
  const subjectWord = useSubjectWord()
  const { t } = useTranslation()
  const { pick } = useLanguage()
  const kindName = useKindName()
  const { state, reason, text, parts, subject } = message
  return (
    <Link to={`/messages/${message.id}`} className={`entry tone-${toneOf(state)}`}>
      <span className="entry-dot" aria-hidden="true">
        <StateIcon state={state} />
      </span>
      <span className="entry-body">
        <span className="entry-head">
          <b>{kindName(message.kind)}</b>
          <StateTag state={state} />
          <span className="entry-time">
            {message.submittedAt === null && `${t('person.dueAt')} `}
            <TimeText at={timeOf(message)} zone={zone} only="time" />
          </span>
        </span>
        {reason !== null && <span className="entry-reason">{pick(reason)}</span>}
        {text !== null && <span className="entry-text">{text}</span>}
        {text === null && state === 'planned' && <span className="entry-text is-missing">{t('person.noText')}</span>}
        <span className="entry-foot">
          {[
            ...(subject.type === 'contact' ? [] : [`${subjectWord(subject.type)} ${subject.id}`]),
            ...(parts === null ? [] : [t('person.parts', { count: parts })]),
          ].join(' · ')}
        </span>
        <span className="for-readers">{t('person.openMessage')}</span>
      </span>
    </Link>
  )
}
