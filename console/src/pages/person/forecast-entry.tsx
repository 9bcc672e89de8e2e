import { ClockCircleOutlined, MinusCircleOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { CalendarEntry } from '#shared/contracts/console-api/calendar.ts'
import { TimeText } from '../../components/time-text.tsx'
import { useLanguage } from '../../i18n/use-language.ts'
import { useKindName } from '../../kind-names.ts'
import { useSubjectWord } from '../../subject-word.ts'
import { inZone } from '../../time-format.ts'
import { useWords } from '../../use-words.ts'
import { allCampaignsQuery } from './queries.ts'

/** A text to come: whether it will be sent as things are now, and why not. Planned ones lead to their story. */
export function ForecastEntry({ entry, zone }: { entry: CalendarEntry; zone: string }) {
  const subjectWord = useSubjectWord()
  const { t } = useTranslation()
  const kindName = useKindName()
  const { pick } = useLanguage()
  const words = useWords()
  const name = useCampaignName(entry.campaignId)
  const { outcome, reason, text, dueAt, leavesAt, messageId, subject } = entry
  const willSend = outcome === 'will-send'
  const body = (
    <>
      <span className="entry-dot" aria-hidden="true">
        {willSend ? <ClockCircleOutlined /> : <MinusCircleOutlined />}
      </span>
      <span className="entry-body">
        <span className="entry-head">
          <b>{kindName(entry.kind)}</b>
          <span className={`state-tag tone-${willSend ? 'waiting' : 'held'}`}>
            {willSend ? <ClockCircleOutlined aria-hidden="true" /> : <MinusCircleOutlined aria-hidden="true" />}
            {t(willSend ? 'person.willSend' : 'person.willNotSend')}
          </span>
          <span className="entry-time">
            <TimeText at={leavesAt ?? dueAt} zone={zone} only="time" />
          </span>
        </span>
        {reason !== null && (
          <span className="entry-reason">{t('person.because', { why: inZone(pick(reason), zone) })}</span>
        )}
        {text !== null && <span className="entry-text">{text}</span>}
        <span className="entry-foot">
          {[
            ...(subject.type === 'contact' ? [] : [`${subjectWord(subject.type)} ${subject.id}`]),
            ...(name === undefined ? [] : [name]),
            ...(leavesAt !== null && leavesAt !== dueAt
              ? [t('person.waitsSince', { at: words.instant(dueAt, zone) })]
              : []),
          ].join(' · ')}
        </span>
        {messageId !== null && <span className="for-readers">{t('person.openMessage')}</span>}
      </span>
    </>
  )
  const look = `entry is-forecast tone-${willSend ? 'waiting' : 'held'}`
  return messageId === null ? (
    <div className={look}>{body}</div>
  ) : (
    <Link to={`/messages/${messageId}`} className={look}>
      {body}
    </Link>
  )
}

export function useCampaignName(id: string): string | undefined {
  const { data } = useQuery(allCampaignsQuery)
  return data?.find((each) => each.id === id)?.name
}
