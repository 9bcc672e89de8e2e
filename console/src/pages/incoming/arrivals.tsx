import { RedoOutlined } from '@ant-design/icons'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Alert, App, Button, Skeleton } from 'antd'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { ArrivalView, SourceView } from '#shared/contracts/console-api/source.ts'
import { LoadMore } from '../../components/load-more.tsx'
import { TimeText } from '../../components/time-text.tsx'
import { Trouble } from '../../components/trouble.tsx'
import { useProblemWords } from '../../i18n/use-problem-words.ts'
import { DEFAULT_ZONE } from '../../time-format.ts'
import { useRights } from '../../use-session.ts'
import { FaultList } from './fault-list.tsx'
import { arrivalsQuery, useRedriveArrival } from './queries.ts'

/** What came from a source and what it became, the newest first. */
export function Arrivals({ source }: { source: SourceView }) {
  const { t } = useTranslation()
  const list = useInfiniteQuery(arrivalsQuery(source.id))
  const items = list.data?.pages.flatMap((page) => page.items) ?? []
  const isEmpty = list.data !== undefined && items.length === 0 && !list.hasNextPage
  return (
    <section className="deliveries" aria-label={t('incoming.list')}>
      <h3>{t('incoming.list')}</h3>
      {list.isPending && <Skeleton active paragraph={{ rows: 2 }} />}
      <Trouble query={list} />
      {isEmpty && <p className="card-about">{t('incoming.none')}</p>}
      <ul>
        {items.map((arrival) => (
          <li key={arrival.id} className="delivery">
            <ArrivalRow {...{ source, arrival }} />
          </li>
        ))}
      </ul>
      <LoadMore more={list} words={t('shell.loadMore')} />
    </section>
  )
}

const TONES = { accepted: 'good', nothing: 'held', kept: 'bad' } as const

function ArrivalRow({ source, arrival }: { source: SourceView; arrival: ArrivalView }) {
  const { t } = useTranslation()
  const { type, result, because, at, tries, faults, canRedrive } = arrival
  return (
    <>
      <span className="delivery-what">
        <b>{type ?? t('incoming.noType')}</b>
        <BecameOf arrival={arrival} />
      </span>
      <span className="delivery-state">
        <span className={`state-tag tone-${TONES[result]}`}>{t(`incoming.result.${result}`)}</span>
        {because !== null && <small>{t(`incoming.because.${because}`)}</small>}
        {result === 'kept' && !canRedrive && <small>{t('incoming.bodyGone')}</small>}
      </span>
      <span className="delivery-when">
        <TimeText at={at} zone={DEFAULT_ZONE} />
        {tries > 1 && <small>{t('incoming.tries', { count: tries })}</small>}
      </span>
      <span className="delivery-do">{canRedrive && <Redrive {...{ source, arrival }} />}</span>
      {faults.length > 0 && because !== 'unmapped' && <FaultList faults={faults} />}
    </>
  )
}

/** Each event with the record that it is about. */
function BecameOf({ arrival: { events } }: { arrival: ArrivalView }) {
  const { t } = useTranslation()
  return events.map(({ id, type, record, outcome }) => (
    <small key={id} className="arrived-event">
      <code>{type}</code> {record}
      {outcome === 'put-aside' ? (
        <Link to="/dead-letters">{t('incoming.outcome.put-aside')}</Link>
      ) : (
        outcome === 'repeat' && t('incoming.outcome.repeat')
      )}
    </small>
  ))
}

function Redrive({ source, arrival }: { source: SourceView; arrival: ArrivalView }) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const problem = useProblemWords()
  const { changesConsent: isSupport } = useRights()
  const redrive = useRedriveArrival(source.id)
  function again() {
    const told = ({ result }: ArrivalView) =>
      void message[result === 'kept' ? 'warning' : 'success'](t(`incoming.redriven.${result}`))
    redrive.mutate(arrival.id, { onSuccess: told })
  }
  if (!isSupport) return null
  return (
    <>
      <Button size="small" icon={<RedoOutlined />} loading={redrive.isPending} onClick={again}>
        {t('incoming.redrive')}
      </Button>
      {redrive.error !== null && <Alert type="error" showIcon title={problem(redrive.error).detail} />}
    </>
  )
}
