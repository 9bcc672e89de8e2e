import { CheckCircleFilled, ClockCircleOutlined, CloseCircleFilled, LoadingOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Button, Card, Progress, Skeleton } from 'antd'
import { useTranslation } from 'react-i18next'
import type { ImportView } from '#shared/contracts/console-api/import.ts'
import { Trouble } from '../../components/trouble.tsx'
import { ProblemTable } from './problem-table.tsx'
import { importQuery } from './queries.ts'

const ICONS = {
  waiting: <ClockCircleOutlined />,
  running: <LoadingOutlined />,
  previewed: <CheckCircleFilled />,
  done: <CheckCircleFilled />,
  failed: <CloseCircleFilled />,
}
const TONES = { waiting: 'waiting', running: 'waiting', previewed: 'waiting', done: 'good', failed: 'bad' }
const COUNTS = ['rows', 'accepted', 'unchanged', 'refused'] as const

/** An import while it runs and after it: how many rows went where, and what is wrong with the others. */
export function ImportReport({ id, onAnother }: { id: string; onAnother: () => void }) {
  const { t } = useTranslation()
  const report = useQuery(importQuery(id))
  const { data, isPending } = report
  if (isPending) return <Skeleton active paragraph={{ rows: 6 }} />
  if (data === undefined) return <Trouble query={report} />
  const isOver = data.state === 'done' || data.state === 'failed'
  return (
    <>
      <Trouble query={report} />
      <Card className="import-report">
        <header>
          <span className={`state-tag tone-${TONES[data.state]}`} role="status">
            {ICONS[data.state]}
            {t(`imports.${data.state}`)}
          </span>
          <b>{t(`imports.what.${data.what}`)}</b>
          <Button onClick={onAnother}>{t('imports.another')}</Button>
        </header>
        {!isOver && <Progress percent={100} status="active" showInfo={false} />}
        <Figures report={data} />
      </Card>
      {isOver && data.problemCount === 0 && <p className="all-good">{t('imports.allGood')}</p>}
      {isOver && data.problemCount > 0 && <ProblemTable id={id} count={data.problemCount} />}
    </>
  )
}

function Figures({ report }: { report: ImportView }) {
  const { t } = useTranslation()
  return (
    <dl className="figures">
      {COUNTS.map((count) => (
        <div key={count} className={count === 'refused' && report.refused > 0 ? 'figure is-bad' : 'figure'}>
          <dt>{t(`imports.${count}`)}</dt>
          <dd>
            {report[count].toLocaleString('en')} <small>{t('imports.rowsUnit')}</small>
          </dd>
        </div>
      ))}
    </dl>
  )
}
