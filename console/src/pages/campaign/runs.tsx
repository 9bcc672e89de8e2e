import { FieldTimeOutlined } from '@ant-design/icons'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Skeleton, Table } from 'antd'
import { useTranslation } from 'react-i18next'
import type { MessageView } from '#shared/contracts/console-api/message.ts'
import type { RunView } from '#shared/contracts/console-api/run.ts'
import { LoadMore } from '../../components/load-more.tsx'
import { NothingHere } from '../../components/nothing-here.tsx'
import { StateIcon, toneOf } from '../../components/state-tag.tsx'
import { TimeText } from '../../components/time-text.tsx'
import { Trouble } from '../../components/trouble.tsx'
import { useLanguage } from '../../i18n/use-language.ts'
import { runsQuery } from './queries.ts'

const PARTS = ['greeting', 'digest', 'stage'] as const

/** Every firing of a scheduled campaign and what became of the people it selected, newest first. */
export function Runs({ campaignId }: { campaignId: string }) {
  const { t } = useTranslation()
  const list = useInfiniteQuery(runsQuery(campaignId))
  if (list.isPending) return <Skeleton active />
  if (list.data === undefined) return <Trouble query={list} />
  const runs = list.data.pages.flatMap(({ items }) => items)
  if (runs.length === 0) {
    return <NothingHere icon={<FieldTimeOutlined />} title={t('runs.emptyTitle')} text={t('runs.emptyText')} />
  }
  return (
    <>
      <Trouble query={list} />
      <Table<RunView>
        rowKey="id"
        size="small"
        pagination={false}
        scroll={{ x: 640 }}
        dataSource={runs}
        columns={[
          {
            title: t('runs.date'),
            render: (_, run) => <TimeText at={run.firedAt} zone={run.zone} />,
          },
          { title: t('runs.part'), render: (_, { part }) => <Part part={part} /> },
          { title: t('runs.zone'), dataIndex: 'zone' },
          { title: t('campaigns.state'), render: (_, { state }) => t(`runState.${state}`) },
          { title: t('runs.planned'), dataIndex: 'planned', align: 'right' },
          { title: t('runs.counts'), render: (_, run) => <Outcome run={run} /> },
        ]}
      />
      <LoadMore more={list} words={t('shell.loadMore')} />
    </>
  )
}

function Part({ part }: { part: string }) {
  const { t } = useTranslation()
  const known = PARTS.find((each) => each === part)
  return known === undefined ? part : t(`runs.parts.${known}`)
}

function Outcome({ run: { counts, planned, state, reason } }: { run: RunView }) {
  const { t } = useTranslation()
  const { language } = useLanguage()
  const known = STATES.filter((each) => (counts[each] ?? 0) > 0)
  if (state === 'closed' && planned === 0) return <small>{t('runs.nobody')}</small>
  if (known.length === 0) return <small>{t('runs.counting')}</small>
  return (
    <span className="run-counts">
      {known.map((each) => (
        <span key={each} className={`state-tag tone-${toneOf(each)}`}>
          <StateIcon state={each} />
          {t(`state.${each}.name`)} {counts[each]}
        </span>
      ))}
      {reason !== null && <small>{reason[language]}</small>}
    </span>
  )
}

const STATES: readonly MessageView['state'][] = [
  'delivered',
  'accepted',
  'planned',
  'claimed',
  'undelivered',
  'rejected',
  'in-doubt',
  'unconfirmed',
  'suppressed',
  'cancelled',
  'expired',
]
