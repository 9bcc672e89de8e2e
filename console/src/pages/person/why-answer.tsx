import {
  CheckCircleOutlined,
  ClockCircleOutlined,
  CloseCircleFilled,
  MinusOutlined,
  QuestionCircleOutlined,
  SendOutlined,
  StopOutlined,
} from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Skeleton } from 'antd'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { CheckView, Explanation } from '#shared/contracts/console-api/explain.ts'
import type { Question } from '../../api.ts'
import { Trouble } from '../../components/trouble.tsx'
import { useLanguage } from '../../i18n/use-language.ts'
import { useKindName } from '../../kind-names.ts'
import { useSubjectWord } from '../../subject-word.ts'
import { DEFAULT_ZONE, formatLongDay, inZone } from '../../time-format.ts'
import { useWords } from '../../use-words.ts'
import { useCampaignName } from './forecast-entry.tsx'
import { explainQuery } from './queries.ts'

const OUTCOMES: Record<Explanation['outcome'], { tone: string; icon: ReactNode }> = {
  sent: { tone: 'good', icon: <SendOutlined /> },
  planned: { tone: 'waiting', icon: <ClockCircleOutlined /> },
  'held-back': { tone: 'held', icon: <StopOutlined /> },
  'would-send': { tone: 'waiting', icon: <CheckCircleOutlined /> },
  'would-not-send': { tone: 'held', icon: <StopOutlined /> },
}

const RESULTS: Record<CheckView['result'], ReactNode> = {
  yes: <CheckCircleOutlined />,
  no: <CloseCircleFilled />,
  unknown: <QuestionCircleOutlined />,
  'not-asked': <MinusOutlined />,
}

/** What came or is to come before what does not. */
const RANK: readonly Explanation['outcome'][] = ['sent', 'planned', 'held-back', 'would-send', 'would-not-send']

/** What every campaign that was asked about says, check by check. `zone`: whose wall clock times are told on. */
export function WhyAnswer({ question, zone }: { question: Question; zone: string | null }) {
  const { t } = useTranslation()
  const answer = useQuery(explainQuery(question))
  const { data, isPending } = answer
  if (isPending) return <Skeleton active paragraph={{ rows: 5 }} />
  if (data === undefined) return <Trouble query={answer} />
  const general = data.checks.filter(({ result }) => result === 'no' || result === 'unknown')
  const items = data.items.toSorted((one, other) => RANK.indexOf(one.outcome) - RANK.indexOf(other.outcome))
  return (
    <div className="why-answer" aria-live="polite">
      <Trouble query={answer} />
      {general.length > 0 && (
        <ul className="why-general">
          {general.map((check) => (
            <li key={`${check.code} ${check.values.kind ?? ''}`}>
              <CheckWords check={check} zone={zone ?? DEFAULT_ZONE} />
            </li>
          ))}
        </ul>
      )}
      {data.items.length === 0 && general.length === 0 && <p className="card-about">{t('why.nothing')}</p>}
      {items.map((item) => (
        <Item
          key={JSON.stringify([item.campaignId, item.messageId, item.dueAt, item.subject, item.checks.length])}
          item={item}
          zone={zone ?? DEFAULT_ZONE}
          isOnly={data.items.length === 1}
        />
      ))}
    </div>
  )
}

function Item({ item, zone, isOnly }: { item: Explanation; zone: string; isOnly: boolean }) {
  const subjectWord = useSubjectWord()
  const { t } = useTranslation()
  const { pick } = useLanguage()
  const words = useWords()
  const kindName = useKindName()
  const name = useCampaignName(item.campaignId)
  const { tone, icon } = OUTCOMES[item.outcome]
  const failed = item.checks.findIndex(({ result }) => result === 'no' || result === 'unknown')
  const first = item.checks[failed]
  return (
    <article className={`why-item tone-${tone}`}>
      <h3>
        <Link to={`/campaigns/${item.campaignId}`}>{name ?? kindName(item.kind)}</Link>
        <span className={`state-tag tone-${tone}`}>
          <span aria-hidden="true">{icon}</span>
          {t(`why.outcome.${item.outcome}`)}
        </span>
      </h3>
      {item.reason !== null && (
        <p className="why-reason">
          {first?.code === item.reason.code ? (
            <CheckWords check={first} zone={zone} />
          ) : (
            inZone(pick(item.reason), zone)
          )}
        </p>
      )}
      <p className="why-facts">
        {item.dueAt !== null && <span>{t('why.due', { at: words.instant(item.dueAt, zone) })}</span>}
        {item.subject !== null && item.subject.type !== 'contact' && (
          <span>
            {subjectWord(item.subject.type)} {item.subject.id}
          </span>
        )}
        {item.messageId !== null && <Link to={`/messages/${item.messageId}`}>{t('why.openMessage')}</Link>}
      </p>
      <details open={isOnly}>
        <summary>{t('why.checks', { count: item.checks.length })}</summary>
        <ol className="why-checks">
          {item.checks.map((check, index) => (
            <li
              // The same code may be looked at twice, as once for each wait.
              key={index}
              className={`is-${check.result} ${index === failed ? 'is-first' : ''}`}
            >
              <span className="why-mark">
                {RESULTS[check.result]}
                <span className="for-readers">{t(`why.result.${check.result}`)}</span>
              </span>
              <CheckWords check={check} zone={zone} />
              {index === failed && <small className="why-first">{t('why.first')}</small>}
            </li>
          ))}
        </ol>
      </details>
    </article>
  )
}

function CheckWords({ check, zone }: { check: CheckView; zone: string }) {
  const { t } = useTranslation()
  const { language, pick } = useLanguage()
  const kindName = useKindName()
  const { code, result, values } = check
  const words = inZone(pick(check), zone)
  if (code === 'campaign-of-kind' && typeof values.kind === 'string') {
    return <span>{t('why.ofKind', { words, kind: kindOf(values.kind, kindName) })}</span>
  }
  if (code === 'fires-that-day' && result === 'no' && typeof values.next === 'string') {
    return <span>{t('why.nextDay', { words, day: formatLongDay(values.next, language) })}</span>
  }
  // One that has not left yet may have no page of its own so far.
  if (code === 'caps' && typeof values.winner === 'string' && values.yet !== 'yes') {
    return (
      <span>
        {words} <Link to={`/messages/${values.winner}`}>{t('why.winner')}</Link>
      </span>
    )
  }
  return <span>{words}</span>
}

/** The value is a kind's id, which the API wrote as a text among other values. */
function kindOf(id: string, kindName: ReturnType<typeof useKindName>): string {
  return kindName(id as Explanation['kind'])
}
