import { FieldTimeOutlined } from '@ant-design/icons'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Progress, Skeleton, Switch, Table } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { CampaignView } from '#shared/contracts/console-api/campaign.ts'
import type { MessageView } from '#shared/contracts/console-api/message.ts'
import type { RunView } from '#shared/contracts/console-api/run.ts'
import { LoadMore } from '../../components/load-more.tsx'
import { NothingHere } from '../../components/nothing-here.tsx'
import { StateIcon, toneOf } from '../../components/state-tag.tsx'
import { Trouble } from '../../components/trouble.tsx'
import { useLanguage } from '../../i18n/use-language.ts'
import { zoneName } from '../../time-format.ts'
import { useWords } from '../../use-words.ts'
import { runsQuery } from './queries.ts'
import { progressOf } from './run-progress.ts'

/** So few runs without anybody are in nobody's way. */
const FEW_EMPTY = 5
const PARTS = ['greeting', 'digest', 'stage', 'text', 'issue-due'] as const

/** Every firing of a scheduled campaign and what became of the people it selected, newest first. */
export function Runs({ campaign }: { campaign: CampaignView }) {
  const { t } = useTranslation()
  const { language } = useLanguage()
  const words = useWords()
  const [showsAll, setShowsAll] = useState(false)
  const list = useInfiniteQuery(runsQuery(campaign.id))
  if (list.isPending) return <Skeleton active />
  if (list.data === undefined) return <Trouble query={list} />
  const runs = list.data.pages.flatMap(({ items }) => items)
  if (runs.length === 0) {
    return <NothingHere icon={<FieldTimeOutlined />} title={t('runs.emptyTitle')} text={t('runs.emptyText')} />
  }
  const empty = runs.filter(isEmpty).length
  // What looks for its day every day finds nobody on most of them.
  const shown = showsAll || empty < FEW_EMPTY ? runs : runs.filter((run) => !isEmpty(run))
  return (
    <>
      <Trouble query={list} />
      {empty >= FEW_EMPTY && (
        <label className="runs-empty" htmlFor="runs-empty">
          <Switch id="runs-empty" size="small" checked={showsAll} onChange={setShowsAll} />
          {t('runs.showEmpty', { count: empty })}
        </label>
      )}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard */}
      <section className="table-scroll" tabIndex={0} aria-label={t('campaign.runs')}>
        <Table<RunView>
          rowKey="id"
          size="small"
          pagination={false}
          dataSource={shown}
          locale={{ emptyText: t('runs.nobodyYet') }}
          columns={[
            {
              title: t('runs.date'),
              render: (_, run) => <time dateTime={run.firedAt}>{words.instant(run.firedAt, run.zone)}</time>,
            },
            { title: t('runs.part'), render: (_, { part }) => <Part campaign={campaign} part={part} /> },
            { title: t('runs.zone'), render: (_, { zone }) => zoneName(zone, language) },
            { title: t('campaigns.state'), render: (_, run) => <RunState run={run} /> },
            { title: t('runs.planned'), render: (_, { planned }) => words.number(planned), align: 'right' },
            { title: t('runs.counts'), render: (_, run) => <Outcome campaignId={campaign.id} run={run} /> },
          ]}
        />
      </section>
      <LoadMore more={list} words={t('shell.loadMore')} />
    </>
  )
}

/** In words, and while people are texted how far it has got. */
function RunState({ run }: { run: RunView }) {
  const { t } = useTranslation()
  const { pick } = useLanguage()
  const words = useWords()
  if (run.waits !== null) return <small>{pick(run.waits)}</small>
  if (run.state === 'closed') return t('runState.closed')
  if (run.state === 'freezing') return t('overview.selecting', { n: words.number(run.planned) })
  const { done, of } = progressOf(run)
  const label = t('overview.progressLabel', { date: words.day(run.date) })
  return (
    <span className="run-progress">
      {t('overview.progress', { done: words.number(done), planned: words.number(of) })}
      <Progress
        percent={of === 0 ? 0 : Math.floor((100 * done) / of)}
        size="small"
        showInfo={false}
        aria-label={label}
      />
    </span>
  )
}

function isEmpty({ state, planned, waits, reason }: RunView): boolean {
  return state === 'closed' && planned === 0 && waits === null && reason === null
}

/** What a kind of ours sends by its name, a step of a scenario by its moment. */
function Part({ campaign, part }: { campaign: CampaignView; part: string }) {
  const { t } = useTranslation()
  const { pick } = useLanguage()
  const step = campaign.steps?.find(({ id }) => id === part)
  if (step !== undefined) return pick(step.names)
  const known = PARTS.find((each) => each === part)
  return known === undefined ? part : t(`runs.parts.${known}`)
}

function Outcome({ campaignId, run: { id, counts, planned, state, reason } }: { campaignId: string; run: RunView }) {
  const { t } = useTranslation()
  const { language } = useLanguage()
  const words = useWords()
  const known = STATES.filter((each) => (counts[each] ?? 0) > 0)
  if (state === 'closed' && planned === 0) return <small>{reason === null ? t('runs.nobody') : reason[language]}</small>
  if (known.length === 0) return <small>{t('runs.counting')}</small>
  return (
    <span className="run-counts">
      {known.map((each) => (
        <Link
          key={each}
          to={`/campaigns/${campaignId}/messages?run=${encodeURIComponent(id)}&state=${each}`}
          className={`state-tag tone-${toneOf(each)}`}
        >
          <StateIcon state={each} />
          {t(`state.${each}.name`)} {words.number(counts[each] ?? 0)}
        </Link>
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
