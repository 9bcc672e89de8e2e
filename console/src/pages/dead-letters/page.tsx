import { CheckCircleOutlined, InboxOutlined, ReloadOutlined } from '@ant-design/icons'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Button, Segmented, Skeleton } from 'antd'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import type { DeadLetterKind } from '#shared/contracts/dead-letter.ts'
import { LoadMore } from '../../components/load-more.tsx'
import { NothingHere } from '../../components/nothing-here.tsx'
import { PageHeading } from '../../components/page-heading.tsx'
import { Trouble } from '../../components/trouble.tsx'
import { useRights } from '../../use-session.ts'
import { LetterRow } from './letter-row.tsx'
import { deadLettersQuery } from './queries.ts'
import './dead-letters.css'

const KINDS = ['all', 'queue', 'event'] as const

export default function DeadLettersPage() {
  const { t } = useTranslation()
  const { readsDeadLetters, sendsBack } = useRights()
  const about = sendsBack ? t('deadLetters.about') : `${t('deadLetters.about')} ${t('deadLetters.readOnly')}`
  return (
    <>
      <PageHeading title={t('deadLetters.title')} about={about} />
      {readsDeadLetters ? (
        <Letters />
      ) : (
        <NothingHere icon={<InboxOutlined />} title={t('failed.forbiddenTitle')} text={t('deadLetters.noRight')} />
      )}
    </>
  )
}

function Letters() {
  const { t } = useTranslation()
  const [params, setParams] = useSearchParams()
  const kind = kindIn(params)
  const list = useInfiniteQuery(deadLettersQuery(kind))
  const letters = list.data?.pages.flatMap(({ items }) => items) ?? []
  return (
    <>
      <div className="letters-bar">
        <Segmented
          aria-label={t('deadLetters.filter')}
          value={kind ?? 'all'}
          options={KINDS.map((value) => ({ value, label: t(`deadLetters.kind.${value}`) }))}
          onChange={(value) => setParams(value === 'all' ? {} : { kind: value }, { replace: true })}
        />
        <Button icon={<ReloadOutlined />} loading={list.isRefetching} onClick={() => list.refetch()}>
          {t('deadLetters.refresh')}
        </Button>
      </div>
      {list.isPending && <Skeleton active paragraph={{ rows: 6 }} />}
      <Trouble query={list} />
      {list.data !== undefined && letters.length === 0 && !list.hasNextPage && <NothingStuck kind={kind} />}
      <ul className="letters">
        {letters.map((letter) => (
          <li key={letter.id}>
            <LetterRow letter={letter} />
          </li>
        ))}
      </ul>
      <LoadMore more={list} words={t('shell.loadMore')} />
    </>
  )
}

function NothingStuck({ kind }: { kind: DeadLetterKind | null }) {
  const { t } = useTranslation()
  return (
    <div className="nothing-stuck">
      <NothingHere
        icon={<CheckCircleOutlined />}
        title={t('deadLetters.emptyTitle')}
        text={t(`deadLetters.empty.${kind ?? 'all'}`)}
      />
    </div>
  )
}

function kindIn(params: URLSearchParams): DeadLetterKind | null {
  const kind = params.get('kind')
  return kind === 'queue' || kind === 'event' ? kind : null
}
