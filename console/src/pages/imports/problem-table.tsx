import { ExclamationCircleOutlined, StopOutlined } from '@ant-design/icons'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Card, Table } from 'antd'
import { useTranslation } from 'react-i18next'
import type { RowProblem } from '../../api.ts'
import { Failed } from '../../components/failed.tsx'
import { LoadMore } from '../../components/load-more.tsx'
import { problemsQuery } from './queries.ts'

/** What is wrong with which line, and how to mend it, page by page. */
export function ProblemTable({ id, count }: { id: string; count: number }) {
  const { t } = useTranslation()
  const list = useInfiniteQuery(problemsQuery(id))
  if (list.isError) return <Failed error={list.error} onRetry={() => list.refetch()} />
  const rows = (list.data?.pages.flatMap(({ items }) => items) ?? []).map((row, index) => ({ ...row, key: index }))
  return (
    <Card title={t('imports.problems')} extra={t('imports.problemsOf', { count })} className="problem-card">
      <Table<RowProblem & { key: number }>
        size="small"
        loading={list.isPending}
        pagination={false}
        scroll={{ x: 720 }}
        dataSource={rows}
        columns={[
          { title: t('imports.line'), dataIndex: 'line', width: 72, align: 'right' },
          { title: t('imports.column'), dataIndex: 'column', width: 130 },
          {
            title: t('imports.severity'),
            width: 110,
            render: (_, { severity }) => <Severity severity={severity} />,
          },
          { title: t('imports.message'), dataIndex: 'message' },
          { title: t('imports.value'), width: 180, render: (_, { value }) => <code>{value}</code> },
        ]}
      />
      <LoadMore more={list} words={t('shell.loadMore')} />
    </Card>
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
