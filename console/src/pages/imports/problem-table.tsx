import { ExclamationCircleOutlined, StopOutlined } from '@ant-design/icons'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Card, Skeleton } from 'antd'
import { useTranslation } from 'react-i18next'
import type { RowProblem } from '../../api.ts'
import { Failed } from '../../components/failed.tsx'
import { LoadMore } from '../../components/load-more.tsx'
import { useLanguage } from '../../i18n/use-language.ts'
import { problemsQuery } from './queries.ts'

/** What is wrong with which line, and how to mend it, page by page. */
export function ProblemTable({ id, count }: { id: string; count: number }) {
  const { t } = useTranslation()
  const list = useInfiniteQuery(problemsQuery(id))
  if (list.isLoadingError) return <Failed error={list.error} onRetry={() => list.refetch()} />
  const rows = list.data?.pages.flatMap(({ items }) => items) ?? []
  return (
    <Card title={t('imports.problems')} extra={t('imports.problemsOf', { count })} className="problem-card">
      {list.isPending && <Skeleton active />}
      <table className="problems">
        <thead>
          <tr>
            <th>{t('imports.line')}</th>
            <th>{t('imports.column')}</th>
            <th>{t('imports.severity')}</th>
            <th>{t('imports.message')}</th>
            <th>{t('imports.value')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            // One line may have several problems, so a row has no identity but its place.
            <ProblemRow key={index} row={row} />
          ))}
        </tbody>
      </table>
      <LoadMore more={list} words={t('shell.loadMore')} />
    </Card>
  )
}

function ProblemRow({ row }: { row: RowProblem }) {
  const { t } = useTranslation()
  const { pick } = useLanguage()
  const { line, column, severity, value } = row
  return (
    <tr>
      <td className="problem-line">
        <span>{t('imports.line')} </span>
        {line}
      </td>
      <td>{column}</td>
      <td>
        <Severity severity={severity} />
      </td>
      <td className="problem-message">{pick(row)}</td>
      <td>
        <code>{value}</code>
      </td>
    </tr>
  )
}

function Severity({ severity }: { severity: RowProblem['severity'] }) {
  const { t } = useTranslation()
  return (
    <span className={`state-tag tone-${severity === 'error' ? 'bad' : 'unsure'}`}>
      {severity === 'error' ? <StopOutlined /> : <ExclamationCircleOutlined />}
      {t(`imports.${severity}`)}
    </span>
  )
}
