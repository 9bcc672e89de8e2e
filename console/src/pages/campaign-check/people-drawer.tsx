import { useInfiniteQuery } from '@tanstack/react-query'
import { Drawer, Skeleton } from 'antd'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import type { DryRunView, ForeseenPersonView } from '#shared/contracts/console-api/dry-run.ts'
import { CsvButton } from '../../components/csv-button.tsx'
import { LoadMore } from '../../components/load-more.tsx'
import { TextBubble } from '../../components/text-bubble.tsx'
import { Trouble } from '../../components/trouble.tsx'
import { useLanguage } from '../../i18n/use-language.ts'
import { useWords } from '../../use-words.ts'
import { foreseenQuery } from './queries.ts'
import { firingToTell } from './sentence.ts'

const NARROW = 720
const SHOWN_AT_ONCE = 20

/** The people of an outcome, or of one reason, as the address names them; closed without. */
export function PeopleDrawer({ dryRun }: { dryRun: DryRunView }) {
  const { t } = useTranslation()
  const { pick } = useLanguage()
  const [params, setParams] = useSearchParams()
  const people = params.get('people')
  const outcome = people === 'send' || people === 'held-back' ? people : null
  const code = params.get('reason')
  const reason = dryRun.reasons.find((one) => one.code === code)
  const title =
    outcome === 'send'
      ? t('check.drawerSend')
      : reason === undefined
        ? t('check.drawerHeldAll')
        : t('check.drawerHeld', { reason: pick(reason) })
  return (
    <Drawer
      open={outcome !== null}
      title={title}
      size={window.innerWidth < NARROW ? window.innerWidth : 520}
      extra={
        outcome !== null && (
          <CsvButton
            source={{ path: `/api/dry-runs/${encodeURIComponent(dryRun.id)}/people?outcome=${outcome}` }}
            name={title}
          />
        )
      }
      onClose={() => setParams({ run: dryRun.id })}
    >
      {outcome !== null && <People dryRun={dryRun} outcome={outcome} reason={reason?.code ?? null} />}
    </Drawer>
  )
}

type Props = { dryRun: DryRunView; outcome: 'send' | 'held-back'; reason: string | null }

function People({ dryRun, outcome, reason }: Props) {
  const { t } = useTranslation()
  const list = useInfiniteQuery(foreseenQuery(dryRun.id, outcome))
  const people = list.data?.pages.flatMap(({ items }) => items) ?? []
  const shown = reason === null ? people : people.filter((one) => one.reason?.code === reason)
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = list
  // Everybody held back is in one list: the first ones of a rare reason may stand far behind.
  const looksOn = reason !== null && shown.length < SHOWN_AT_ONCE && hasNextPage && !isFetchingNextPage
  useEffect(() => {
    if (looksOn) void fetchNextPage()
  }, [looksOn, fetchNextPage])
  if (list.isPending) return <Skeleton active paragraph={{ rows: 8 }} />
  return (
    <>
      <Trouble query={list} />
      {list.isSuccess && !hasNextPage && shown.length === 0 && <p>{t('check.drawerNobody')}</p>}
      <ul className="foreseen">
        {shown.map((person) => (
          <Person key={`${person.contactId} ${person.dueAt} ${person.text}`} person={person} dryRun={dryRun} />
        ))}
      </ul>
      {looksOn || isFetchingNextPage ? (
        <p role="status" className="card-about">
          {t('check.searching')}
        </p>
      ) : (
        <LoadMore more={list} words={t('shell.loadMore')} />
      )}
    </>
  )
}

function Person({ person, dryRun }: { person: ForeseenPersonView; dryRun: DryRunView }) {
  const { t } = useTranslation()
  const { pick } = useLanguage()
  const words = useWords()
  const { name, outcome, reason, text, parts, dueAt } = person
  const when = words.instant(dueAt, firingToTell(dryRun)?.zone)
  return (
    <li>
      <b>{name ?? t('reach.unnamed')}</b>
      {outcome === 'send' ? (
        <TextBubble text={text} foot={t('check.drawerAt', { when, parts: words.parts(parts) })} />
      ) : (
        <small>{reason === null ? '' : pick(reason)}</small>
      )}
    </li>
  )
}
